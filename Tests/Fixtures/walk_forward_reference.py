#!/usr/bin/env python3
"""Walk-forward forecasts by the package arch (8.0.0): the numbers in WalkForwardReferenceTests.swift.

Run as: python3 walk_forward_reference.py ../../notebooks-data/wti_daily.csv
"""

import csv
import sys

import numpy as np
from arch import arch_model

with open(sys.argv[1]) as file:
    prices = [float(row["price"]) for row in csv.DictReader(file)]
returns = 100 * np.diff(np.log(prices[:1301]))

TRAIN, REFIT, HORIZON = 1000, 100, 5
for window in ("rolling", "expanding"):
    variances, squares = [], []
    for origin in range(TRAIN - 1, len(returns) - HORIZON):
        if (origin - (TRAIN - 1)) % REFIT == 0:
            fit_origin = origin
            start = origin + 1 - TRAIN if window == "rolling" else 0
            fit = arch_model(returns[start:origin + 1], mean="Constant", vol="GARCH", p=1, q=1, rescale=False).fit(
                disp="off", options={"ftol": 1e-12, "maxiter": 10000})
            assert fit.convergence_flag == 0
            mu, omega, alpha, beta = fit.params
            h, e = fit.conditional_volatility[-1] ** 2, fit.resid[-1]
        else:
            h, e = omega + alpha * e**2 + beta * h, returns[origin] - mu
        variance = omega + alpha * e**2 + beta * h
        for _ in range(HORIZON - 1):
            variance = omega + (alpha + beta) * variance
        if origin == fit_origin:
            given = fit.forecast(horizon=HORIZON).variance.values[-1, -1]
            assert abs(variance / given - 1) < 1e-12
        variances.append(variance)
        squares.append(returns[origin + HORIZON] ** 2)
    f, y = np.array(variances), np.array(squares)
    print(window, len(f), [float(f[i]) for i in (0, 1, 99, 100, 150, 295)])
    print(float(np.mean(np.log(f) + y / f)), float(np.mean((f - y) ** 2)), float(np.mean(np.abs(f - y))))
