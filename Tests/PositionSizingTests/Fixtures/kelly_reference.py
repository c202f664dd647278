#!/usr/bin/env python3
"""Writes kelly_reference.json: Kelly portfolios within limits, adjustment coefficients, medians of growth and Kelly
fractions of trades.

Portfolios by coordinate ascent at a price of leverage, which Brent's method chooses, and once more by SLSQP as a check;
the other numbers by Brent's method and scipy.stats. All inputs are invented. Made with numpy 2.4.6 and scipy 1.17.1.
"""

import json
import pathlib

import numpy
import scipy.optimize
import scipy.stats


def ascend(means, covariance, price, lowest, highest):
    """The maximum of w·μ − ½ w·Σw − price·Σ|w| with lowest ≤ w ≤ highest."""
    weights = numpy.zeros(len(means))
    for _ in range(200_000):
        largest_change = 0.0
        for i in range(len(means)):
            pull = means[i] - covariance[i] @ weights + covariance[i, i] * weights[i]
            best = numpy.sign(pull) * max(abs(pull) - price, 0) / covariance[i, i]
            best = min(max(best, lowest), highest)
            largest_change = max(largest_change, abs(best - weights[i]))
            weights[i] = best
        if largest_change < 1e-15:
            return weights
    raise RuntimeError("coordinate ascent did not settle")


def growth_rate(weights, means, covariance):
    return weights @ means - 0.5 * weights @ covariance @ weights


def portfolio(means, covariance, long_only, leverage, asset):
    highest = asset or 1e9
    lowest = 0.0 if long_only else -highest
    size = lambda price: numpy.abs(ascend(means, covariance, price, lowest, highest)).sum()
    price = 0.0
    if leverage is not None and size(0.0) > leverage:
        price = scipy.optimize.brentq(lambda p: size(p) - leverage, 0.0, numpy.abs(means).max(), xtol=1e-16, rtol=1e-15)
    weights = ascend(means, covariance, price, lowest, highest)
    n = len(means)
    split = scipy.optimize.minimize(
        lambda w: -growth_rate(w[:n] - w[n:], means, covariance), numpy.full(2 * n, 1e-3), method="SLSQP",
        jac=lambda w: -numpy.concatenate(
            [means - covariance @ (w[:n] - w[n:]), covariance @ (w[:n] - w[n:]) - means]),
        bounds=[(0, highest)] * n + [(0, -lowest)] * n,
        constraints=[{"type": "ineq", "fun": lambda w: leverage - w.sum()}] if leverage else [],
        options={"ftol": 1e-16, "maxiter": 2000})
    assert abs(-split.fun - growth_rate(weights, means, covariance)) < 1e-9, (split.fun, weights)
    return weights, price


def portfolios():
    random = numpy.random.default_rng(20260701)
    cases = []
    for n, long_only, leverage, asset in [
        (1, False, None, None), (2, False, None, None), (2, True, None, None), (3, False, 1.5, None),
        (3, True, 1.0, None), (4, False, 2.0, 0.6), (5, True, None, 0.25), (5, True, 1.0, 0.25), (6, False, None, 0.5),
        (8, False, 3.0, None), (8, True, 2.0, 0.5), (12, False, 2.0, 0.4), (12, True, 1.0, None),
    ]:
        volatilities = random.uniform(0.3, 1.1, n)
        loadings = random.uniform(0.3, 0.9, n)
        correlation = numpy.outer(loadings, loadings)
        numpy.fill_diagonal(correlation, 1.0)
        covariance = correlation * numpy.outer(volatilities, volatilities)
        means = random.normal(0.15, 0.4, n)
        if n >= 3:
            means[1] = 0.0
        weights, price = portfolio(means, covariance, long_only, leverage, asset)
        cases.append({
            "means": means.tolist(), "covariance": covariance.ravel().tolist(), "isLongOnly": long_only,
            "maximumLeverage": leverage, "maximumAsset": asset, "weights": weights.tolist(),
            "leveragePrice": price, "growthRate": growth_rate(weights, means, covariance)})
    return cases


def adjustment_coefficients():
    cases = []
    for p, win, loss, risk in [
        (0.55, 0.02, 0.015, 0.2125), (0.55, 0.02, 0.015, 0.10625), (0.55, 0.02, 0.015, 0.053125),
        (0.55, 0.02, 0.015, 0.01), (0.52, 0.021, 0.02, 0.06285714285714286), (0.4, 0.06, 0.02, 0.15),
        (0.9, 0.01, 0.05, 0.2), (0.99, 0.5, 0.5, 0.9), (0.51, 0.01, 0.01, 0.039),
    ]:
        b, q = win / loss, 1 - p
        mean = lambda r: p * numpy.expm1(-r * numpy.log1p(b * risk)) + q * numpy.expm1(-r * numpy.log1p(-risk))
        top = -numpy.log(q) / -numpy.log1p(-risk)
        bottom = top
        while mean(bottom) > 0:
            bottom /= 2
        wins = scipy.stats.binom.median(1000, p)
        cases.append({
            "winRate": p, "averageWin": win, "averageLoss": loss, "risk": risk,
            "coefficient": scipy.optimize.brentq(mean, bottom, top, xtol=1e-14, rtol=1e-15),
            "medianLogGrowth": wins * numpy.log1p(b * risk) + (1000 - wins) * numpy.log1p(-risk)})
    return cases


def trades():
    random = numpy.random.default_rng(7)
    cases = []
    for count, mean, degrees in [(40, 0.006, 4), (200, 0.003, 3), (500, 0.001, 6), (30, 0.02, 5), (60, -0.003, 4)]:
        returns = mean + 0.02 * random.standard_t(degrees, count)
        unit = -returns[returns < 0].mean()
        multiples = returns / unit
        slope = lambda f: (multiples / (1 + f * multiples)).mean()
        ruinous = -1 / multiples.min()
        fraction = 0.0
        if slope(0) > 0:
            fraction = scipy.optimize.brentq(slope, 0, ruinous * (1 - 1e-12), xtol=1e-15, rtol=1e-14)
        cases.append({
            "returns": returns.tolist(), "averageLoss": unit, "ruinousFraction": ruinous, "fraction": fraction,
            "logGrowth": numpy.log1p(fraction * multiples).mean()})
    return cases


document = {"portfolios": portfolios(), "adjustmentCoefficients": adjustment_coefficients(), "trades": trades()}
target = pathlib.Path(__file__).with_suffix(".json")
target.write_text(json.dumps(document, indent=1) + "\n")
