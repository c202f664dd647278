"""Sizes of positions by all presets and by composed policies, on random inputs of which some are old or missing.

The rules are those that the articles on sizing name, in exact rational arithmetic; where the code under test rounds,
it must stay within its tolerance of the true number. `python3 sizing_reference.py` writes `sizing_reference.json`.
"""

import json
from fractions import Fraction
from pathlib import Path

from sizing_draws import STANDARD_TABLE, Draws

PRESETS = [
    {"name": "full-kelly", "base": "kelly"},
    {"name": "half-kelly", "base": "kelly", "fraction": 0.5},
    {"name": "regime-aware", "base": "kelly", "regime": {}, "volatility": {"highForecastCut": {}}},
    {"name": "volatility-target", "base": {"volatilityTarget": {"annualized": 0.2}}, "caps": {"maximumLeverage": 1}},
    {"name": "eight-layers", "base": "kelly", "fraction": 0.5, "correlation": {}, "lossStreak": {},
     "caps": {"maximumNotional": 0.25}},
    {"name": "confidence", "base": {"confidence": {}}, "volatility": {"scaling": {}}},
    {"name": "estimation-error", "base": "kelly", "fraction": {"estimationErrorOfAssets": 1}},
    {"name": "lower-bound", "base": "kellyLowerBound"},
]


class Missing(Exception):
    """A policy needs an input that there is not."""


class NoSize(Exception):
    """There is nothing to start from yet."""


def exact(number):
    return Fraction(number)


def needed(inputs, name):
    if name not in inputs:
        raise Missing(name)
    return inputs[name]


class Sizing:
    """One size on its way through the layers."""

    def __init__(self, policy, inputs):
        self.policy, self.inputs = policy, inputs
        self.risk = self.notional = None
        self.factors = []

    def add(self, name, value=1):
        self.factors.append([name, value, self.risk, self.notional])

    def multiply(self, name, value):
        self.notional *= value
        if self.risk is not None:
            self.risk *= value
        self.add(name, value)

    def limit(self, name, reached, limit):
        self.multiply(name, limit / reached if reached > limit else exact(1))

    # What it starts from: the Kelly criterion, a target of volatility, or the risk that a confidence allows

    def no_odds(self, name):
        if "closedTrades" in self.inputs:
            raise NoSize("no-odds")
        raise Missing(name)

    def stop(self):
        if "stopDistance" in self.inputs:
            return exact(self.inputs["stopDistance"])
        return exact(self.inputs["odds"]["averageLoss"]) if "odds" in self.inputs else None

    def start(self):
        base = self.policy["base"]
        if base in ("kelly", "kellyLowerBound"):
            self.start_from_odds(base)
        elif isinstance(base, dict) and "confidence" in base:
            confidence = needed(self.inputs, "confidence")
            stop = self.stop()
            if stop is None:
                self.no_odds("stopDistance")
            self.risk = risk_at(base["confidence"], confidence)
            self.notional = self.risk / stop
            self.add("confidence", self.risk)
            self.add("stop-distance")
        else:
            self.start_from_volatility(base)

    def start_from_odds(self, base):
        if "odds" not in self.inputs:
            self.no_odds("odds")
        odds = self.inputs["odds"]
        p, win, loss = (exact(odds[name]) for name in ("winRate", "averageWin", "averageLoss"))
        if base == "kelly":
            self.risk = max(exact(0), p - (1 - p) * loss / win)
        else:
            self.risk = exact(needed(odds, "lowerBound"))
        self.notional = self.risk / loss
        self.add("kelly" if base == "kelly" else "kelly-lower-bound", self.risk)
        if odds.get("tradeCount", 30) < 30:
            self.add("few-trades")
        if "stopDistance" in self.inputs:
            self.notional = self.risk / self.stop()
            self.add("stop-distance")

    def start_from_volatility(self, base):
        reading = self.inputs["volatility"]
        if reading["state"] == "missing":
            raise NoSize("no-volatility")
        stop = self.stop()
        if stop is None and ("levels" in self.policy.get("confidence", {}) or "maximumRisk" in self.policy.get("caps", {})):
            self.no_odds("stopDistance")
        sigma = self.annual_volatility()
        if base == "continuousKelly":
            self.notional = max(exact(0), exact(needed(self.inputs, "expectedReturn")) / sigma**2)
        else:
            self.notional = exact(base["volatilityTarget"]["annualized"]) / sigma
        self.risk = None if stop is None else self.notional * stop
        self.add("continuous-kelly" if base == "continuousKelly" else "volatility-target", self.notional)
        if stop is not None:
            self.add("stop-distance")

    def annual_volatility(self):
        return exact(self.inputs["volatility"]["forecast"]) * exact(needed(self.inputs, "annualization"))

    # The part of it: stated, or by the error of estimation

    def fraction(self):
        rule = self.policy.get("fraction")
        if isinstance(rule, dict):
            sharpe, years = (exact(number) for number in needed(self.inputs, "sharpe"))
            error = rule["estimationErrorOfAssets"] / years
            self.multiply("estimation-error", sharpe**2 / (sharpe**2 + error) if sharpe > 0 else exact(0))
        elif rule is not None:
            self.multiply("fraction", exact(rule))

    # The multiplier of the regime, and what is old or missing

    def regime(self):
        layer = self.policy.get("regime")
        table = (layer or {}).get("multipliers", STANDARD_TABLE)
        crisis = exact(table["crisis"] if "crisis" in table else min(table.values()))
        multiplier = exact(1)
        if layer is not None:
            reading = self.inputs["regime"]
            if reading["state"] != "current":
                multiplier, name = min(exact(1), crisis), reading["state"] + "-regime"
            elif layer.get("reading") == "expected":
                if "probabilities" not in reading:
                    raise Missing("probabilities")
                weights = [exact(number) for number in reading["probabilities"]]
                parts = [weight * exact(table[label]) for weight, label in zip(weights, reading["classNames"])]
                multiplier, name = sum(parts) / sum(weights), "expected-regime"
            else:
                multiplier, name = exact(table[reading["regime"]]), "regime"
            self.multiply(name, multiplier)
        doubt = self.doubt_of_volatility()
        if doubt is not None:
            # Down to the crisis entry, however many inputs are doubtful.
            self.multiply(doubt, min(exact(1), crisis / multiplier) if multiplier > 0 else exact(1))

    def doubt_of_volatility(self):
        layer, reading = self.policy.get("volatility", {}), self.inputs["volatility"]
        if not layer and not self.starts_from_volatility():
            return None
        if reading["state"] != "current":
            return reading["state"] + "-volatility"
        if "scaling" in layer and "mean" not in reading:
            return "missing-volatility-mean"
        if "highForecastCut" in layer:
            if ("score" if "threshold" in layer["highForecastCut"] else "isAlert") not in reading:
                return "missing-volatility-score"
        return None

    def starts_from_volatility(self):
        base = self.policy["base"]
        return base == "continuousKelly" or (isinstance(base, dict) and "volatilityTarget" in base)

    # The mean volatility over the current one, a target over the forecast, the cut at high forecasts

    def volatility(self):
        layer, reading = self.policy.get("volatility", {}), self.inputs["volatility"]
        if reading["state"] != "current":
            return
        if "scaling" in layer and "mean" in reading:
            ratio = exact(reading["mean"]) / exact(reading["forecast"])
            self.multiply("volatility-scaling", min(exact(1), ratio))
        if "target" in layer:
            ratio = exact(layer["target"]["annualized"]) / self.annual_volatility()
            self.multiply("volatility-limit", min(exact(1), ratio))
        if "highForecastCut" in layer:
            cut = layer["highForecastCut"]
            high = None
            if "threshold" in cut:
                high = reading["score"] > cut["threshold"] if "score" in reading else None
            else:
                high = reading.get("isAlert")
            if high is not None:
                self.multiply("high-forecast-cut", exact(cut.get("multiplier", 0.8)) if high else exact(1))

    # The risk that the confidence allows, time frames that agree

    def confidence(self):
        layer = self.policy.get("confidence", {})
        if "levels" in layer:
            allowed = risk_at(layer["levels"], needed(self.inputs, "confidence"))
            self.limit("confidence-limit", self.risk, allowed)
        if "agreement" in layer:
            table = layer["agreement"].get("multipliers", [0, 0, 0.5, 1])
            self.multiply("agreement", exact(table[needed(self.inputs, "agreement")]))

    # Correlation with what is held, losses in a row

    def portfolio(self):
        if "correlation" in self.policy:
            floor = exact(self.policy["correlation"].get("floor", 0.25))
            straight = 1 - exact(needed(self.inputs, "correlation"))
            self.multiply("correlation", min(exact(1), max(floor, straight)))
        if "lossStreak" in self.policy:
            rule, losses = self.policy["lossStreak"], needed(self.inputs, "consecutiveLosses")
            threshold = rule.get("threshold", 3)
            power = exact(rule.get("factor", 0.5)) ** max(0, losses - threshold + 1)
            floor = exact(rule.get("floor", 0.1))
            self.multiply("loss-streak", exact(1) if losses < threshold else max(floor, power))

    # The largest risk, size and leverage

    def caps(self):
        caps = self.policy.get("caps", {})
        if self.risk is not None and self.risk > 1:
            self.limit("maximum-risk", self.risk, exact(1))
        if "maximumRisk" in caps:
            self.limit("maximum-risk", self.risk, exact(caps["maximumRisk"]))
        for member, name in (("maximumNotional", "maximum-notional"), ("maximumLeverage", "maximum-leverage")):
            if member in caps:
                self.limit(name, abs(self.notional), exact(caps[member]))

    def expected(self):
        try:
            self.start()
            for layer in (self.fraction, self.regime, self.volatility, self.confidence, self.portfolio, self.caps):
                layer()
        except NoSize as reason:
            return {"refusal": str(reason)}
        except Missing:
            return {}
        rounded = [[name] + [None if number is None else float(number) for number in numbers]
                   for name, *numbers in self.factors]
        return {"factors": rounded}


def risk_at(rule, confidence):
    levels, risks = rule.get("levels", [0.3, 0.6, 0.9]), rule.get("risks", [0.005, 0.01, 0.02])
    reached = sum(level <= confidence for level in levels) - 1
    if reached < 0:
        return exact(0)
    low = exact(risks[reached])
    if rule.get("shape", "stepped") == "stepped" or reached + 1 == len(levels):
        return low
    start, end = exact(levels[reached]), exact(levels[reached + 1])
    return low + (exact(confidence) - start) / (end - start) * (exact(risks[reached + 1]) - low)


def main():
    draws = Draws(20_260_117)
    policies = [preset for preset in PRESETS for _ in range(25)] + [draws.policy() for _ in range(320)]
    cases = []
    for policy in policies:
        inputs = draws.inputs(policy)
        cases.append({"policy": policy, "inputs": inputs, "expected": Sizing(policy, inputs).expected()})
    lines = ",\n".join(json.dumps(case, separators=(",", ":")) for case in cases)
    Path(__file__).with_suffix(".json").write_text("[\n" + lines + "\n]\n")


if __name__ == "__main__":
    main()
