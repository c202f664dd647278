#!/usr/bin/env python3
"""LightGBM's log-loss on five problems: makes boosting_log_loss.json beside it, and the data of two of them.

The data of breast_cancer.csv (Wolberg, Mangasarian, Street & Street 1993, doi:10.24432/C5DW2B) and wine.csv (Aeberhard &
Forina 1992, doi:10.24432/C5PC7J) are those of scikit-learn's package, first the class, then the features; both are from
the UCI Machine Learning Repository under the licence CC BY 4.0. The other three problems are made of the numbers of
SplitMix64, so that a test can make them too.

Each third of the rows is predicted by trees from the others, and the mean is over all rows. The settings are the same on
both sides. Some of LightGBM's are for that not its defaults: bins may hold single values; there is one bin more, since it
keeps one for zero; and the smallest leaf is set by second derivatives, since it estimates numbers of rows from these.
Made with lightgbm 4.7.0, scikit-learn 1.9.1 and numpy 2.4.6. Run as: python3 boosting_log_loss.py
"""

import json
import pathlib

import lightgbm as lgb
import numpy as np
from sklearn import datasets

FOLDER = pathlib.Path(__file__).parent
FOLDS = 3
SETTINGS = {
    "num_leaves": 15, "min_data_in_leaf": 1, "min_sum_hessian_in_leaf": 5.0, "learning_rate": 0.1, "min_data_in_bin": 1,
    "lambda_l2": 1.0, "max_bin": 256, "num_threads": 1, "deterministic": True, "verbose": -1, "feature_pre_filter": False,
}
ROUNDS = 60


def uniforms(seed, count):
    """The first numbers of SplitMix64, as multiples of 2^-24: all are single-precision numbers."""
    with np.errstate(over="ignore"):
        z = np.uint64(seed) + np.arange(1, count + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return ((z ^ (z >> np.uint64(31))) >> np.uint64(40)).astype(float) * 2.0**-24


def synthetic(seed, rows, columns):
    """Uniform features and a further number for each row."""
    numbers = uniforms(seed, rows * (columns + 1)).reshape(rows, columns + 1)
    return numbers[:, :columns], numbers[:, columns]


def noisy_product():
    x, noise = synthetic(1, 3000, 6)
    return x, ((x[:, 0] - 0.5) * (x[:, 1] - 0.5) + 0.25 * x[:, 2] + 0.25 * noise > 0.25).astype(float)


def missing_steps():
    x, noise = synthetic(2, 3000, 5)
    x = np.floor(16 * x)
    y = np.floor((x[:, 0] + x[:, 1] + 16 * noise + np.where(x[:, 2] < 4, 8, 0)) * 0.0625).clip(0, 2)
    return np.where(x < 2, np.nan, x), y


def four_classes():
    x, noise = synthetic(3, 3000, 8)
    return x, np.floor(4 * (0.5 * x[:, 0] + 0.25 * x[:, 1] * x[:, 2] + 0.25 * noise)).clip(0, 3)


def bundled(name):
    data = getattr(datasets, f"load_{name}")()
    x = data.data.astype(np.float32)
    lines = [",".join([str(int(y)), *[np.format_float_positional(v, trim="-") for v in row]])
             for y, row in zip(data.target, x)]
    (FOLDER / f"{name}.csv").write_text("\n".join(lines) + "\n")
    return x.astype(float), data.target.astype(float)


def log_loss(x, y):
    classes = int(y.max()) + 1
    objective = {"objective": "binary"} if classes == 2 else {"objective": "multiclass", "num_class": classes}
    losses = np.zeros(len(y))
    for fold in range(FOLDS):
        held = np.arange(len(y)) % FOLDS == fold
        booster = lgb.train(SETTINGS | objective, lgb.Dataset(x[~held], y[~held]), ROUNDS)
        p = booster.predict(x[held])
        p = np.column_stack([1 - p, p]) if classes == 2 else p
        losses[held] = -np.log(p[np.arange(held.sum()), y[held].astype(int)])
    return {"classCount": classes, "logLoss": float(losses.mean())}


def main():
    problems = {
        "breast_cancer": bundled("breast_cancer"), "wine": bundled("wine"), "noisy product": noisy_product(),
        "missing steps": missing_steps(), "four classes": four_classes(),
    }
    losses = {name: log_loss(*problem) for name, problem in problems.items()}
    (FOLDER / "boosting_log_loss.json").write_text(json.dumps(losses, indent=1) + "\n")


if __name__ == "__main__":
    main()
