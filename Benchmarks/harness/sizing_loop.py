"""The policies in Python, one decision after the other, each with its trace: a list of a tuple for every factor."""

import datetime

from harness.sizing_data import NAMES, REGIME_AGE, SCORE_AGE
from harness.sizing_twin import CRISIS, MULTIPLIERS

EPOCH = datetime.datetime(1970, 1, 1)


class Known:
    """The rows of a table, of which the latest that is known moves on with the decisions."""

    def __init__(self, name, table, column, age):
        self.name, self.age = name, age
        self._stamps, self._known, self._values = (table[key].tolist() for key in ("stamp", "known", column))
        self.rewind()

    def rewind(self):
        self._next = 0

    def at(self, time):
        """The value with its source and its age, or None."""
        while self._next < len(self._known) and self._known[self._next] <= time:
            self._next += 1
        if self._next == 0:
            return None
        row = self._next - 1
        return self._values[row], (self.name, self._stamps[row]), time - self._known[row]


class Loop:
    """The decisions, column by column in lists, and what sizes them."""

    def __init__(self, decisions):
        self._rows = [decisions.rows[name].tolist() for name in decisions.rows]
        scores = decisions.scores.assign(reading=list(zip(decisions.scores["score"], decisions.scores["isAlert"])))
        self._regimes = Known(NAMES["regimes"], decisions.regimes, "regime", REGIME_AGE)
        self._scores = Known(NAMES["scores"], scores, "reading", SCORE_AGE)

    def sized(self, policy):
        """The risk, the notional and the trace of every decision: name, value, inputs, source, risk and notional."""
        layers = {"half-kelly": self._half, "regime-aware": self._regime_aware, "eight-layers": self._eight_layers}[policy]
        self._regimes.rewind()
        self._scores.rewind()
        positions = []
        for time, win_rate, win, loss, correlation, losses in zip(*self._rows):
            source = (NAMES["odds"], time)
            risk = max(0.0, win_rate - (1 - win_rate) * (loss / win))
            inputs = (("winRate", win_rate), ("averageWin", win), ("averageLoss", loss))
            trace = [("kelly", risk, inputs, source, risk, risk / loss)]
            layers(trace, time, source, correlation, losses)
            positions.append((*trace[-1][4:], trace))
        return positions

    @staticmethod
    def _multiply(trace, name, value, inputs, source):
        risk, notional = trace[-1][4:]
        trace.append((name, value, inputs, source, risk * value, notional * value))

    def _half(self, trace, *_, policy="half-kelly"):
        self._multiply(trace, "fraction", 0.5, (), (policy, None))

    def _regime_aware(self, trace, time, *_):
        own, known = ("regime-aware", None), self._regimes.at(time)
        if known is None:
            applied, name, inputs, source = CRISIS, "missing-regime", (("regime", "crisis"),), own
        elif known[2] > self._regimes.age:
            applied, name, source = CRISIS, "stale-regime", known[1]
            inputs = (("ageSeconds", float(known[2])), ("regime", "crisis"))
        else:
            applied, name, inputs, source = MULTIPLIERS[known[0]], "regime", (("regime", known[0]),), known[1]
        self._multiply(trace, name, applied, inputs, source)
        known = self._scores.at(time)
        if known is None or known[2] > self._scores.age:
            value = CRISIS / applied if applied > CRISIS else 1.0
            age = () if known is None else (("ageSeconds", float(known[2])),)
            name = "missing-volatility" if known is None else "stale-volatility"
            self._multiply(trace, name, value, (*age, ("regime", "crisis")), own if known is None else known[1])
        else:
            score, is_alert = known[0]
            inputs = (("isHigh", "yes" if is_alert else "no"), ("score", score))
            self._multiply(trace, "high-forecast-cut", 0.8 if is_alert else 1.0, inputs, known[1])

    def _eight_layers(self, trace, time, source, correlation, losses):
        self._half(trace, policy="eight-layers")
        value = min(1.0, max(0.25, 1 - correlation))
        self._multiply(trace, "correlation", value, (("correlation", correlation),), source)
        value = 1.0 if losses < 3 else max(0.1, 0.5 ** (losses - 2))
        self._multiply(trace, "loss-streak", value, (("losses", losses),), source)
        risk, notional = trace[-1][4:]
        value = 0.25 / notional if notional > 0.25 else 1.0
        trace.append((
            "maximum-notional", value, (("limit", 0.25),), ("eight-layers", None), risk * value, min(notional, 0.25)))


def text_of(trace):
    """A trace as our side writes it."""
    return "; ".join(
        f"{name} {value!r} [" + "".join(f"{key} {input} " for key, input in inputs) + f"from {place(*source)}]"
        for name, value, inputs, source, _, _ in trace)


def place(name, time):
    return name if time is None else f"{name} {(EPOCH + datetime.timedelta(seconds=time)).isoformat()}Z"
