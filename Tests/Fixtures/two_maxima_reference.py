"""Log-likelihoods that arch 8.0.0 reaches on windows of the oil prices where the likelihood has two maxima.

Usage: python3 two_maxima_reference.py (from anywhere; needs arch==8.0.0). The numbers stand in GARCHBasinTests.swift.
"""

import csv
import pathlib
import warnings

import numpy
from arch import arch_model

warnings.filterwarnings("ignore")
path = pathlib.Path(__file__).resolve().parents[2] / "notebooks-data" / "wti_daily.csv"
with open(path, newline="") as file:
    prices = numpy.array([float(row["price"]) for row in csv.DictReader(file)])
returns = 100 * numpy.diff(numpy.log(prices))
for first, count in [(500, 500), (540, 500), (3000, 500), (6040, 1000)]:
    fit = arch_model(returns[first : first + count]).fit(disp="off", tol=1e-12)
    short = arch_model(returns[first : first + count]).fit(
        disp="off", tol=1e-12, starting_values=numpy.array([0.0, 1.0, 0.25, 0.6])
    )
    best = max(fit.loglikelihood, short.loglikelihood)
    print(first, count, f"{best:.6f}", dict(fit.params.round(4)), dict(short.params.round(4)))
