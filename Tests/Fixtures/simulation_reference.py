#!/usr/bin/env python3
"""A second implementation of the simulated GARCH returns, and the long-run shares of the regimes.

Writes beside itself
- simulated_garch_returns.csv: returns and variances (percent) after the burn-in, in full precision, for four markets and seeds;
- elementary_functions.csv: logarithm, exponential and cosine at some arguments, in full precision;
- regime_shares.csv: the stationary distribution of the regimes' Markov chain, by numpy's eigenvectors.

Python's floats are IEEE 754 doubles and its interpreter fuses nothing, so the first two are to agree to the last bit.
No logarithm, exponential or cosine of the C library is used: the algorithms are those that the package's documentation
states. Ran with Python 3.11.7 and numpy 2.4.6.

Usage: python3 simulation_reference.py    (needs numpy)
"""

import csv
import math
import pathlib

import numpy

FOLDER = pathlib.Path(__file__).resolve().parent
MASK = 2**64 - 1
BURN_IN = 1000
ROWS = 12
PI = 3.141592653589793
UPPER_LOG2, LOWER_LOG2 = float.fromhex("0x1.62e42fee00000p-1"), float.fromhex("0x1.a39ef35793c76p-33")
INVERSE_LOG2 = float.fromhex("0x1.71547652b82fep+0")

# (name, mu, omega, alpha, beta, nu, seed), in percent
MARKETS = [
    ("normal", 0.1, 0.49, 0.08, 0.88, None, 0),
    ("normal", 0.0, 0.02, 0.05, 0.9, None, 1),
    ("t", 0.1, 0.49, 0.08, 0.88, 5.0, 0),
    ("t", -0.03, 1.5, 0.2, 0.5, 2.5, 2**63 - 1),
]
# Rows: from the regime, columns: to; the order is bull, consolidation, bear, crisis.
NEXT = [[0, 0.65, 0.27, 0.08], [0.5, 0, 0.35, 0.15], [0.3, 0.4, 0, 0.3], [0.15, 0.35, 0.5, 0]]
MEAN_DAYS = [18, 14, 12, 3]


def log(x):
    fraction, exponent = math.frexp(x)
    fraction, exponent = 2 * fraction, exponent - 1
    if fraction >= math.sqrt(2):
        fraction, exponent = fraction / 2, exponent + 1
    s = (fraction - 1) / (fraction + 1)
    series = 0.0
    for odd in range(21, 1, -2):
        series = (series + 1 / odd) * (s * s)
    return exponent * UPPER_LOG2 + (exponent * LOWER_LOG2 + (2 * s + 2 * s * series))


def exp(x):
    k = math.floor(x * INVERSE_LOG2 + 0.5)
    r = x - k * UPPER_LOG2 - k * LOWER_LOG2
    series = 0.0
    for n in range(14, 0, -1):
        series = (series + 1 / math.factorial(n)) * r
    return math.ldexp(1 + series, k)


def cosine(turns):
    quarters = math.floor(4 * turns + 0.5)
    angle = 2 * PI * (turns - quarters / 4)
    square, cosine_series, sine_series = angle * angle, 0.0, 0.0
    for n in range(9, 0, -1):
        cosine_series = (cosine_series + (-1) ** n / math.factorial(2 * n)) * square
    for n in range(8, 0, -1):
        sine_series = (sine_series + (-1) ** n / math.factorial(2 * n + 1)) * square
    c, s = 1 + cosine_series, angle + angle * sine_series
    return [c, -s, -c, s][quarters % 4]


class SplitMix64:
    def __init__(self, seed):
        self.state = seed

    def next(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        return z ^ (z >> 31)

    def uniform(self):
        return min(((self.next() >> 11) + 0.5) * 2.0**-53, 1 - 2.0**-53)

    def normal(self):
        radius = math.sqrt(-2 * log(self.uniform()))
        return radius * cosine(self.uniform())

    def gamma(self, shape):
        d = shape - 1.0 / 3
        c = 1 / math.sqrt(9 * d)
        while True:
            x = self.normal()
            v = (1 + c * x) * (1 + c * x) * (1 + c * x)
            if v > 0 and log(self.uniform()) < 0.5 * x * x + d - d * v + d * log(v):
                return d * v

    def student_t(self, nu):
        chi_square = 2 * self.gamma(nu / 2)
        return self.normal() * math.sqrt((nu - 2) / chi_square)


def garch(mu, omega, alpha, beta, nu, seed):
    """(return, variance) after the burn-in."""
    # The seed's own sequence gives each part of a simulation its seed; the returns are the first part.
    random = SplitMix64(SplitMix64(seed).next())
    variance = omega / (1 - (alpha + beta))
    rows = []
    for t in range(BURN_IN + ROWS):
        z = random.normal() if nu is None else random.student_t(nu)
        residual = math.sqrt(variance) * z
        rows.append((mu + residual, variance))
        variance = omega + alpha * residual * residual + beta * variance
    return rows[BURN_IN:]


def shares(days):
    stay = numpy.exp(-days / numpy.array(MEAN_DAYS))
    transitions = (1 - stay)[:, None] * numpy.array(NEXT) + numpy.diag(stay)
    values, vectors = numpy.linalg.eig(transitions.T)
    vector = vectors[:, numpy.argmax(values.real)].real
    return vector / vector.sum()


def write(name, header, rows):
    with open(FOLDER / name, "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows([[repr(float(x)) if isinstance(x, float) else x for x in row] for row in rows])


def main():
    rows = []
    for name, mu, omega, alpha, beta, nu, seed in MARKETS:
        for index, (value, variance) in enumerate(garch(mu, omega, alpha, beta, nu, seed)):
            rows.append((mu, omega, alpha, beta, "" if nu is None else nu, seed, index, value, variance))
    write("simulated_garch_returns.csv", "mu,omega,alpha,beta,nu,seed,bar,return,variance".split(","), rows)
    random = SplitMix64(5)
    rows = [("log", x, log(x)) for x in [5e-324, 1e-300, 1 - 2.0**-53, 1.0, 1 + 2.0**-52, math.sqrt(2), 1e300]]
    rows += [("exp", x, exp(x)) for x in [-745.0, -700.5, -1e-17, 0.0, 1e-9, 1.0, 709.7]]
    rows += [("cosine", x, cosine(x)) for x in [0.0, 0.125, 0.25, 0.375, 0.5, 0.75, 0.875, 1 - 2.0**-53]]
    for _ in range(100):
        x = random.uniform()
        rows += [("log", x, log(x)), ("exp", 40 * x - 20, exp(40 * x - 20)), ("cosine", x, cosine(x))]
    write("elementary_functions.csv", ["function", "argument", "value"], rows)
    write(
        "regime_shares.csv", ["days", "bull", "consolidation", "bear", "crisis"],
        [[days, *(float(share) for share in shares(days))] for days in [1 / 24, 1.0]])


if __name__ == "__main__":
    main()
