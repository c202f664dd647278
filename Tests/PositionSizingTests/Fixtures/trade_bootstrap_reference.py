#!/usr/bin/env python3
"""Writes trade_bootstrap_reference.json: percentile intervals of invented trades by a bootstrap in numpy.

Trades that broke even are left out before the trades are drawn. A resample without a win has no average win, one
without a loss no average loss, and neither has a ratio of the two; the Kelly fraction of the first is 0 and of the
second 1. `errors` are the standard errors of the quantiles for a single resample, to be divided by the square root of
the number of resamples. Made with numpy 2.4.6.
"""

import json
import pathlib

import numpy

RESAMPLES = 1_000_000
CONFIDENCES = [0.8, 0.95]
# Trades, the probability of a win, of breaking even.
CASES = [(20, 0.7, 0.1), (40, 0.35, 0.05), (60, 0.65, 0.0), (200, 0.65, 0.03)]


def trades(random, count, win_rate, even_rate):
    sizes = numpy.where(random.random(count) < win_rate, 0.02, -0.015) * random.lognormal(-0.125, 0.5, count)
    return numpy.where(random.random(count) < even_rate, 0.0, numpy.round(sizes, 5))


def resampled(random, returns):
    decided = returns[returns != 0]
    sums = []
    for _ in range(100):
        drawn = decided[random.integers(0, len(decided), (RESAMPLES // 100, len(decided)))]
        won = drawn > 0
        sums.append([won.sum(1), numpy.where(won, drawn, 0).sum(1), numpy.where(won, 0, -drawn).sum(1)])
    return len(decided), *numpy.concatenate(sums, axis=1)


def quantile(values, level, width=0.004):
    slope = (numpy.quantile(values, level + width) - numpy.quantile(values, level - width)) / (2 * width)
    return numpy.quantile(values, level), numpy.sqrt(level * (1 - level)) * slope


def case(seed, count, win_rate, even_rate):
    random = numpy.random.default_rng(seed)
    returns = trades(random, count, win_rate, even_rate)
    decided, wins, won, lost = resampled(random, returns)
    losses = decided - wins
    with numpy.errstate(divide="ignore", invalid="ignore"):
        win_rates, ratios = wins / decided, (won / wins) / (lost / losses)
        kelly = numpy.where(losses == 0, 1, numpy.where(wins == 0, 0, win_rates - (1 - win_rates) / ratios))
        statistics = {
            "averageWin": (won / wins)[wins > 0],
            "averageLoss": (lost / losses)[losses > 0],
            "payoffRatio": ratios[(wins > 0) & (losses > 0)],
            "kellyFraction": numpy.maximum(0, kelly),
        }
    intervals = []
    for confidence in CONFIDENCES:
        tail = (1 - confidence) / 2
        for name, values in statistics.items():
            (low, low_error), (high, high_error) = quantile(values, tail), quantile(values, 1 - tail)
            intervals.append({
                "statistic": name, "confidence": confidence, "low": low, "high": high, "errors": [low_error, high_error]})
    return {"resamples": RESAMPLES, "returns": returns.tolist(), "intervals": intervals}


cases = [case(seed, *parameters) for seed, parameters in enumerate(CASES)]
path = pathlib.Path(__file__).with_name("trade_bootstrap_reference.json")
path.write_text("[\n" + ",\n".join(json.dumps(each) for each in cases) + "\n]\n", encoding="utf-8")
