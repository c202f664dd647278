#!/usr/bin/env python3
"""Makes distributions.csv: tails and quantiles of probability distributions, computed by mpmath 1.4.1 with 60 digits
(`pip install mpmath`) and rounded to 20. The arguments are doubles, written so that they are read back exactly.

Columns: distribution, its parameters (0 where there is none), x, P(X <= x), P(X > x). A quantile is tested with the
rows' smaller tail, rounded to a double, and with what that rounding is worth.

A tail is the integral of the density, by tanh-sinh quadrature in the logarithm of the variate (where the integrand is
smooth and has a single peak), so that no algorithm of the code under test is repeated here. The normal one is erfc.
"""

import pathlib

from mpmath import mp, mpf

mp.dps = 60


def log_density(kind, a, b):
    """The logarithm of the density of s = ln g or s = ln odds."""
    if kind == "gamma":
        constant = -mp.loggamma(a)
        return lambda s: constant + a * s - mp.exp(s)
    constant = mp.loggamma(a + b) - mp.loggamma(a) - mp.loggamma(b)
    return lambda s: constant + a * s - (a + b) * mp.log1p(mp.exp(s))


def tails(kind, a, b, s):
    """Both tails at s: each is integrated in steps of its own length until nothing is added."""
    g = log_density(kind, a, b)
    peak = mp.log(a) if kind == "gamma" else mp.log(a / b)
    width = 1 / mp.sqrt(a) if kind == "gamma" else mp.sqrt(1 / a + 1 / b)

    def one(direction):
        total, left = mpf(0), s
        while True:
            slope = abs(mp.diff(g, left))
            step = min(4 * width, 8 / slope if slope > 0 else 4 * width)
            right = left + direction * step
            # In proportion to its own size, since the quadrature's tolerance is absolute.
            size = max(g(left), g(right))
            part = mp.quad(lambda u: mp.exp(g(u) - size), sorted([left, right])) * mp.exp(size)
            total += part
            left = right
            # The integrand rises up to the peak, if the peak lies ahead.
            if (left - peak) * direction > 0 and part < total * mpf(10) ** -25:
                return total

    # The larger tail follows from the smaller one.
    if s < peak:
        lower = one(-1)
        return lower, 1 - lower
    upper = one(+1)
    return 1 - upper, upper


def text(value):
    return mp.nstr(value, 20, min_fixed=0, max_fixed=0) if value else "0"


def rows():
    for x in [0.0, 1e-300, 1e-8, 0.1, 0.5, 0.99, 1.0, 1.01, 1.4395, 1.96, 3.0, 5.0, 6.9, 8.3, 12.5, 20.0, 30.1, 37.04,
              37.5]:
        for z in {x, -x}:
            upper = mp.erfc(mpf(z) / mp.sqrt(2)) / 2
            yield "normal", 0.0, 0.0, z, mp.erfc(-mpf(z) / mp.sqrt(2)) / 2, upper
    for nu in [0.5, 1.0, 2.01, 3.0, 7.5, 30.0, 79.0, 81.0, 1000.0, 1e6]:
        for x in [1e-200, 1e-6, 0.25, 1.0, 2.5, 6.0, 15.0, 36.0, 1e3, 1e8, 1e60, 1e150, 1e200]:
            if nu * mp.log1p(mpf(x) ** 2 / nu) > 1380:
                continue
            lower, upper = tails("beta", mpf(1) / 2, mpf(nu) / 2, mp.log(mpf(x) ** 2 / nu))
            yield "t", nu, 0.0, x, (1 + lower) / 2, upper / 2
    for k in [0.04, 0.5, 1.0, 2.0, 3.0, 10.0, 79.0, 81.0, 1000.0, 1e6]:
        scale = (2 / k) ** 0.5
        for x in [1e-300, 1e-20, 1e-3, 0.3, 1.0, 2.0, 2.5, 7.0, 40.0, 300.0, 1300.0] + (
                [k * (1 + z * scale) for z in [-20, -6, -1, -0.01, 0.01, 1, 6, 25]] if k > 500 else []):
            if k / 2 * (mp.log(k / mpf(x)) - 1) + mpf(x) / 2 > 690:
                continue
            lower, upper = tails("gamma", mpf(k) / 2, None, mp.log(mpf(x) / 2))
            yield "chi2", k, 0.0, x, lower, upper
    for d1, d2 in [(0.5, 0.5), (1.0, 5.0), (2.0, 1e6), (5.0, 3.5), (30.0, 200.0), (1e6, 7.0), (1e5, 2e5)]:
        for x in [1e-100, 1e-4, 0.25, 0.98, 1.0, 1.02, 1.7, 9.0, 100.0, 1e30]:
            odds = mpf(x) * d1 / d2
            if (mpf(d1) / 2 * mp.log(odds / (1 + odds) * (d1 + d2) / d1)
                    - mpf(d2) / 2 * mp.log((1 + odds) * d2 / (d1 + d2))) < -690:
                continue
            lower, upper = tails("beta", mpf(d1) / 2, mpf(d2) / 2, mp.log(odds))
            yield "f", d1, d2, x, lower, upper


lines = ["distribution,first,second,x,lower,upper"]
for name, first, second, x, lower, upper in rows():
    if min(lower, upper) < mpf(10) ** -305 and x != 0:
        continue
    lines.append(f"{name},{first!r},{second!r},{float(x)!r},{text(lower)},{text(upper)}")
pathlib.Path(__file__).with_suffix(".csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
