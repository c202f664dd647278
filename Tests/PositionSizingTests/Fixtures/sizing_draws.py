"""Random policies, and random inputs of which some are old or missing, for `sizing_reference.py`."""

import numpy

STANDARD_TABLE = {"bull": 1, "consolidation": 0.5, "bear": 0.25, "crisis": 0.1}


class Draws:
    """Random policies and inputs; numbers have few digits, so that limits are met exactly now and then."""

    def __init__(self, seed):
        self.random = numpy.random.default_rng(seed)

    def chance(self, probability):
        return bool(self.random.random() < probability)

    def number(self, low, high, digits=4):
        return round(float(self.random.uniform(low, high)), digits)

    def integer(self, low, high):
        return int(self.random.integers(low, high + 1))

    def choice(self, values):
        return values[self.integer(0, len(values) - 1)]

    def odds(self):
        while True:
            odds = {"winRate": self.number(0.2, 0.9, 3), "averageWin": self.number(0.005, 0.1),
                    "averageLoss": self.number(0.005, 0.06)}
            # Close to no edge f* is a small difference of large numbers, of which no relative error can be demanded.
            if abs(odds["winRate"] * odds["averageWin"] / odds["averageLoss"] - 1 + odds["winRate"]) > 0.1:
                break
        if self.chance(0.6):
            odds["tradeCount"] = self.choice([5, 29, 30, 31, 400])
            odds["lowerBound"] = self.number(0, 0.3)
        return odds

    def state(self):
        return self.choice(["current"] * 6 + ["stale", "missing"])

    def regime(self, table):
        names = sorted(table)
        weights = self.random.dirichlet(numpy.ones(len(names)))
        probabilities = [round(float(weight), 4) for weight in weights]
        probabilities[-1] = round(1 - sum(probabilities[:-1]), 4)
        reading = {"state": self.state(), "regime": self.choice(names)}
        if min(probabilities) >= 0 and self.chance(0.9):
            reading |= {"classNames": names, "probabilities": probabilities}
        return reading

    def volatility(self):
        reading = {"state": self.state(), "forecast": self.number(0.005, 0.08)}
        if self.chance(0.9):
            reading["mean"] = self.number(0.005, 0.08)
        if self.chance(0.9):
            reading["score"] = self.choice([50, 89.9, 90, 90.1, self.number(0, 100, 1)])
        if self.chance(0.9):
            reading["isAlert"] = self.chance(0.5)
        return reading

    def inputs(self, policy):
        inputs = {"regime": self.regime(policy.get("regime", {}).get("multipliers", STANDARD_TABLE)),
                  "volatility": self.volatility()}
        frames = len(policy.get("confidence", {}).get("agreement", {}).get("multipliers", [0, 0, 0, 0])) - 1
        draws = {
            "odds": self.odds, "closedTrades": lambda: self.integer(0, 5),
            "sharpe": lambda: [self.number(-0.5, 3, 2), self.number(0.2, 10, 1)],
            "expectedReturn": lambda: self.number(-0.2, 0.8), "stopDistance": lambda: self.number(0.005, 0.2),
            "annualization": lambda: self.choice([1, 19.1, 93.6]),
            "confidence": lambda: self.choice([0, 0.3, 0.6, 0.9, 1, self.number(0, 1, 3)]),
            "agreement": lambda: self.integer(0, frames), "correlation": lambda: self.number(-1, 1, 2),
            "consecutiveLosses": lambda: self.integer(0, 8),
        }
        optional = {"closedTrades": 0.5, "stopDistance": 0.5}
        for name, draw in draws.items():
            if self.chance(optional.get(name, 0.97)):
                inputs[name] = draw()
        return inputs

    def policy(self):
        policy = {"name": "composed", "base": self.choice([
            "kelly", "kelly", "kellyLowerBound", "continuousKelly",
            {"volatilityTarget": {"annualized": self.number(0.05, 0.8, 2)}}, {"confidence": self.levels()}])}
        parts = {
            "fraction": lambda: self.choice([self.number(0.05, 1, 2), {"estimationErrorOfAssets": self.integer(1, 20)}]),
            "regime": self.regime_layer, "volatility": self.volatility_layer, "confidence": self.confidence_layer,
            "correlation": lambda: self.choice([{}, {"floor": self.number(0, 1, 2)}]),
            "lossStreak": lambda: self.choice([{}, {"threshold": self.integer(1, 5), "factor": self.number(0, 1, 2),
                                                    "floor": self.number(0, 0.5, 2)}]),
            "caps": self.cap_layer,
        }
        for name, draw in parts.items():
            if self.chance(0.55):
                policy[name] = draw()
        return policy

    def regime_layer(self):
        layer = {}
        if self.chance(0.6):
            names = self.choice([["calm", "wild"], ["bear", "bull", "crisis"], ["a", "b", "c", "d"]])
            layer["multipliers"] = {name: self.number(0.02, 1.6, 2) for name in names}
        if self.chance(0.4):
            layer["reading"] = "expected"
        return layer

    def volatility_layer(self):
        layer = {}
        if self.chance(0.5):
            layer["scaling"] = {"days": self.integer(1, 60)}
        if self.chance(0.5):
            layer["target"] = {"annualized": self.number(0.05, 1, 2)}
        if self.chance(0.5):
            layer["highForecastCut"] = self.choice([{}, {"threshold": 90}, {"multiplier": 0.5, "threshold": 89.9}])
        return layer

    def levels(self):
        return self.choice([{}, {"shape": "interpolated"},
                            {"levels": [0.2, 0.5], "risks": [0.01, 0.05], "shape": "interpolated"}])

    def confidence_layer(self):
        layer = {}
        if self.chance(0.6):
            layer["levels"] = self.levels()
        if self.chance(0.6):
            layer["agreement"] = self.choice([{}, {"multipliers": [0.2, 1]}])
        return layer

    def cap_layer(self):
        caps = {"maximumRisk": self.number(0, 0.1, 3), "maximumNotional": self.number(0, 2, 2),
                "maximumLeverage": self.number(0, 3, 2)}
        return {name: cap for name, cap in caps.items() if self.chance(0.6)}
