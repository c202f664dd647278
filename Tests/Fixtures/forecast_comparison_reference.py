#!/usr/bin/env python3
"""Tests of forecasts, written down a second time: makes forecast_comparison_reference.json beside it.

The bootstraps draw from the same generator as the package (SplitMix64, Steele, Lea & Flood 2014), so that the results
of both agree to rounding. Made with numpy 2.4.6, scipy 1.17.1 and arch 8.0.0 (for the block lengths).
Run as: python3 forecast_comparison_reference.py
"""

import json
import math
import pathlib

import numpy as np
from arch.bootstrap import optimal_block_length
from scipy import stats

MASK = 2**64 - 1
GAMMA = 0x9E3779B97F4A7C15


def lcg(count, seed):
    """Integers that are nearly normal with a standard deviation of 37,837, from 32-bit arithmetic alone."""
    state, numbers = seed, []
    for _ in range(count):
        total = 0
        for _ in range(4):
            state = (1664525 * state + 1013904223) % 2**32
            total += state >> 16
        numbers.append(total - 131070)
    return np.array(numbers, dtype=float)


class SplitMix64:
    def __init__(self, seed):
        self.state = seed & MASK

    def next(self):
        self.state = (self.state + GAMMA) & MASK
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        return z ^ (z >> 31)

    def uniform(self):
        return min(((self.next() >> 11) + 0.5) * 2.0**-53, 1 - 2.0**-53)

    def index(self, count):
        return (self.next() * count) >> 64


def stream(seed, number):
    seeds = SplitMix64(seed)
    seeds.state = (seeds.state + number * GAMMA) & MASK
    return SplitMix64(seeds.next())


def stationary(count, mean_length, seed, replication):
    random = stream(seed, replication)
    indices = [random.index(count)]
    while len(indices) < count:
        indices.append(random.index(count) if random.uniform() < 1 / mean_length else (indices[-1] + 1) % count)
    return indices


def circular(count, length, seed, replication):
    random, indices = stream(seed, replication), []
    while len(indices) < count:
        start = random.index(count)
        indices += [(start + i) % count for i in range(length)]
    return indices[:count]


def stationary_variance(d, mean_length):
    """Hansen (2005), page 372: the variance of the root of n times the mean."""
    n, q = len(d), 1 / mean_length
    d = d - d.mean()
    total = d @ d / n
    for i in range(1, n):
        kernel = (n - i) / n * (1 - q) ** i + i / n * (1 - q) ** (n - i)
        total += 2 * kernel * (d[i:] @ d[:-i]) / n
    return total


def spa(losses, indices, mean_length, studentized):
    d = losses[:, :1] - losses[:, 1:]
    n, mean = len(d), d.mean(0)
    omega = np.sqrt([stationary_variance(column, mean_length) for column in d.T])
    scale = omega if studentized else np.ones_like(omega)
    statistic = max(0, (math.sqrt(n) * mean / scale).max())
    good = mean >= -omega * math.sqrt(2 * math.log(math.log(n)) / n)
    centres = {"lower": np.maximum(mean, 0), "consistent": np.where(good, mean, 0), "upper": mean}
    resampled = np.array([d[i].mean(0) for i in indices])
    result = {"statistic": statistic}
    for name, centre in centres.items():
        draws = np.maximum(0, (math.sqrt(n) * (resampled - centre) / scale).max(1))
        result[name] = float((draws >= statistic).mean())
    result["realityCheck"] = float(((resampled - mean).max(1) >= mean.max()).mean())
    return result


def mcs(losses, indices, kind):
    mean = losses.mean(0)
    deviation = np.array([losses[i].mean(0) for i in indices]) - mean
    left, steps, largest = list(range(losses.shape[1])), [], 0.0
    while len(left) > 1:
        l, b = mean[left], deviation[:, left]
        if kind == "range":
            pairs, draws = l[:, None] - l[None, :], b[:, :, None] - b[:, None, :]
            scale = np.sqrt((draws**2).mean(0)) + np.eye(len(left))
            t, draws = pairs / scale, np.abs(draws / scale).max((1, 2))
            worst = int(np.unravel_index(t.argmax(), t.shape)[0])
        else:
            draws = b - b.mean(1, keepdims=True)
            scale = np.sqrt((draws**2).mean(0))
            t, draws = (l - l.mean()) / scale, (draws / scale).max(1)
            worst = int(t.argmax())
        p = float((draws >= t.max()).mean())
        largest = max(largest, p)
        steps.append({"model": left[worst], "statistic": float(t.max()), "testPValue": p, "pValue": largest})
        del left[worst]
    return {"steps": steps, "last": left[0]}


def diebold_mariano(first, second, horizon, kernel):
    d = first - second
    n, mean = len(d), d.mean()
    e = d - mean
    gamma = [e @ e / n] + [e[k:] @ e[:-k] / n for k in range(1, horizon)]
    weight = lambda k: 1 if kernel == "rectangular" else 1 - k / horizon
    variance = gamma[0] + 2 * sum(weight(k) * gamma[k] for k in range(1, horizon))
    if variance <= 0:
        return diebold_mariano(first, second, horizon, "bartlett")
    raw = mean / math.sqrt(variance / n)
    corrected = raw * math.sqrt((n + 1 - 2 * horizon + horizon * (horizon - 1) / n) / n)
    return {"kernel": kernel, "mean": mean, "raw": raw, "statistic": corrected,
            "pValue": 2 * stats.t.sf(abs(corrected), n - 1), "firstBetter": stats.t.cdf(corrected, n - 1),
            "secondBetter": stats.t.sf(corrected, n - 1)}


def mincer_zarnowitz(f, y, lags):
    n = len(f)
    X = np.column_stack([np.ones(n), f])
    beta, *_ = np.linalg.lstsq(X, y, rcond=None)
    u = y - X @ beta
    scores = X * u[:, None]
    middle = scores.T @ scores
    for lag in range(1, lags + 1):
        product = scores[lag:].T @ scores[:-lag]
        middle += (1 - lag / (lags + 1)) * (product + product.T)
    bread = np.linalg.inv(X.T @ X)
    covariance = bread @ middle @ bread
    gap = beta - np.array([0, 1])
    wald = gap @ np.linalg.solve(covariance, gap)
    return {"intercept": beta[0], "slope": beta[1], "covariance": covariance.ravel().tolist(), "lags": lags,
            "rSquared": 1 - u @ u / ((y - y.mean()) @ (y - y.mean())), "wald": wald,
            "waldPValue": stats.chi2.sf(wald, 2), "fPValue": stats.f.sf(wald / 2, 2, n - 2)}


def value_at_risk(r, q, level, lags):
    hits = (r < q).astype(int)
    n, x = len(hits), int(hits.sum())
    likelihood = lambda a, b, p: (a * math.log(p) if a else 0) + (b * math.log(1 - p) if b else 0)
    best = lambda a, b: likelihood(a, b, a / (a + b)) if a + b else 0
    uc = 2 * (best(x, n - x) - likelihood(x, n - x, level))
    moves = {(i, j): int(((hits[:-1] == i) & (hits[1:] == j)).sum()) for i in (0, 1) for j in (0, 1)}
    ind = 2 * (best(moves[0, 1], moves[0, 0]) + best(moves[1, 1], moves[1, 0])
               - best(moves[0, 1] + moves[1, 1], moves[0, 0] + moves[1, 0]))
    h = hits - level
    X = np.column_stack([np.ones(n - lags)] + [h[lags - k:n - k] for k in range(1, lags + 1)] + [q[lags:]])
    projected = X.T @ h[lags:]
    dq = projected @ np.linalg.solve(X.T @ X, projected) / (level * (1 - level))
    return {"violations": x, "unconditional": [uc, stats.chi2.sf(uc, 1)], "independence": [ind, stats.chi2.sf(ind, 1)],
            "conditional": [uc + ind, stats.chi2.sf(uc + ind, 2)],
            "dynamicQuantile": [dq, stats.chi2.sf(dq, lags + 2)]}


def fissler_ziegel(r, v, e, level):
    return -np.where(r <= v, v - r, 0) / (level * e) + v / e + np.log(-e) - 1


losses = (lcg(12 * 240, 7) * 1e-6).reshape(240, 12)
losses[:, 3] -= 0.004
REPLICATIONS, LENGTH, SEED = 500, 10, 2024
draws = [stationary(240, LENGTH, SEED, i) for i in range(REPLICATIONS)]
blocks = [circular(240, 7, SEED, i) for i in range(REPLICATIONS)]
# All models worse than the benchmark, one much worse: the three p-values differ.
worse = losses.copy()
worse[:, 0] -= 0.004
worse[:, 5] += 0.02
better = worse.copy()
better[:, 0] += 0.0035

x, z = lcg(303, 1) * 1e-5, lcg(303, 2) * 1e-5
overlapping = [(s[:-3] + s[1:-2] + s[2:-1]) ** 2 + shift for s, shift in ((x, 0), (z, 0.06))]
alternating = np.array([(-1.0) ** t for t in range(60)]) + lcg(60, 3) * 1e-6 + 0.05
f = np.exp(lcg(400, 4) * 1e-5)
y = f**0.8 * ((lcg(400, 5) + 0.5) * 2.7e-5) ** 2
r, q = lcg(500, 6) * 2.6e-5, -1.645 + lcg(500, 8) * 5e-6
ar = np.zeros(500)
for t, shock in enumerate(lcg(500, 9) * 1e-5):
    ar[t] = 0.7 * (ar[t - 1] if t else 0) + shock
state, micro = 42, []
for i in range(60):
    total = 0
    for _ in range(4):
        state = (1664525 * state + 1013904223) % 2**32
        total += state >> 16
    k = 2500 + ((total - 131070) * 60000) // 131072
    k = -abs(k) * 2 if i % 17 == 5 else k
    micro.append(abs(k) * 2 if i % 23 == 9 else k)
micro = np.array(micro) / 1e6
block_series = {"returns": micro, "squares": micro**2, "autoregressive": ar, "persistent": ar.cumsum(), "white": x,
                "short": ar[:11]}

reference = {
    "indices": {"stationary": [stationary(20, 4, 5, i) for i in range(4)],
                "circular": [circular(20, 6, 5, i) for i in range(4)]},
    "spa": {"studentized": spa(losses, draws, LENGTH, True), "plain": spa(losses, draws, LENGTH, False),
            "worse": spa(worse, draws, LENGTH, True), "better": spa(better, draws, LENGTH, True)},
    "varianceOfMean": stationary_variance(ar, LENGTH) / 500,
    "mcs": {kind + name: mcs(losses, indices, kind)
            for kind in ("range", "maximum") for name, indices in (("Stationary", draws), ("Circular", blocks))},
    "dieboldMariano": [
        {"horizon": h, "asked": kernel} | diebold_mariano(*overlapping, h, kernel)
        for h in (1, 2, 5, 20) for kernel in ("rectangular", "bartlett")],
    "fallback": diebold_mariano(alternating, np.zeros(60), 2, "rectangular"),
    "mincerZarnowitz": {"levels": mincer_zarnowitz(f, y, 5), "logarithms": mincer_zarnowitz(np.log(f), np.log(y), 0)},
    "valueAtRisk": value_at_risk(r, q, 0.05, 4),
    "fisslerZiegel": fissler_ziegel(r, q, 1.25 * q, 0.05)[:40].tolist(),
    "tick": ((0.05 - (r < q)) * (r - q))[:40].tolist(),
    "blockLengths": {name: optimal_block_length(s).to_numpy()[0].tolist() for name, s in block_series.items()},
}
path = pathlib.Path(__file__).with_suffix(".json")
path.write_text(json.dumps(reference, indent=1) + "\n")
