#!/usr/bin/env python3
"""Expected variances of EGARCH models several periods ahead, by a second implementation.

Writes egarch_forecast.json beside itself:
- returns and a regressor (percent, rounded to four decimals), which the models are filtered through;
- cases: for a model with given parameters, and from several of its periods, the expected variances of the periods after
  it. The logarithm of each future variance is propagated as a vector of coefficients of the shocks to come; each shock's
  expectation is integrated numerically in 30 digits (normal, generalised error distribution) or is the mean over the
  model's standardised residuals, centred and scaled to variance 1 (Student's t, skewed t);
- moments: E exp(a (|z| - sqrt(2/pi)) + c z) of single shocks, as logarithms, for small and large weights.

Ran with Python 3.11.7, numpy 2.4.6 and mpmath 1.4.1.

Usage: python3 egarch_forecast_reference.py    (needs numpy, mpmath)
"""

import functools
import json
import pathlib

import mpmath
import numpy

FILE = pathlib.Path(__file__).resolve().parent / "egarch_forecast.json"
mpmath.mp.dps = 30
MEAN_SIZE = mpmath.sqrt(2 / mpmath.pi)
HORIZON = 40
ORIGINS = [60, 151, 239]

# (name, innovations, shape, mean, {parameters})
CASES = [
    (name + "_" + innovations + label, innovations, shape, mean, dict(parameters, phi=phi))
    for name, mean, phi, parameters in [
        ("111", "constant", 0, dict(omega=0.01, alphas=[0.15], gammas=[-0.08], betas=[0.96], deltas=[])),
        ("101", "zero", 0, dict(omega=-0.02, alphas=[0.3], gammas=[], betas=[0.8], deltas=[])),
        ("212", "constant", 0, dict(omega=0.03, alphas=[0.2, -0.07], gammas=[-0.1], betas=[0.7, 0.2], deltas=[])),
        ("333x", "ar1", 0.1, dict(omega=-0.05, alphas=[0.2, 0.1, -0.15], gammas=[-0.1, 0.05, -0.02],
                                  betas=[0.6, 0.5, -0.2], deltas=[0.07])),
        ("130", "constant", 0, dict(omega=0.1, alphas=[-0.2], gammas=[-0.3, 0.1, 0.2], betas=[], deltas=[])),
    ]
    for innovations, shape, label in [
        ("normal", [], ""), ("ged", [1.3], "1.3"), ("ged", [2.0], "2"), ("ged", [0.9], "0.9"), ("t", [6.0], ""),
        ("skewt", [7.0, -0.2], "")]
]
MOMENTS = [("normal", None), ("ged", 1.01), ("ged", 1.2), ("ged", 1.7), ("ged", 2.0), ("ged", 5.0), ("ged", 20.0)]
WEIGHTS = [(0.1, -0.05), (0.3, 0.3), (-0.4, 0.1), (0.7, -0.2), (-5.0, 3.0), (-30.0, 0.0), (1e-9, -1e-9)]
LARGE_WEIGHTS = [(2.0, -1.0), (0.0, 8.0), (30.0, 5.0)]


def data():
    """240 returns whose volatility comes in waves, with fat tails, and a regressor."""
    generator = numpy.random.Generator(numpy.random.PCG64(20261121))
    deviation = numpy.exp(0.4 * numpy.sin(numpy.arange(240) / 17))
    returns = 0.05 + deviation * generator.standard_t(5, 240) * numpy.sqrt(3 / 5)
    return numpy.round(returns, 4), numpy.round(generator.standard_normal(240), 4)


def halves(innovations, nu):
    """ln of the density of z > 0, and where to split the range."""
    if innovations == "normal":
        innovations, nu = "ged", 2
    nu = mpmath.mpf(nu)
    kappa = mpmath.sqrt(2 ** (-2 / nu) * mpmath.gamma(1 / nu) / mpmath.gamma(3 / nu))
    constant = nu / (kappa * 2 ** (1 + 1 / nu) * mpmath.gamma(1 / nu))
    return kappa, lambda z: mpmath.log(constant) - (z / kappa) ** nu / 2


@functools.lru_cache(None)
def half_moment(innovations, nu, b):
    """E[exp(b |z|); z > 0]."""
    kappa, log_density = halves(innovations, nu)
    exponent = mpmath.mpf(2 if innovations == "normal" else nu)
    peak = mpmath.mpf(0)
    if b > 0:
        # Where the slope b - nu/2 z^(nu-1)/kappa^nu is zero.
        peak = kappa * (2 * b * kappa / exponent) ** (1 / (exponent - 1))
    edge = kappa * 2 ** (1 / exponent)
    points = {mpmath.mpf(0), mpmath.mpf("0.1"), mpmath.mpf("0.5"), 1, 2, 4, 8, peak, edge}
    points |= {peak + step for step in (-2, -1, 1, 2, 4, 8, 16)} | {edge * (1 + step / exponent) for step in (-2, 2, 4, 8)}
    if exponent < 3:
        points |= {max(points) + step for step in (30, 60, 120, 240, 480, 960)}
    points = sorted(point for point in points if point >= 0)
    return mpmath.quad(lambda z: mpmath.exp(b * z + log_density(z)), points)


def moment(innovations, nu, a, c):
    a, c = mpmath.mpf(a), mpmath.mpf(c)
    both = half_moment(innovations, nu, a + c) + half_moment(innovations, nu, a - c)
    return mpmath.exp(-a * MEAN_SIZE) * both


def sample_moment(sample, a, c):
    return numpy.mean(numpy.exp(a * (numpy.abs(sample) - float(MEAN_SIZE)) + c * sample))


def residuals_of(returns, mean, phi):
    """The residuals at mu = 0.03 (none with a mean of zero), and those around the least-squares mean."""
    if mean == "zero":
        return returns, returns
    if mean == "constant":
        return returns - 0.03, returns - returns.mean()
    predecessors = numpy.column_stack([numpy.ones(len(returns) - 1), returns[:-1]])
    coefficients = numpy.linalg.lstsq(predecessors, returns[1:], rcond=None)[0]
    return returns[1:] - 0.03 - phi * returns[:-1], returns[1:] - predecessors @ coefficients


def level(p, sizes, signs, levels, x):
    """The equation, of the latest terms (last element: the period before)."""
    result = p["omega"] + (p["deltas"][0] * x if p["deltas"] else 0)
    for coefficients, values in ((p["alphas"], sizes), (p["gammas"], signs), (p["betas"], levels)):
        for lag, coefficient in enumerate(coefficients, 1):
            result = result + coefficient * values[-lag]
    return result


def forecasts(case, returns, regressor):
    name, innovations, shape, mean, p = case
    residuals, around_mean = residuals_of(returns, mean, p["phi"])
    lag = len(returns) - len(residuals)
    weights = 0.94 ** numpy.arange(min(75, len(residuals)))
    backcast = numpy.sum(weights * around_mean[: len(weights)] ** 2) / numpy.sum(weights)
    # Three periods before the first, whose shocks add nothing.
    sizes, signs, levels = [0.0] * 3, [0.0] * 3, [numpy.log(backcast)] * 3
    for t, residual in enumerate(residuals):
        # With a lag the first period's regressor is the one beside the return before; else there is none before it.
        x = regressor[t + lag - 1] if t + lag > 0 else regressor[0]
        levels.append(level(p, sizes, signs, levels, x))
        z = residual / numpy.exp(levels[-1] / 2)
        sizes.append(abs(z) - float(MEAN_SIZE))
        signs.append(z)
    seen = numpy.array(signs[3:])
    sample = (seen - seen.mean()) / seen.std()
    uses_sample = innovations in ("t", "skewt") or (innovations == "ged" and shape[0] <= 1)

    def expectation(a, c):
        if uses_sample:
            return sample_moment(sample, float(a), float(c))
        return moment(innovations, shape[0] if shape else None, float(a), float(c))

    def unit(position):
        vector = numpy.zeros(1 + 2 * HORIZON)
        vector[position] = 1
        return vector

    rows = []
    for origin in ORIGINS:
        end = origin - lag + 1 + 3
        constant = unit(0)
        # Vectors of the constant, the future sizes and the future signs.
        s, g, v = ([value * constant for value in series[end - 3 : end]] for series in (sizes, signs, levels))
        variances = []
        for k in range(HORIZON):
            vector = level(dict(p, omega=p["omega"] * constant), s, g, v, regressor[origin] * constant)
            v.append(vector)
            s.append(unit(1 + k))
            g.append(unit(1 + HORIZON + k))
            value = mpmath.exp(vector[0])
            for j in range(k):
                value *= expectation(vector[1 + j], vector[1 + HORIZON + j])
            variances.append(float(value))
        rows.append(variances)
    return dict(
        name=name, innovations=innovations, shape=shape, mean=mean, mu=None if mean == "zero" else 0.03,
        phi=p["phi"] if mean == "ar1" else None, omega=p["omega"], alphas=p["alphas"], gammas=p["gammas"],
        betas=p["betas"], deltas=p["deltas"], variances=rows)


def main():
    returns, regressor = data()
    moments = [
        dict(innovations=innovations, nu=nu, a=a, c=c, logarithm=float(mpmath.log(moment(innovations, nu, a, c))))
        for innovations, nu in MOMENTS
        for a, c in WEIGHTS + (LARGE_WEIGHTS if nu is None or nu >= 1.7 else [])]
    contents = dict(
        returns=returns.tolist(), regressor=regressor.tolist(), origins=ORIGINS, moments=moments,
        cases=[forecasts(case, returns, regressor) for case in CASES])
    FILE.write_text(json.dumps(contents, indent=1) + "\n", encoding="utf-8")


main()
