#!/usr/bin/env python3
"""Makes multinomial_logistic_reference.json: penalised softmax regressions and temperatures.

Ran with Python 3.11, numpy 2.4, scipy 1.17, scikit-learn 1.9 and statsmodels 0.15. The problem `plain` is solved by
scikit-learn's LogisticRegression, without a penalty of the intercepts, `unpenalized` by statsmodels' MNLogit; the others,
with offsets and a penalty of the intercepts, by scipy's trust-exact minimiser of the loss as it is written down below, from
derivatives by hand. Coefficients are centred over the classes. Temperatures are roots of
the loss's derivative by scipy's brentq.
"""
import json
import pathlib

import numpy as np
import statsmodels.api as sm
from scipy.optimize import brentq, minimize
from scipy.special import logsumexp, softmax
from sklearn.linear_model import LogisticRegression

random = np.random.default_rng(1838)


def problem(n, p, k, offset):
    x = np.round(random.normal(size=(n, p)), 6)
    true = random.normal(size=(p, k))
    chance = softmax(x @ true + random.normal(size=k), axis=1)
    y = np.array([random.choice(k, p=row) for row in chance])
    w = np.round(random.uniform(0.2, 2.0, size=n), 6)
    o = np.round(random.normal(size=(n, k)), 6) if offset else np.zeros((n, k))
    return x, y, w, o


def solve(x, y, w, o, penalty, intercept_penalty):
    n, k = o.shape
    z = np.column_stack([np.ones(n), x])
    size = z.shape[1]
    ridge = np.tile(np.r_[intercept_penalty, np.full(x.shape[1], penalty)], k)
    hit = np.eye(k)[y]

    def chance(b):
        return softmax(o + z @ b.reshape(k, size).T, axis=1)

    def loss(b):
        m = o + z @ b.reshape(k, size).T
        return w @ (logsumexp(m, axis=1) - m[np.arange(n), y]) / w.sum() + ridge @ (b * b) / 2

    def gradient(b):
        return ((w[:, None] * (chance(b) - hit)).T @ z / w.sum()).ravel() + ridge * b

    def hessian(b):
        p = chance(b)
        h = np.einsum("i,ik,kl,ia,ib->kalb", w, p, np.eye(k), z, z) - np.einsum("i,ik,il,ia,ib->kalb", w, p, p, z, z)
        return h.reshape(k * size, k * size) / w.sum() + np.diag(ridge)

    b = np.zeros(k * size)
    b = minimize(loss, b, jac=gradient, hess=hessian, method="trust-exact", options={"gtol": 1e-9}).x
    for _ in range(5):
        b = b - np.linalg.solve(hessian(b), gradient(b))
    assert np.abs(gradient(b)).max() < 1e-14
    return b.reshape(k, size).T


def case(name, x, y, w, o, penalty, intercept_penalty, solution):
    solution = solution - solution.mean(axis=1, keepdims=True)
    return {
        "name": name, "columns": x.shape[1], "classes": o.shape[1], "values": x.ravel().tolist(), "labels": y.tolist(),
        "weights": w.tolist(), "offsets": o.ravel().tolist(), "penalty": penalty, "interceptPenalty": intercept_penalty,
        "solution": solution.ravel().tolist(),
    }


cases = []
x, y, w, o = problem(150, 4, 4, offset=False)
model = LogisticRegression(C=1 / (0.03 * w.sum()), solver="newton-cholesky", tol=1e-14, max_iter=1000)
model.fit(x, y, sample_weight=w)
cases.append(case("plain", x, y, w, o, 0.03, 0.0, np.vstack([model.intercept_, model.coef_.T])))

x, y, w, o = problem(300, 3, 3, offset=False)
w = np.ones(len(y))
fitted = sm.MNLogit(y, sm.add_constant(x)).fit(method="newton", disp=False, maxiter=100, tol=1e-14)
cases.append(case("unpenalized", x, y, w, o, 0.0, 0.0, np.column_stack([np.zeros(4), np.asarray(fitted.params)])))

for name, n, p, k in [("offsets", 200, 5, 4), ("two classes", 60, 2, 2), ("more columns than rows", 12, 20, 3)]:
    x, y, w, o = problem(n, p, k, offset=True)
    cases.append(case(name, x, y, w, o, 0.1, 0.001, solve(x, y, w, o, 0.1, 0.001)))

x, y, w, o = problem(40, 2, 4, offset=True)
y = y % 3
cases.append(case("absent class", x, y, w, o, 0.2, 0.01, solve(x, y, w, o, 0.2, 0.01)))

temperatures = []
for scale in [0.3, 1.0, 4.0]:
    margins = np.round(random.normal(size=(120, 4)), 6)
    chance = softmax(margins, axis=1)
    y = np.array([random.choice(4, p=row) for row in chance])
    margins = np.round(margins * scale, 6)
    w = np.round(random.uniform(0.2, 2.0, size=120), 6)

    def slope(inverse):
        p = softmax(margins * inverse, axis=1)
        return w @ ((p * margins).sum(axis=1) - margins[np.arange(120), y])

    inverse = brentq(slope, 0.05, 20, xtol=1e-15, rtol=1e-14)
    temperatures.append({
        "margins": margins.ravel().tolist(), "labels": y.tolist(), "weights": w.tolist(), "temperature": 1 / inverse})

path = pathlib.Path(__file__).with_suffix(".json")
path.write_text(json.dumps({"cases": cases, "temperatures": temperatures}, separators=(",", ":")) + "\n")
