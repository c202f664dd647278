"""Simulated series that come out the same on every machine."""

import math

_MASK = 2**64 - 1


def uniforms(seed):
    """Uniform numbers strictly between 0 and 1 from SplitMix64 (Steele, Lea & Flood 2014)."""
    state = seed
    while True:
        state = state + 0x9E3779B97F4A7C15 & _MASK
        mixed = (state ^ state >> 30) * 0xBF58476D1CE4E5B9 & _MASK
        mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EB & _MASK
        yield ((mixed ^ mixed >> 31) >> 11) * 2.0**-53 + 2.0**-54


def innovations(seed, nu=None):
    """Normal numbers by the cosine branch of Box and Muller (1958), or Student-t numbers of variance 1.

    The χ² below a t number is −2 times a sum of ν/2 logarithms, so ν has to be even.
    """
    uniform = uniforms(seed)
    while True:
        radius = math.sqrt(-2 * math.log(next(uniform)))
        normal = radius * math.cos(2 * math.pi * next(uniform))
        if nu is None:
            yield normal
        else:
            chi_square = -2 * sum(math.log(next(uniform)) for _ in range(nu // 2))
            yield normal / math.sqrt(chi_square / nu) * math.sqrt((nu - 2) / nu)


def garch(count, seed, nu=None, mu=0.05, omega=0.02, alpha=0.08, beta=0.9, gamma=0.0, burn=500):
    """Returns in percent of a GARCH(1,1) that starts at its unconditional variance, without the first `burn`.

    With `gamma` it is a GJR: what a negative shock adds to alpha.
    """
    draws = innovations(seed, nu)
    variance = omega / (1 - alpha - gamma / 2 - beta)
    returns = []
    for _ in range(burn + count):
        shock = math.sqrt(variance) * next(draws)
        returns.append(mu + shock)
        variance = omega + (alpha + gamma * (shock < 0)) * shock * shock + beta * variance
    return returns[burn:]
