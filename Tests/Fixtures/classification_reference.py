#!/usr/bin/env python3
"""Scores of three forecasters of three classes in two markets: makes classification_reference.json beside it.

Scores are scikit-learn's where it has them and written down with numpy where not; intervals of frequencies are scipy's.
Differences of losses are resampled by the blocks of forecast_comparison_reference.py, day by day over both markets.
Made with numpy 2.4.6, scipy 1.17.1 and scikit-learn 1.9.1. Run as: python3 classification_reference.py
"""

import json
import pathlib

import numpy as np
from forecast_comparison_reference import circular
from scipy import stats
from sklearn import metrics
from sklearn.calibration import calibration_curve

CLASSES = ["up", "flat", "down"]
BLOCK_DAYS, REPLICATIONS, SEED, LEVEL = 20, 300, 7, 0.9
SHARPNESS = {"good": 1.5, "plain": 0.7, "bad": 0.1}


def main():
    rng = np.random.default_rng(20261121)
    # Twelve-hourly rows of two markets; the first has a gap, the second begins late.
    hours = [12 * i for i in range(160) if not 60 <= i < 90] + [12 * i for i in range(50, 170)]
    labels = rng.choice(3, size=len(hours), p=[0.5, 0.3, 0.2])
    forecasters = {}
    for name, sharpness in SHARPNESS.items():
        scores = rng.normal(size=(len(hours), 3)) + sharpness * np.eye(3)[labels]
        p = np.exp(scores)
        p = np.round(p / p.sum(axis=1, keepdims=True), 6)
        p[:, 2] = np.round(1 - p[:, 0] - p[:, 1], 6)
        rows = sorted(rng.choice(len(hours), size=len(hours) - 8, replace=False).tolist())
        forecasters[name] = {"rows": rows, "probabilities": p[rows].ravel().tolist()}
    common = sorted(set.intersection(*(set(f["rows"]) for f in forecasters.values())))
    results, losses = {}, {}
    for name, f in forecasters.items():
        p = np.array(f["probabilities"]).reshape(-1, 3)[[f["rows"].index(row) for row in common]]
        results[name] = scores_of(p, labels[common])
        losses[name] = -np.log(p[np.arange(len(common)), labels[common]])
    days = np.array(hours)[common]
    days = (days - days.min()) // 24
    for name in forecasters:
        results[name]["gains"] = {
            reference: gain(losses[reference] - losses[name], days)
            for reference in ["plain", "bad"] if reference != name}
    document = {
        "classes": CLASSES, "hours": hours, "labels": labels.tolist(), "forecasters": forecasters, "common": common,
        "blockDays": BLOCK_DAYS, "replications": REPLICATIONS, "seed": SEED, "level": LEVEL, "results": results,
        "wilson": [[k, n, level, *wilson(k, n, level)]
                   for k, n, level in [(0, 5, 0.95), (5, 5, 0.95), (3, 10, 0.9), (517, 1000, 0.99), (1, 1, 0.5)]],
    }
    path = pathlib.Path(__file__).with_suffix(".json")
    path.write_text(json.dumps(document, separators=(",", ":")) + "\n")


def scores_of(p, y):
    top = p.argmax(axis=1)
    return {
        "logLoss": metrics.log_loss(y, p, labels=[0, 1, 2]),
        "brier": float(((p - np.eye(3)[y]) ** 2).sum(axis=1).mean()),
        "accuracy": metrics.accuracy_score(y, top),
        "balancedAccuracy": metrics.balanced_accuracy_score(y, top),
        "confusion": metrics.confusion_matrix(y, top).tolist(),
        "top": table(p.max(axis=1), top == y),
        "first": table(p[:, 0], y == 0),
    }


def table(p, hit):
    """(count, mean probability, frequency, interval) of ten bins, and the expected calibration error."""
    frequencies, means = calibration_curve(hit, p, n_bins=10)
    counts = np.histogram(p, bins=np.linspace(0, 1, 11))[0]
    counts = counts[counts > 0]
    bins = [[int(n), m, f, *wilson(int(round(f * n)), int(n), 0.95)] for n, m, f in zip(counts, means, frequencies)]
    return {"bins": bins, "error": float((counts * np.abs(frequencies - means)).sum() / counts.sum())}


def wilson(successes, trials, level):
    interval = stats.binomtest(successes, trials).proportion_ci(level, method="wilson")
    return [interval.low, interval.high]


def gain(differences, days):
    count = int(days.max()) + 1
    sums = np.bincount(days, weights=differences, minlength=count)
    rows = np.bincount(days, minlength=count)
    means = []
    for replication in range(REPLICATIONS):
        drawn = circular(count, BLOCK_DAYS, SEED, replication)
        means.append(sums[drawn].sum() / rows[drawn].sum())
    lower, upper = np.quantile(means, [0.5 - LEVEL / 2, 0.5 + LEVEL / 2])
    mean = differences.mean()
    u = (sums - mean * rows) / len(differences)
    variance = u @ u + sum(2 * (1 - k / BLOCK_DAYS) * (u[k:] @ u[:-k]) for k in range(1, BLOCK_DAYS))
    t = mean / np.sqrt(variance)
    return {"mean": mean, "lower": lower, "upper": upper, "t": t, "p": 2 * stats.t.sf(abs(t), count - 1)}


if __name__ == "__main__":
    main()
