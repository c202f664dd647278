"""Writes regime_classifier_reference.json: probabilities of a logistic model that corrects a simulation, of two made-up
markets together.

Everything up to the rows is that of regimes_reference.py. Columns are scaled by mean and deviation of the training rows and
cut at three; of a column that lacks values the mean stands in, and a further column says where. The loss is minimised by
scipy's trust-exact from derivatives by hand. Ran with Python 3.11, numpy 2.4, scipy 1.17.
"""

import json
import math
import pathlib

import numpy as np
from regimes_reference import Analysis, market, plain
from scipy.optimize import minimize
from scipy.special import logsumexp, softmax

RULE = {"days": 30, "trend": 0.5, "quantile": 0.9, "history": 1095, "smallest": 60}
NAMES = ("momentum-1,momentum-7,momentum-30,volatility-3,volatility-7,volatility-90,volatility-smoothed,range-1,range-3,"
         "range-7,range-90,range-level,trend-distance-60,drawdown-30,semivariance-7,volume-ratio-3-30,crisis-distance,"
         "known-volatility,known-trend,state-age,band-distances,mean:3:funding,simulation").split(",")
PENALTY = 0.5
# The last bar that labels of training may end with, and the rows that are told.
LAST, TOLD = 420, range(421, 470, 7)


def matrix(a, kind, rows):
    known, simulated = a.features(), np.array([a.simulated(kind, t) for t in rows])
    offsets = np.log(simulated) - np.log(simulated).mean(axis=1, keepdims=True)
    columns = []
    for name in NAMES:
        if name == "simulation":
            columns += list(offsets.T)
        else:
            parts = [f"band-distance-{i}" for i in (1, 2, 3)] if name == "band-distances" else [name]
            columns += [known[part][list(rows)] for part in parts]
    return np.array(columns).T, offsets


def scaled(x, training):
    lacking = np.isnan(training).any(axis=0)
    flags = lambda values: np.isnan(values[:, lacking]).astype(float)
    both, learned = np.c_[x, flags(x)], np.c_[training, flags(training)]
    z = (both - np.nanmean(learned, axis=0)) / np.nanstd(learned, axis=0)
    return np.clip(np.where(np.isnan(z), 0, z), -3, 3)


def coefficients(z, offsets, y):
    n, k = offsets.shape
    one = np.c_[np.ones(n), z]
    size, hit = one.shape[1], np.eye(k)[y]
    margins = lambda b: offsets + one @ b.reshape(k, size).T

    def loss(b):
        m = margins(b)
        return (logsumexp(m, axis=1) - m[np.arange(n), y]).mean() + PENALTY / 2 * b @ b

    def gradient(b):
        return ((softmax(margins(b), axis=1) - hit).T @ one / n).ravel() + PENALTY * b

    def hessian(b):
        p = softmax(margins(b), axis=1)
        h = np.einsum("ik,kl,ia,ib->kalb", p, np.eye(k), one, one) - np.einsum("ik,il,ia,ib->kalb", p, p, one, one)
        return h.reshape(k * size, k * size) / n + PENALTY * np.eye(k * size)

    b = minimize(loss, np.zeros(k * size), jac=gradient, hess=hessian, method="trust-exact").x
    for _ in range(4):
        b -= np.linalg.solve(hessian(b), gradient(b))
    assert np.abs(gradient(b)).max() < 1e-14
    return b.reshape(k, size)


def told(analyses, kind):
    x, offsets, y = [], [], []
    for a in analyses:
        labels = a.labels(kind)
        rows = [t for t in range(LAST - a.h + 1) if labels[t] is not None and a.ends(t) is not None]
        part, offset = matrix(a, kind, rows)
        usable = ~np.isnan(np.delete(part, [NAMES.index("volume-ratio-3-30"), -5], axis=1)).any(axis=1)
        x, offsets = x + [part[usable]], offsets + [offset[usable]]
        y += [labels[t] for t, is_usable in zip(rows, usable) if is_usable]
    x, offsets = np.concatenate(x), np.concatenate(offsets)
    b = coefficients(scaled(x, x), offsets, y)
    probabilities = []
    for a in analyses:
        part, offset = matrix(a, kind, list(TOLD))
        probabilities.append(softmax(offset + b[:, 0] + scaled(part, x) @ b[:, 1:].T, axis=1).tolist())
    return {"rows": len(y), "probabilities": probabilities}


if __name__ == "__main__":
    markets = [market(21, 470, 86_400), market(22, 470, 86_400)]
    # Of the first market there was no funding at first, and none at a bar that is told.
    markets[0]["funding"][:200] = math.nan
    markets[0]["funding"][434] = math.nan
    analyses = [Analysis(m, 1, RULE) for m in markets]
    out = {
        "markets": [{k: plain(v) for k, v in m.items()} for m in markets], "features": ",".join(NAMES), "last": LAST,
        "told": list(TOLD), "labels": {kind: told(analyses, kind) for kind in ("state", "volatility")},
    }
    file = pathlib.Path(__file__).with_name("regime_classifier_reference.json")
    file.write_text(json.dumps(out, separators=(",", ":")) + "\n")
