#!/usr/bin/env python3
"""Makes combination_reference.json: weights that are not negative, and combinations of forecasts with them.

Ran with Python 3.11, numpy 2.4 and scipy 1.17. Weights without a given sum are scipy.optimize.nnls's; those with sum
one the best of all sets of positive weights, each solved with its Lagrange multiplier.
"""
import itertools
import json
import pathlib

import numpy as np
from scipy.optimize import nnls

random = np.random.default_rng(1969)


def sum_one(errors):
    k, best = errors.shape[1], None
    for size in range(1, k + 1):
        for chosen in itertools.combinations(range(k), size):
            e = errors[:, chosen]
            system = np.block([[2 * e.T @ e, np.ones((size, 1))], [np.ones((1, size)), np.zeros((1, 1))]])
            try:
                solution = np.linalg.solve(system, np.append(np.zeros(size), 1))[:size]
            except np.linalg.LinAlgError:
                continue
            if (solution < 0).any():
                continue
            loss = float(((e @ solution) ** 2).sum())
            if best is None or loss < best[0]:
                weights = np.zeros(k)
                weights[list(chosen)] = solution
                best = (loss, weights)
    return best[1]


problems = []
for n, k in [(1, 1), (12, 3), (40, 6), (5, 8), (200, 12)]:
    x = np.round(random.normal(size=(n, k)) + 0.5, 6)
    y = np.round(x @ random.normal(size=k) + random.normal(size=n), 6)
    weights, norm = nnls(x, y)
    errors = x - 0.3
    problems.append({"rows": n, "columns": k, "design": x.ravel().tolist(), "target": y.tolist(),
                     "weights": weights.tolist() if n >= k else None, "residualNorm": norm,
                     "sumOneWeights": sum_one(errors).tolist() if n >= k and k < 10 else None})

count, window, smallest, horizon = 140, 60, 20, 3
truth = np.exp(0.4 * random.normal(size=count))
forecasts = np.round([truth ** a * b * np.exp(s * random.normal(size=count))
                      for a, b, s in [(0.8, 1.0, 0.3), (0.5, 1.2, 0.2), (1.0, 0.8, 0.6), (0.2, 1.0, 0.1)]], 6)
targets = np.round(truth * np.exp(0.5 * random.normal(size=count)), 6)

rules = {}
for rule in ["mean", "inverseSquaredError", "inverseQLIKE", "leastSquares", "leastSquaresSumOne"]:
    weights = []
    for i in range(count):
        past = slice(max(0, i - horizon + 1 - window), max(0, i - horizon + 1))
        x, y = forecasts[:, past].T, targets[past]
        if len(y) < smallest or rule == "mean":
            w = np.full(4, 0.25)
        elif rule == "inverseSquaredError":
            w = 1 / ((y[:, None] - x) ** 2).mean(0)
            w /= w.sum()
        elif rule == "inverseQLIKE":
            w = 1 / (y[:, None] / x - np.log(y[:, None] / x) - 1).mean(0)
            w /= w.sum()
        elif rule == "leastSquares":
            w = nnls(x, y)[0]
        else:
            w = sum_one(y[:, None] - x)
        weights.append(w.tolist())
    rules[rule] = weights

path = pathlib.Path(__file__).with_suffix(".json")
path.write_text(json.dumps({
    "problems": problems, "window": window, "smallestHistory": smallest, "horizon": horizon,
    "forecasts": forecasts.tolist(), "targets": targets.tolist(), "weights": rules}, separators=(",", ":")) + "\n")
