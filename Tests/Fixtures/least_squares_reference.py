#!/usr/bin/env python3
"""Makes least_squares_reference.json: regressions with their White and Newey-West covariances, and long-run variances.

Ran with Python 3.11 and numpy 2.4. Everything is written as the formulas stand: normal equations in extended
precision for the coefficients, a double loop over the pairs of observations for the covariances.
"""
import json
import pathlib

import numpy as np

random = np.random.default_rng(20240607)


def solve(a, b):
    """Gauss elimination in extended precision, refined three times."""
    a, b = np.asarray(a, np.longdouble), np.asarray(b, np.longdouble)
    x = np.linalg.solve(a.astype(float), b.astype(float)).astype(np.longdouble)
    for _ in range(3):
        x = x + np.linalg.solve(a.astype(float), (b - a @ x).astype(float))
    return x


def inverse(a):
    return solve(a, np.eye(len(a)))


def sandwich(x, e, gram, lags):
    n, k = x.shape
    middle = np.zeros((k, k), np.longdouble)
    for t in range(n):
        for s in range(n):
            if abs(t - s) <= lags:
                middle += (1 - np.longdouble(abs(t - s)) / (lags + 1)) * e[t] * e[s] * np.outer(x[t], x[s])
    return gram @ middle @ gram


def long_run(series, lags):
    d = series - series.mean()
    n = len(d)
    return sum((1 - abs(t - s) / (lags + 1)) * d[t] * d[s]
               for t in range(n) for s in range(n) if abs(t - s) <= lags) / n


def plug_in(h):
    n = len(h)
    m = int(np.floor(4 * (n / 100) ** (2 / 9)))
    sigma = [np.sum(h[j:] * h[:n - j]) / n for j in range(m + 1)]
    s0 = sigma[0] + 2 * sum(sigma[1:])
    s1 = 2 * sum(j * sigma[j] for j in range(1, m + 1))
    return int(np.floor(1.1447 * ((s1 / s0) ** 2) ** (1 / 3) * n ** (1 / 3)))


def autoregression(n, phi):
    e, x = random.normal(size=n), np.zeros(n)
    for t in range(n):
        x[t] = (phi * x[t - 1] if t else 0) + e[t]
    return x


def floats(a):
    return [float(v) for v in np.ravel(a)]


cases = []
for n, k, lags, penalty in [(40, 1, 0, 0), (80, 3, 5, 0), (150, 5, 22, 0), (80, 3, 5, 2.5), (7, 6, 1, 0), (3, 4, 1, 0.5)]:
    x = np.column_stack([np.ones(n)] + [np.round(autoregression(n, 0.7), 6) for _ in range(k - 1)])
    y = np.round(1 + x[:, -1] * random.normal(size=n) + autoregression(n, 0.5), 6)
    penalties = np.array([0.0] + [penalty] * (k - 1))
    gram = inverse(x.T.astype(np.longdouble) @ x + np.diag(penalties))
    beta = solve(x.T.astype(np.longdouble) @ x + np.diag(penalties), x.T.astype(np.longdouble) @ y)
    e = y - x @ beta
    cases.append({
        "rows": n, "columns": k, "lags": lags, "penalties": floats(penalties), "design": floats(x), "target": floats(y),
        "coefficients": floats(beta), "inverseGram": floats(gram), "residualSumOfSquares": float(e @ e),
        "white": floats(sandwich(x, e, gram, 0)), "neweyWest": floats(sandwich(x, e, gram, lags)),
        "automaticLags": plug_in((x * e[:, None])[:, 1 if k > 1 else 0:].sum(axis=1).astype(float)) if n > 10 else None,
    })

series = []
for n, phi, lags in [(1, 0, 0), (30, 0.5, 3), (200, 0.9, 12), (500, -0.6, 4)]:
    x = np.round(3 + autoregression(n, phi), 6)
    series.append({
        "values": floats(x), "lags": lags, "longRunVariance": float(long_run(x, lags)),
        "automaticLags": plug_in(x - x.mean()) if n > 1 else None,
    })

path = pathlib.Path(__file__).with_suffix(".json")
path.write_text(json.dumps({"regressions": cases, "series": series}, separators=(",", ":")) + "\n")
