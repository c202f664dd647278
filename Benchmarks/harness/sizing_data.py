"""Decisions to size, one every hour, with labels of a regime every day and scores of a forecast every hour."""

import dataclasses

import numpy
import pandas

HOUR, DAY = 3600, 86_400
START = -10 * 365 * DAY  # in seconds since 1970
REGIMES = ("bull", "consolidation", "bear", "crisis")
REGIME_AGE, SCORE_AGE = 3 * DAY, DAY
NAMES = {"odds": "signals/odds-hourly.csv", "regimes": "signals/regimes-daily.csv", "scores": "signals/scores-hourly.csv"}


@dataclasses.dataclass
class Decisions:
    """What is known at each decision, and the two tables that became known row by row."""

    rows: pandas.DataFrame
    regimes: pandas.DataFrame
    scores: pandas.DataFrame

    def head(self, count):
        """The first decisions, with all of the tables."""
        return Decisions(self.rows.head(count), self.regimes, self.scores)

    def every(self, step):
        """One decision out of so many, with all of the tables."""
        return Decisions(self.rows.iloc[::step], self.regimes, self.scores)

    def files(self, harness):
        """The path of the decisions, and the options that tell our side of the rest."""
        size = len(self.rows)
        regimes = self.regimes.assign(regime=self.regimes["regime"].map(REGIMES.index))
        return harness.data(f"sizing-decisions-{size}", numbers(self.rows)), {
            "names": NAMES, "regimes": harness.data(f"sizing-regimes-{size}", numbers(regimes)),
            "regimeNames": REGIMES, "regimeAge": REGIME_AGE,
            "scores": harness.data(f"sizing-scores-{size}", numbers(self.scores)), "scoreAge": SCORE_AGE}


def numbers(frame):
    return frame.to_numpy(dtype="<f8").ravel()


def decisions(count, seed):
    """Decisions of which some have no edge; labels and scores with gaps, so that some are too old or not known yet."""
    random = numpy.random.default_rng(seed)
    time = START + HOUR * numpy.arange(count)
    rows = pandas.DataFrame({
        "time": time, "winRate": random.uniform(0.4, 0.65, count), "averageWin": random.uniform(0.005, 0.03, count),
        "averageLoss": random.uniform(0.005, 0.02, count), "correlation": random.uniform(-0.5, 1, count),
        "losses": random.geometric(0.5, count) - 1})
    days = START + DAY * numpy.arange(count // 24 + 1)
    regimes = pandas.DataFrame({
        "stamp": days, "known": days + DAY, "regime": numpy.array(REGIMES)[random.integers(len(REGIMES), size=len(days))]})
    score = random.uniform(0, 100, count).round(2)
    scores = pandas.DataFrame({
        "stamp": time, "known": time + HOUR, "volatility": random.lognormal(-5.5, 0.5, count), "score": score,
        "isAlert": score > 80})
    return Decisions(rows, without_gaps(regimes, 30, 5, random), without_gaps(scores, 300, 48, random))


def without_gaps(table, each, length, random):
    """The table without some runs of rows, about one for `each` rows that are left."""
    starts = random.integers(1, len(table), len(table) // (each + length))
    gone = (starts[:, None] + numpy.arange(length)).ravel()
    return table.drop(index=numpy.unique(gone[gone < len(table)])).reset_index(drop=True)
