#!/usr/bin/env python3
"""The best log-likelihood that the package arch reaches on the series of ../VolatilityModelsTests/HardSeries.swift.

Writes hard_series_arch.csv: per series and distribution the sum of squares of the returns (by which the Swift
side knows that it has made the same series), arch's largest log-likelihood and the parameters there. arch starts
from its default and from four other points. Needs arch 8.0.0; about twenty minutes for the 1,000 series.
"""

import csv
import math
import pathlib
import sys
import warnings

MASK = (1 << 64) - 1
KINDS = ["ordinary", "nearUnitRoot", "alphaNearZero", "betaNearZero", "heavyTails", "outlier", "constantVariance"]


class SplitMix64:
    """The generator and the variates of NumericalMethods, step for step."""

    def __init__(self, seed):
        self.state = seed

    def next(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        return z ^ (z >> 31)

    def uniform(self):
        return ((self.next() >> 11) + 0.5) * 2.0**-53

    def normal(self):
        radius = math.sqrt(-2 * math.log(self.uniform()))
        return radius * math.cos(2 * math.pi * self.uniform())

    def gamma(self, shape):
        d = shape - 1.0 / 3
        c = 1 / math.sqrt(9 * d)
        while True:
            x = self.normal()
            v = (1 + c * x) * (1 + c * x) * (1 + c * x)
            if v > 0 and math.log(self.uniform()) < 0.5 * x * x + d - d * v + d * math.log(v):
                return d * v

    def student_t(self, nu):
        chi_square = 2 * self.gamma(nu / 2)
        return self.normal() * math.sqrt((nu - 2) / chi_square)


def hard_series(index, count=500):
    random = SplitMix64(77_000 + index)
    kind = KINDS[index % len(KINDS)]
    first, second, third = random.uniform(), random.uniform(), random.uniform()
    nu = None if index // len(KINDS) % 2 == 0 else 3 + 7 * third
    alpha = persistence = 0.0
    if kind in ("ordinary", "outlier"):
        alpha, persistence = 0.03 + 0.15 * first, 0.80 + 0.18 * second
    elif kind == "nearUnitRoot":
        alpha, persistence = 0.02 + 0.15 * first, 0.99 + 0.0099 * second
    elif kind == "alphaNearZero":
        alpha, persistence = 0.02 * first, 0.30 + 0.65 * second
    elif kind == "betaNearZero":
        alpha, persistence = 0.10 + 0.50 * first, 0.10 + 0.50 * first + 0.05 * second
    elif kind == "heavyTails":
        alpha, persistence = 0.03 + 0.10 * first, 0.85 + 0.12 * second
        nu = 2.05 + 0.10 * third
    beta, omega, burn, h = persistence - alpha, 1 - persistence, 200, 1.0
    values = []
    for t in range(count + burn):
        z = random.normal() if nu is None else random.student_t(nu)
        e = math.sqrt(h) * z
        if t >= burn:
            values.append(0.05 + e)
        h = omega + alpha * e * e + beta * h
    if kind == "outlier":
        position = int(random.uniform() * count)
        values[position] += -50 if random.uniform() < 0.5 else 50
    return values


def arch_best(values, distribution):
    import numpy as np
    from arch import arch_model

    model = arch_model(np.array(values), mean="Constant", vol="GARCH", p=1, q=1, dist=distribution, rescale=False)
    variance, mean = float(np.var(values)), float(np.mean(values))
    tail = [] if distribution == "normal" else [5.0]
    starts = [None]
    for alpha, beta in ((0.05, 0.9), (0.3, 0.3), (0.001, 0.99), (0.1, 0.01)):
        starts.append(np.array([mean, (1 - alpha - beta) * variance, alpha, beta] + tail))
    best = None
    for start in starts:
        try:
            result = model.fit(
                disp="off", show_warning=False, tol=1e-12, starting_values=start, options={"maxiter": 1000})
        except Exception:
            continue
        if math.isfinite(result.loglikelihood) and (best is None or result.loglikelihood > best.loglikelihood):
            best = result
    return best


def main():
    warnings.simplefilter("ignore")
    first, last = (int(v) for v in sys.argv[1:3]) if len(sys.argv) > 2 else (0, 1000)
    path = pathlib.Path(__file__).resolve().parent / (sys.argv[3] if len(sys.argv) > 3 else "hard_series_arch.csv")
    with open(path, "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow("index,innovations,sum_of_squares,log_likelihood,mu,omega,alpha,beta,nu".split(","))
        for index in range(first, last):
            values = hard_series(index)
            for distribution in ("normal", "t"):
                best = arch_best(values, distribution)
                if best is None:
                    continue
                numbers = [f"{v:.10g}" for v in best.params] + ([""] if distribution == "normal" else [])
                squares = math.fsum(v * v for v in values)
                writer.writerow([index, distribution, f"{squares:.15g}", f"{best.loglikelihood:.12g}"] + numbers)
            file.flush()


if __name__ == "__main__":
    main()
