"""The policies in NumPy, all decisions at once and without traces; what was known is joined by pandas."""

import numpy
import pandas

from harness.sizing_data import REGIME_AGE, SCORE_AGE

MULTIPLIERS = {"bull": 1.0, "consolidation": 0.5, "bear": 0.25, "crisis": 0.1}
CRISIS = MULTIPLIERS["crisis"]


def half_kelly(decisions):
    risk, notional = kelly(decisions.rows)
    return risk * 0.5, notional * 0.5


def regime_aware(decisions):
    time = decisions.rows[["time"]]
    regimes = decisions.regimes.assign(multiplier=decisions.regimes["regime"].map(MULTIPLIERS))
    applied = known_at(time, regimes, "multiplier", REGIME_AGE, CRISIS)
    # What is doubtful brings the multiplier down to the crisis entry, once.
    alert = known_at(time, decisions.scores.assign(isAlert=decisions.scores["isAlert"].astype(float)), "isAlert", SCORE_AGE)
    doubtful = numpy.where(applied > CRISIS, CRISIS / applied, 1.0)
    factor = applied * numpy.where(numpy.isnan(alert), doubtful, numpy.where(alert == 1, 0.8, 1.0))
    risk, notional = kelly(decisions.rows)
    return risk * factor, notional * factor


def eight_layers(decisions):
    risk, notional = half_kelly(decisions)
    correlation = numpy.clip(1 - decisions.rows["correlation"].to_numpy(), 0.25, 1)
    losses = decisions.rows["losses"].to_numpy()
    streak = numpy.where(losses < 3, 1.0, numpy.maximum(0.1, 0.5 ** (losses - 2.0)))
    risk, notional = risk * correlation * streak, notional * correlation * streak
    capped = numpy.minimum(notional, 0.25)
    return risk * numpy.divide(capped, notional, out=numpy.ones_like(risk), where=notional > 0), capped


POLICIES = {"half-kelly": half_kelly, "regime-aware": regime_aware, "eight-layers": eight_layers}


def kelly(rows):
    """The risk and the notional of the Kelly fraction, nothing where there is no edge."""
    win_rate, loss = rows["winRate"].to_numpy(), rows["averageLoss"].to_numpy()
    payoff = rows["averageWin"].to_numpy() / loss
    edge = win_rate * payoff - (1 - win_rate)
    risk = numpy.where(edge > 0, numpy.minimum(1, edge / payoff), 0.0)
    return risk, risk / loss


def known_at(time, table, column, age, otherwise=numpy.nan):
    """The latest value of a column that was known at each moment and is not too old."""
    joined = pandas.merge_asof(time, table[["known", column]], left_on="time", right_on="known")
    fresh = (joined["time"] - joined["known"] <= age).to_numpy()
    return numpy.where(fresh, joined[column].to_numpy(), otherwise)
