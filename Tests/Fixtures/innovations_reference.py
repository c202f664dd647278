#!/usr/bin/env python3
"""Makes innovations_arch.csv: what arch 8.0.0 (`pip install arch==8.0.0`) says of its standardised distributions.

Columns: distribution, its shape parameters (0 where there is none), the quantity, its argument, its value. Quantities:
logDensity at z, cumulative at z, quantile at p, expectedShortfall at p (the partial moment below the quantile, over p),
lowerPartialVariance (no argument).
"""

import pathlib

import numpy as np
from arch.univariate import GeneralizedError, Normal, SkewStudent, StudentsT

CASES = [
    ("normal", Normal(), [()]),
    ("t", StudentsT(), [(2.05,), (2.8,), (5.0,), (12.0,), (150.0,)]),
    ("skewt", SkewStudent(), [
        (2.1, 0.5), (2.8, -0.9), (3.5, -0.05), (5.0, 0.0), (8.0, 0.3), (8.0, -0.3), (40.0, 0.95), (300.0, -0.12)]),
    ("ged", GeneralizedError(), [(1.01,), (1.3,), (1.5,), (2.0,), (3.7,), (12.0,)]),
]
POINTS = np.array([-30.0, -6.0, -2.5, -1.0, -0.3, -0.01, 0.0, 0.02, 0.4, 1.1, 3.0, 7.0, 25.0])
PROBABILITIES = np.array([1e-6, 0.001, 0.01, 0.025, 0.05, 0.3, 0.5, 0.77, 0.99, 0.9999])

lines = ["distribution,first,second,quantity,argument,value"]
for name, distribution, shapes in CASES:
    for shape in shapes:
        parameters = np.array(shape) if shape else None

        def add(quantity, arguments, values):
            first, second = (list(map(float, shape)) + [0.0, 0.0])[:2]
            for argument, value in zip(arguments, values):
                lines.append(f"{name},{first!r},{second!r},{quantity},{float(argument)!r},{float(value)!r}")

        ones = np.ones_like(POINTS)
        add("logDensity", POINTS, distribution.loglikelihood(
            parameters if shape else [], POINTS, ones, individual=True))
        add("cumulative", POINTS, distribution.cdf(POINTS, parameters))
        quantiles = distribution.ppf(PROBABILITIES, parameters)
        add("quantile", PROBABILITIES, quantiles)
        add("expectedShortfall", PROBABILITIES, [
            distribution.partial_moment(1, float(z), parameters) / p for z, p in zip(quantiles, PROBABILITIES)])
        add("lowerPartialVariance", [0.0], [distribution.partial_moment(2, 0.0, parameters)])
pathlib.Path(__file__).with_name("innovations_arch.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
