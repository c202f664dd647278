"""The coefficients of the hyperbolic tangent in Kernels/GateFunctions.swift; prints them and their error.

tanh z is about z·P(z²)/Q(z²) with P and Q of degree 4, fitted on |z| ≤ 8.4. The fit is the
minimax one up to a few percent, by Lawson's weights on linearised least squares. Both polynomials may be multiplied by
the same factor: of many, the one is taken whose rounding to 32 bits leaves the smallest error.

The kernel takes for arguments beyond an end what comes out there, which is to be 1 to the last bit. It is the first number
from 8 on for which numerator and denominator are rounded to the same, whether or not products and sums are rounded
together; every number up to it is looked at, and none of them gives more than 1.
"""

import numpy as np

DEGREE, END, TOP = 4, 8.4, 1 - 1e-7


def minimax(nodes=1000, rounds=200):
    """P and Q, Q(0) = 1, with the smallest largest |z·P/Q − tanh z|."""
    z = END * 0.5 * (1 - np.cos(np.pi * (np.arange(nodes) + 0.5) / nodes))
    target = np.minimum(np.tanh(z), TOP)
    powers = np.vander((z / END) ** 2, DEGREE + 1, increasing=True)
    weights, q, best = np.ones(nodes), np.ones(nodes), (np.inf,)
    for _ in range(rounds):
        row = (np.sqrt(weights) / q)[:, None]
        matrix = np.hstack([powers * z[:, None], -target[:, None] * powers[:, 1:]]) * row
        norms = np.linalg.norm(matrix, axis=0)
        solution = np.linalg.lstsq(matrix / norms, target * row[:, 0], rcond=None)[0] / norms
        p_coefficients, q_coefficients = solution[: DEGREE + 1], np.r_[1, solution[DEGREE + 1 :]]
        q = powers @ q_coefficients
        errors = np.abs(z * (powers @ p_coefficients) / q - target)
        if errors.max() < best[0]:
            scale = END ** (2.0 * np.arange(DEGREE + 1))
            best = (errors.max(), p_coefficients / scale, q_coefficients / scale)
        weights *= (errors / errors.max() + 1e-3) ** 0.7
        weights /= weights.sum()
    return best


def fused(a, b, c):
    """a·b + c, rounded to 32 bits once (but for what 64 bits round before)."""
    return (a.astype(np.float64) * np.float64(b) + np.float64(c)).astype(np.float32)


def apart(a, b, c):
    """a·b + c, rounded to 32 bits twice."""
    return a * np.float32(b) + np.float32(c)


def evaluate(z, p, q, add=fused):
    """Numerator and denominator in the order of operations of the kernel."""
    s = z * z
    s2 = s * s

    def polynomial(c):
        upper = add(s2, c[4], add(s, c[3], c[2]))
        return add(s2, upper, add(s, c[1], c[0]))

    return z * polynomial(p), polynomial(q)


def numbers(first, last):
    """All numbers of 32 bits between two."""
    bits = np.array([first, last], dtype=np.float32).view(np.uint32)
    return np.arange(*bits, dtype=np.uint32).view(np.float32)


def end_of(p, q):
    """The first number from 8 on where the fraction is 1, and by how much it is off up to there, fused and apart."""
    z = numbers(8, 8.1)
    pairs = [evaluate(z, p, q, add) for add in (fused, apart)]
    end = z[np.all([numerator == denominator for numerator, denominator in pairs], axis=0)][0]
    largest = np.zeros(2)
    for start in np.linspace(0, end, 400, endpoint=False):
        z = numbers(max(start, 1e-3), min(start + end / 400, np.nextafter(end, np.float32(9))))
        for place, add in enumerate((fused, apart)):
            numerator, denominator = evaluate(z, p, q, add)
            assert (numerator <= denominator).all()
            error = np.abs((numerator / denominator).astype(np.float64) - np.tanh(z.astype(np.float64))).max()
            largest[place] = max(largest[place], error)
    return end, largest


def main():
    error, p, q = minimax()
    z = np.linspace(1e-3, END, 40_000).astype(np.float32)
    exact = np.tanh(z.astype(np.float64))
    best = (np.inf,)
    for factor in np.exp2(np.linspace(0, 1, 400, endpoint=False)):
        rounded = (p * factor).astype(np.float32), (q * factor).astype(np.float32)
        numerator, denominator = evaluate(z, *rounded)
        largest = np.abs((numerator / denominator).astype(np.float64) - exact).max()
        if largest < best[0] and (numerator <= denominator).all():
            best = (largest, *rounded)
    print(f"largest error before rounding {error:.2e}, after {best[0]:.2e}")
    for name, coefficients in (("numerator", best[1]), ("denominator", best[2])):
        print(name, ", ".join(np.format_float_scientific(c, unique=True) for c in coefficients))
    end, largest = end_of(*best[1:])
    print(f"1 from {end} on; off by at most {largest[0]:.2e} fused, {largest[1]:.2e} apart")


if __name__ == "__main__":
    main()
