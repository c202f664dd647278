#!/usr/bin/env python3
"""Writes trade_coverage_reference.json: how often 95 % intervals from simulated trades hold the truth.

A trade wins with probability 0.55; wins are lognormal with mean 0.02, losses with mean 0.015, both with σ = 0.5 of the
logarithm, so that the Kelly fraction is 0.2125. `bounded` is how often the cautious bound, the smaller of the Kelly
fraction at Wilson's lower win rate and of the bootstrap's lower quantile, is at most the true fraction. Percentile
intervals of a few trades cover less than their name says; this measures how much less. Made with numpy 2.4.6 and
statsmodels 0.15.0.
"""

import json
import pathlib

import numpy
from statsmodels.stats.proportion import proportion_confint

SETS, RESAMPLES = 20_000, 1_000
WIN_RATE, WIN, LOSS, SIGMA = 0.55, 0.02, 0.015, 0.5
KELLY = WIN_RATE - (1 - WIN_RATE) * LOSS / WIN


def covered(random, count):
    won = random.random(count) < WIN_RATE
    sizes = numpy.where(won, WIN, LOSS) * random.lognormal(-SIGMA**2 / 2, SIGMA, count)
    drawn = random.integers(0, count, (RESAMPLES, count))
    is_win, size = won[drawn], sizes[drawn]
    wins = is_win.sum(1)
    gained = (size * is_win).sum(1)
    lost = size.sum(1) - gained
    both = (wins > 0) & (wins < count)
    win_mean, loss_mean, rate = gained[both] / wins[both], lost[both] / (count - wins[both]), wins[both] / count
    kelly = numpy.full(RESAMPLES, 0.0)
    kelly[both] = numpy.maximum(0, rate - (1 - rate) * loss_mean / win_mean)
    kelly[wins == count] = 1
    truths = [(win_mean, WIN), (loss_mean, LOSS), (win_mean / loss_mean, WIN / LOSS), (kelly, KELLY)]
    ends = [numpy.quantile(values, [0.025, 0.975]) for values, _ in truths]
    low, high = proportion_confint(won.sum(), count, alpha=0.05, method="wilson")
    cautious = low - (1 - low) * sizes[~won].mean() / sizes[won].mean()
    return [low <= WIN_RATE <= high] + [
        end[0] <= truth <= end[1] for end, (_, truth) in zip(ends, truths)
    ] + [min(max(0, cautious), ends[3][0]) <= KELLY]


def case(count):
    random = numpy.random.default_rng(count)
    rates = numpy.mean([covered(random, count) for _ in range(SETS)], axis=0)
    names = ["winRate", "averageWin", "averageLoss", "payoffRatio", "kellyFraction", "bounded"]
    return {"trades": count, "sets": SETS, "rates": dict(zip(names, rates.tolist()))}


cases = [case(count) for count in (30, 100)]
path = pathlib.Path(__file__).with_name("trade_coverage_reference.json")
path.write_text("[\n" + ",\n".join(json.dumps(each) for each in cases) + "\n]\n", encoding="utf-8")
