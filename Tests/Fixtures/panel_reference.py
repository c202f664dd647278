#!/usr/bin/env python3
"""Losses of three models in three markets of different spans, compared over all: makes panel_reference.json beside it.

The standard errors are those of Driscoll & Kraay (1998), written down for the mean over markets of mean losses; the
number of lags is Newey & West's (1994) plug-in rule, at least as many as stated. Made with numpy 2.4.6 and scipy 1.17.1.
Run as: python3 panel_reference.py
"""

import json
import pathlib

import numpy as np
from scipy import stats

LEAST_LAGS = 3
SPANS = {"A": (0, 160), "B": (40, 200), "C": (100, 190)}
MODELS = ["plain", "better", "worse"]


def main():
    rng = np.random.default_rng(20261121)
    common = rng.normal(size=200)
    markets, losses = {}, {}
    for name, (first, last) in SPANS.items():
        log_variance = 0.7 * common[first:last] + 0.5 * rng.normal(size=last - first)
        y = np.exp(log_variance + rng.normal(size=last - first) * 0.4)
        f = {
            "plain": np.exp(0.5 * log_variance + 0.2 * rng.normal(size=last - first)),
            "better": np.exp(0.8 * log_variance + 0.1 * rng.normal(size=last - first)),
            "worse": np.exp(0.3 * log_variance + 0.5 * rng.normal(size=last - first)),
        }
        markets[name] = {"first": first, "y": y.tolist(), "f": {m: v.tolist() for m, v in f.items()}}
        losses[name] = {m: y / v - np.log(y / v) - 1 for m, v in f.items()}
    results = {}
    for model in MODELS:
        means = {name: float(losses[name][model].mean()) for name in SPANS}
        entry = {"meanLoss": float(np.mean(list(means.values()))), "marketLosses": means}
        if model != "plain":
            entry |= test(losses, model)
        results[model] = entry
    document = {"leastLags": LEAST_LAGS, "markets": markets, "models": results}
    path = pathlib.Path(__file__).with_suffix(".json")
    path.write_text(json.dumps(document, indent=1) + "\n")


def test(losses, model):
    differences = {name: losses[name]["plain"] - losses[name][model] for name in SPANS}
    mean = np.mean([d.mean() for d in differences.values()])
    u = np.zeros(200)
    for name, (first, last) in SPANS.items():
        u[first:last] += (differences[name] - mean) / (len(SPANS) * (last - first))
    n = len(u)
    lags = max(LEAST_LAGS, plug_in_lags(u - u.mean()))
    centred = u - u.mean()
    variance = centred @ centred
    for k in range(1, lags + 1):
        variance += 2 * (1 - k / (lags + 1)) * (centred[k:] @ centred[:-k])
    t = mean / np.sqrt(variance)
    return {"difference": float(mean), "lags": lags, "t": float(t), "p": float(2 * stats.t.sf(abs(t), n - 1))}


def plug_in_lags(x):
    n = len(x)
    m = int(np.floor(4 * (n / 100) ** (2 / 9)))
    gamma = [x[k:] @ x[: n - k] for k in range(m + 1)]
    s0 = gamma[0] + 2 * sum(gamma[1:])
    s1 = 2 * sum(k * g for k, g in enumerate(gamma))
    return min(n - 1, int(1.1447 * ((s1 / s0) ** 2 * n) ** (1 / 3)))


main()
