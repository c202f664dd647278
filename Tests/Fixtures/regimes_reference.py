"""Writes regimes_reference.json: two made-up markets with states, labels, features, simulated labels and baselines, and a
hidden Markov model.

The prices are those of a random walk whose volatility wanders; nothing is market data. Every window is a plain slice that
is summed anew, quantiles are numpy's. Ran with Python 3.11, numpy 2.4.
"""

import json
import math
import pathlib

import numpy as np

START = 1_500_000_000 // 86_400 * 86_400
NAN = math.nan


def market(seed, count, bar):
    rng = np.random.default_rng(seed)
    days = bar / 86_400
    rows, price, level = [], 100.0, 0.0
    for number in range(count):
        level = 0.97**days * level + 0.2 * math.sqrt(days) * rng.normal()
        sigma = 0.03 * math.exp(level) * math.sqrt(days)
        drift = 0.01 * days * math.sin(number * days / 25)
        path = price * np.exp(np.cumsum(drift / 24 + rng.standard_t(5, 24) * sigma / math.sqrt(24) * 0.77))
        path = np.round(np.r_[price, path], 3)
        rows.append([path.max(), path.min(), path[-1], round(float(1000 * math.exp(rng.normal(0, 0.7))), 1)])
        price = float(path[-1])
    h, l, c, v = np.array(rows).T
    flows = np.round(rng.lognormal(5, 0.3, (2, count)), 2)
    return {"t": START + bar * np.arange(count), "h": h, "l": l, "c": c, "v": v, "inflow": flows[0], "outflow": flows[1],
            "funding": np.round(rng.normal(0.0001, 0.0002, count), 7)}


def window(values, w, rule):
    """rule of the last w values at each bar."""
    out = np.full(len(values), NAN)
    for i in range(w - 1, len(values)):
        part = values[i - w + 1 : i + 1]
        if not np.isnan(part).any():
            out[i] = rule(part)
    return out


def quantiles(values, p, longest, least):
    out = np.full(len(values), NAN)
    for i in range(len(values)):
        part = values[max(0, i - longest + 1) : i + 1]
        part = part[~np.isnan(part)]
        if len(part) >= least:
            out[i] = np.quantile(part, p)
    return out


def deviation(part):
    return float(np.std(part, ddof=1))


class Analysis:
    """All of one market by one rule, in bars."""

    def __init__(self, m, per_day, rule, ahead=7):
        self.m, self.rule, self.per_day = m, rule, per_day
        bars = lambda days: max(1, round(days * per_day))
        self.bars = bars
        self.n, self.h = bars(rule["days"]), bars(ahead)
        self.history, self.least = bars(rule["history"]), bars(rule["smallest"])
        self.r = np.r_[NAN, np.diff(np.log(m["c"]))]
        self.sigma = window(self.r, self.n, deviation)
        self.s = window(self.r, self.n, np.sum) / (self.sigma * math.sqrt(self.n))
        self.q = quantiles(self.sigma, rule["quantile"], self.history, self.least)
        count = len(self.r)
        self.known = ~np.isnan(self.q)
        self.state = [self.regime(self.sigma[t], self.s[t], self.q[t]) if self.known[t] else None for t in range(count)]
        self.spans = window(self.r, self.h, deviation)
        self.bands = np.array([quantiles(self.spans, p, self.history, self.least) for p in (1 / 3, 2 / 3, 0.9)]).T
        self.spanCrisis = quantiles(self.spans, rule["quantile"], self.history, self.least)
        parkinson = np.maximum(np.log(m["h"] / m["l"]) ** 2 / (4 * math.log(2)), 1e-12)
        self.range = lambda days: np.sqrt(window(parkinson, bars(days), np.mean))
        self.scale = (self.range(1) * self.range(7) ** 2 * self.range(30) ** 2 * self.range(90)) ** (1 / 6)
        lam = 0.94 ** (1 / per_day)
        self.smoothed = np.full(count, NAN)
        for t in range(bars(30), count):
            w = lam ** np.arange(t - 1, -1, -1)
            self.smoothed[t] = math.sqrt((w * self.r[1 : t + 1] ** 2).sum() / w.sum())
        self.k = self.n - self.h
        self.knownSigma = window(self.r, self.k, deviation)
        self.knownSum = window(self.r, self.k, np.sum)

    def regime(self, sigma, s, q):
        if sigma > q:
            return 3
        return 0 if s > self.rule["trend"] else 2 if s < -self.rule["trend"] else 1

    def classOf(self, kind, part, t):
        """The class of returns by the thresholds of bar t."""
        v = deviation(part)
        if kind == "volatility":
            return int((v > self.bands[t]).sum())
        s = part.sum() / (v * math.sqrt(len(part)))
        return self.regime(v, s, self.q[t] if kind == "state" else self.spanCrisis[t])

    def labels(self, kind):
        out = [None] * len(self.r)
        for t in range(len(self.r) - self.h):
            if self.known[t] and not np.isnan(self.bands[t]).any():
                ahead = self.r[t + 1 : t + self.h + 1]
                out[t] = self.state[t + self.h] if kind == "state" else self.classOf(kind, ahead, t)
        return out

    def today(self, kind, t):
        return self.state[t] if kind == "state" else self.classOf(kind, self.r[t - self.h + 1 : t + 1], t)

    def knownPart(self, kind, t):
        if kind == "state":
            return 4 * self.classOf(kind, self.r[t - self.k + 1 : t + 1], t) + self.state[t]
        return int((self.smoothed[t] > self.thresholds(kind)[t]).sum())

    def thresholds(self, kind):
        return np.c_[self.bands[:, :2], self.bands[:, 2] if kind == "volatility" else self.spanCrisis]

    def position(self, kind, t):
        return math.log(self.smoothed[t] / (self.q[t] if kind == "state" else self.bands[t, 1]))

    def ends(self, t):
        """The last bars of the blocks that are over at t, a day apart."""
        step = self.bars(1)
        first = int(np.argmax(~np.isnan(self.scale)))
        ends = [e for e in range(t, -1, -step) if e - self.h >= first][: self.bars(365) // step]
        return ends if len(ends) >= min(self.bars(200), self.least * 2 // 3) // step else None

    def simulated(self, kind, t):
        counts = np.zeros(4)
        ends = self.ends(t)
        if ends is None:
            return None
        for e in ends:
            block = self.r[e - self.h + 1 : e + 1] / self.scale[e - self.h] * self.scale[t]
            for sign in (1,) if kind == "volatility" else (1, -1):
                part = sign * block
                if kind == "state":
                    part = np.r_[self.r[t - self.k + 1 : t + 1], part]
                counts[self.classOf(kind, part, t)] += 1
        return ((counts + 1) / (counts.sum() + 4)).tolist()

    def features(self):
        b, m, r, sigma = self.bars, self.m, self.r, self.sigma
        p = np.log(m["c"])
        rms = lambda w: np.sqrt(window(r**2, w, np.mean))
        over = lambda x, days: x / (sigma * math.sqrt(b(days)))
        age, ages = 0.0, np.full(len(r), NAN)
        for t in range(len(r)):
            if self.state[t] is not None:
                age = age + 1 / self.per_day if self.state[t - 1] == self.state[t] else 0.0
                ages[t] = math.log(1 + age)
        halves = window(np.where(r < 0, r**2, 0), b(7), np.sum) / window(r**2, b(7), np.sum)
        net, both = m["inflow"] - m["outflow"], m["inflow"] + m["outflow"]
        out = {f"momentum-{d}": over(window(r, b(d), np.sum), d) for d in (1, 7, 30)}
        out |= {f"volatility-{d}": np.log(rms(b(d)) / sigma) for d in (3, 7, 90)}
        out |= {f"range-{d}": np.log(self.range(d) / self.range(self.rule["days"])) for d in (1, 3, 7, 90)}
        out |= {
            "volatility-smoothed": np.log(self.smoothed / sigma),
            "range-level": np.log(self.range(self.rule["days"]) / sigma),
            "trend-distance-60": over(p - window(p, b(60), np.mean), 60),
            "drawdown-30": over(p - window(p, b(30), np.max), 30),
            "semivariance-7": halves,
            "volume-ratio-3-30": np.log(window(m["v"], b(3), np.mean) / window(m["v"], b(30), np.mean)),
            "crisis-distance": np.log(sigma / self.q),
            "known-volatility": np.log(self.knownSigma / self.q),
            "known-change": np.log(self.knownSigma / sigma),
            "known-trend": self.knownSum / (sigma * math.sqrt(self.n)),
            "state-age": ages,
            "mean:3:funding": window(m["funding"], b(3), np.mean),
            "net-flow-7": window(net, b(7), np.sum) / window(both, b(7), np.sum),
        }
        out |= {f"band-distance-{i + 1}": np.log(rms(self.h) / self.bands[:, i]) for i in range(3)}
        return out


def baselines(a, kind, training, rows):
    labels = a.labels(kind)
    y = np.array([labels[t] for t in training])
    share = (np.bincount(y, minlength=4) + 1) / (len(y) + 4)
    cuts = np.quantile([a.position(kind, t) for t in training], [0.5, 0.9])
    trend = lambda t: 0 if a.s[t] > a.rule["trend"] else 2 if a.s[t] < -a.rule["trend"] else 1
    cells = {
        "frequencies": lambda t: 0,
        "transitions": lambda t: a.today(kind, t),
        "thresholds": lambda t: (int((a.position(kind, t) >= cuts).sum()), trend(t)),
        "known-part": lambda t: a.knownPart(kind, t),
    }
    out = {}
    for name, cell in cells.items():
        own = [cell(t) for t in training]
        out[name] = []
        for t in rows:
            mine = np.bincount([l for l, c in zip(y, own) if c == cell(t)], minlength=4)
            p = (mine + 4 * share) / (mine.sum() + 4)
            out[name].append((p if mine.sum() else share).tolist())
    return out


def forward(x, start, chain, means, deviations):
    """Filtered probabilities and the log-likelihood, with densities as they are written."""
    rows, loglik = [], 0.0
    for t, value in enumerate(x):
        density = np.exp(-0.5 * ((value - means) / deviations) ** 2) / (deviations * math.sqrt(2 * math.pi))
        row = (start if t == 0 else rows[-1] @ chain) * density
        loglik += math.log(row.sum())
        rows.append(row / row.sum())
    return np.array(rows), loglik


def hidden(hasMeans):
    rng = np.random.default_rng(9)
    true = np.array([0.5, 1.0, 2.0])
    state, x = 0, []
    for _ in range(600):
        state = state if rng.random() < 0.95 else int(rng.integers(3))
        x.append(round(float((0.2 - 0.2 * state) + true[state] * rng.normal()), 4))
    x = np.array(x)
    start = np.full(3, 1 / 3)
    chain = np.full((3, 3), 0.05) + 0.85 * np.eye(3)
    means, deviations = np.array([0.1, 0.0, -0.1]) * hasMeans, np.array([0.4, 0.9, 2.5])
    model = {"start": start.tolist(), "chain": chain.tolist(), "means": means.tolist(), "deviations": deviations.tolist()}
    path = []
    for _ in range(40):
        alpha, loglik = forward(x, start, chain, means, deviations)
        path.append(loglik)
        density = np.exp(-0.5 * ((x[:, None] - means) / deviations) ** 2) / (deviations * math.sqrt(2 * math.pi))
        beta = np.ones((len(x), 3))
        for t in range(len(x) - 2, -1, -1):
            beta[t] = chain @ (density[t + 1] * beta[t + 1])
            beta[t] /= beta[t].sum()
        gamma = alpha * beta
        gamma /= gamma.sum(1, keepdims=True)
        moves = np.zeros((3, 3))
        for t in range(len(x) - 1):
            xi = alpha[t][:, None] * chain * (density[t + 1] * beta[t + 1])[None, :]
            moves += xi / xi.sum()
        start, chain = gamma[0], moves / moves.sum(1, keepdims=True)
        means = hasMeans * (gamma.T @ x / gamma.sum(0))
        deviations = np.sqrt((gamma * (x[:, None] - means) ** 2).sum(0) / gamma.sum(0))
    filtered, _ = forward(x, start, chain, means, deviations)
    return {
        "observations": x.tolist(), "begin": model, "logLikelihoods": path,
        "end": {"start": start.tolist(), "chain": chain.tolist(), "means": means.tolist(),
                "deviations": deviations.tolist()},
        "filtered": {str(t): filtered[t].tolist() for t in (0, 5, 100, 599)},
    }


MODEL = {
    "start": [0.4, 0.3, 0.2, 0.1],
    "chain": [[0.94, 0.04, 0.015, 0.005], [0.03, 0.93, 0.03, 0.01], [0.01, 0.04, 0.92, 0.03], [0.01, 0.02, 0.07, 0.9]],
    "means": [0.0, 0.0, 0.0, 0.0],
    "deviations": [0.5, 0.8, 1.2, 2.0],
}


def hiddenStates(a):
    """Filtered probabilities of the model of the returns over their root mean square before them."""
    scale = np.full(len(a.r), NAN)
    first = min(a.bars(90), a.least) + 1
    for t in range(first, len(a.r)):
        scale[t] = math.sqrt(np.mean(a.r[max(1, t - a.history) : t] ** 2))
    x = (a.r / scale)[first:]
    rows, _ = forward(x, *[np.array(MODEL[k]) for k in ("start", "chain", "means", "deviations")])
    return np.vstack([np.full((first, 4), NAN), rows]), scale


def hiddenSimulated(a, probabilities, scale, t):
    chain, means, deviations = (np.array(MODEL[k]) for k in ("chain", "means", "deviations"))
    thinning = max(1, -(-(a.bars(365) // a.bars(1)) * a.h // 4000))
    counts = np.zeros(4)
    for e in a.ends(t)[::thinning]:
        row = probabilities[t]
        for value in a.r[e - a.h + 1 : e + 1] / a.scale[e - a.h] * a.scale[t] / scale[t]:
            row = (row @ chain) * np.exp(-0.5 * ((value - means) / deviations) ** 2) / deviations
            row = row / row.sum()
        counts[int(np.argmax(row))] += 1
    return ((counts + 1) / (counts.sum() + 4)).tolist()


class HiddenAnalysis(Analysis):
    """The same with hidden states instead of the rule's."""

    def __init__(self, m, per_day, rule):
        super().__init__(m, per_day, rule)
        self.probabilities, self.observed = hiddenStates(self)
        self.hidden = [None if np.isnan(p).any() else int(np.argmax(p)) for p in self.probabilities]

    def labels(self, kind):
        return [self.hidden[t + self.h] if self.known[t] and t + self.h < len(self.r) else None
                for t in range(len(self.r))]

    def today(self, kind, t):
        return self.hidden[t]

    def position(self, kind, t):
        return math.log(self.smoothed[t] / self.observed[t])

    def knownPart(self, kind, t):
        return 0


def plain(values):
    return [None if v is None or (isinstance(v, float) and math.isnan(v)) else v for v in
            (values.tolist() if isinstance(values, np.ndarray) else values)]


def described(seed, count, bar, rule, rows):
    m = market(seed, count, bar)
    a = Analysis(m, 86_400 / bar, rule)
    kinds = ("state", "volatility", "trend-and-volatility")
    training = [t for t in range(rows[0]) if a.known[t] and a.ends(t) and t + a.h < rows[0]
                and not np.isnan(a.bands[t]).any()]
    b = HiddenAnalysis(m, 86_400 / bar, rule)
    ahead = np.linalg.matrix_power(np.array(MODEL["chain"]), b.h)
    hidden = baselines(b, "hidden-markov", training, rows)
    hidden["known-part"] = [(b.probabilities[t] @ ahead).tolist() for t in rows]
    return {
        "bar": bar, "rule": rule, "bars": {k: plain(v) for k, v in m.items()}, "rows": rows,
        "sigma": [a.sigma[t] for t in rows], "trend": [a.s[t] for t in rows], "threshold": [a.q[t] for t in rows],
        "states": a.state, "labels": {k: a.labels(k) for k in kinds},
        "features": {k: [v[t] for t in rows] for k, v in a.features().items()},
        "simulated": {k: [a.simulated(k, t) for t in rows] for k in kinds},
        "training": training, "baselines": {k: baselines(a, k, training, rows) for k in kinds} | {"hidden-markov": hidden},
        "hiddenStates": b.hidden,
        "hiddenFeatures": [[*b.probabilities[t].tolist(), b.position("", t)] for t in rows],
        "hiddenSimulated": [hiddenSimulated(b, b.probabilities, b.observed, t) for t in rows[:4]],
    }


if __name__ == "__main__":
    daily = described(11, 620, 86_400, {"days": 30, "trend": 0.5, "quantile": 0.9, "history": 1095, "smallest": 300},
                      list(range(520, 612, 9)))
    quarter = described(12, 1000, 6 * 3600, {"days": 12, "trend": 0.4, "quantile": 0.85, "history": 150, "smallest": 60},
                        list(range(760, 990, 23)))
    out = {"daily": daily, "sixHours": quarter, "hidden": hidden(1), "centredHidden": hidden(0), "model": MODEL}
    file = pathlib.Path(__file__).with_name("regimes_reference.json")
    file.write_text(json.dumps(out, separators=(",", ":")) + "\n")
