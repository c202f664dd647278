#!/usr/bin/env python3
"""Maxima of the likelihood of models with regressors, a targeted variance and several lags, by scipy.

Data: the DM/GBP returns of notebooks-data/dmgbp.csv; the regressor x_t is |r_t|. Conventions: presample backcast, the
variance of the first return uses the first row of the regressor, that of return t uses x_{t-1}.
Writes garch_regressors.json beside itself. Made with numpy 2.4.6, scipy 1.18 (any recent version does).
"""

import csv
import json
import pathlib

import numpy as np
from scipy.optimize import minimize

HERE = pathlib.Path(__file__).resolve().parent
C = np.sqrt(2 / np.pi)


def returns():
    with open(HERE.parent.parent / "notebooks-data" / "dmgbp.csv", encoding="utf-8") as file:
        return np.array([float(row["return"]) for row in csv.DictReader(file)])


R = returns()
X = np.abs(R)
LAGGED = np.concatenate([X[:1], X[:-1]])


def backcast(e):
    weights = 0.94 ** np.arange(75)
    return np.sum(weights * e[:75] ** 2) / weights.sum()


E0 = R - R.mean()
B = backcast(E0)
S2 = np.mean(E0**2)


def garch(p, o, q, regressor, targeted):
    """minus the log-likelihood over mu, omega (unless targeted), alphas, gammas, betas, delta."""

    def value(theta):
        theta = list(theta)
        mu = theta.pop(0)
        omega = None if targeted else theta.pop(0)
        alpha, gamma, beta = theta[:p], theta[p:p + o], theta[p + o:p + o + q]
        delta = theta[p + o + q] if regressor else 0.0
        if targeted:
            omega = S2 * (1 - sum(alpha) - 0.5 * sum(gamma) - sum(beta)) - delta * LAGGED.mean()
        e = R - mu
        n = len(R)
        h = np.empty(n)
        sq, neg, var = [B] * 3, [0.5 * B] * 3, [B] * 3
        for t in range(n):
            v = omega + delta * LAGGED[t]
            v += sum(a * s for a, s in zip(alpha, sq)) + sum(g * s for g, s in zip(gamma, neg))
            v += sum(b * s for b, s in zip(beta, var))
            if not v > 0:
                return 1e10
            h[t] = v
            sq = [e[t] ** 2] + sq[:2]
            neg = [e[t] ** 2 if e[t] < 0 else 0.0] + neg[:2]
            var = [v] + var[:2]
        return 0.5 * np.sum(np.log(2 * np.pi) + np.log(h) + e * e / h)

    return value


def egarch(theta):
    mu, omega, alpha, gamma, beta, delta = theta
    e = R - mu
    s, size, sign = np.log(B), 0.0, 0.0
    total = 0.0
    for t in range(len(R)):
        s = omega + alpha * size + gamma * sign + beta * s + delta * LAGGED[t]
        z = e[t] * np.exp(-0.5 * s)
        size, sign = abs(z) - C, z
        total += 0.5 * (np.log(2 * np.pi) + s + z * z)
    return total


def newton(value, theta, step=2e-4):
    """Newton's steps with central differences of fourth order in the gradient."""
    n = len(theta)

    def gradient(x):
        g = np.empty(n)
        for i in range(n):
            d = np.zeros(n)
            d[i] = step
            g[i] = (8 * (value(x + d) - value(x - d)) - (value(x + 2 * d) - value(x - 2 * d))) / (12 * step)
        return g

    for _ in range(4):
        hessian = np.array([(gradient(theta + step * d) - gradient(theta - step * d)) / (2 * step) for d in np.eye(n)])
        theta = theta - np.linalg.solve(0.5 * (hessian + hessian.T), gradient(theta))
    return theta


def maximum(value, start):
    options = {"maxiter": 4000, "maxfev": 4000, "xatol": 1e-7, "fatol": 1e-9}
    theta = minimize(value, start, method="Nelder-Mead", options=options).x
    theta = newton(value, theta)
    return dict(parameters=[float(x) for x in theta], logLikelihood=-float(value(theta)))


def main():
    cases = {
        "garch regressor": maximum(garch(1, 0, 1, True, False), [-0.006, 0.008, 0.12, 0.8, 0.01]),
        "gjr targeted": maximum(garch(1, 1, 1, False, True), [-0.006, 0.13, 0.02, 0.8]),
        "garch regressor targeted": maximum(garch(1, 0, 1, True, True), [-0.006, 0.12, 0.8, 0.01]),
        "garch 2 1": maximum(garch(2, 0, 1, False, False), [-0.006, 0.009, 0.17, -0.03, 0.83]),
        "gjr 1 2 1": maximum(garch(1, 2, 1, False, False), [-0.006, 0.011, 0.14, 0.02, -0.01, 0.8]),
        "egarch regressor": maximum(egarch, [-0.01, -0.15, 0.3, -0.03, 0.91, 0.02]),
    }
    (HERE / "garch_regressors.json").write_text(json.dumps(cases, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
