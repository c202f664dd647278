#!/usr/bin/env python3
"""What LightGBM makes of 20,000 rows of which one is odd: makes boosting_odd_rows.json beside it.

Rows have three features of 64 values each, the numbers of SplitMix64, so that a test can make them too, and a target that
is a sum of two steps. One row's target is very much larger, or its weight is. Given is the mean squared error of the other
rows after each of some numbers of rounds. Bins hold single values (min_data_in_bin=1). Made with lightgbm 4.7.0 and numpy
2.4.6. Run as: python3 boosting_odd_rows.py
"""

import json
import pathlib

import lightgbm as lgb
import numpy as np

from boosting_log_loss import uniforms

ROWS = 20_000
COLUMNS = 3
ODD_ROW = 777
ROUNDS = [20, 100]
CASES = [("target", 1e3), ("target", 1e5), ("target", 1e6), ("weight", 3e4), ("weight", 1e5), ("weight", 1e6)]
SETTINGS = {
    "objective": "regression", "num_leaves": 31, "min_data_in_leaf": 1, "min_sum_hessian_in_leaf": 1e-3,
    "learning_rate": 0.1, "min_data_in_bin": 1, "num_threads": 1, "deterministic": True, "verbose": -1,
    "feature_pre_filter": False,
}


def errors(kind, size):
    features = np.floor(uniforms(9, ROWS * COLUMNS).reshape(ROWS, COLUMNS) * 64)
    targets = (features[:, 0] >= 20) + 0.5 * (features[:, 1] >= 41)
    weights = np.ones(ROWS)
    if kind == "target":
        targets[ODD_ROW] = size
    else:
        weights[ODD_ROW] = size
    model = lgb.train(SETTINGS, lgb.Dataset(features, targets, weight=weights), num_boost_round=max(ROUNDS))
    others = np.arange(ROWS) != ODD_ROW
    return [float(np.mean((model.predict(features, num_iteration=rounds) - targets)[others] ** 2)) for rounds in ROUNDS]


def main():
    cases = [{"kind": kind, "size": size, "rounds": ROUNDS, "errors": errors(kind, size)} for kind, size in CASES]
    path = pathlib.Path(__file__).with_suffix(".json")
    path.write_text(json.dumps(cases, indent=1) + "\n")


if __name__ == "__main__":
    main()
