#!/usr/bin/env python3
"""Small problems with few different values, and what LightGBM makes of them: makes boosting_trees.json beside it.

Each case has the rows, the options under our names, and after each round LightGBM's raw scores of the rows it learned
from, with the column, the number of rows and the gain of each split. Bins hold single values (min_data_in_bin=1), so
that LightGBM finds exact splits. Made with lightgbm 4.7.0 and numpy 2.4.6. Run as: python3 boosting_trees.py
"""

import json
import pathlib

import lightgbm as lgb
import numpy as np

ROUNDS = 5
ROWS = 90
COLUMNS = ["a", "b", "c"]
LIGHTGBM_NAMES = {
    "leafCount": "num_leaves", "maximumDepth": "max_depth", "minimumLeafRows": "min_data_in_leaf",
    "minimumLeafHessian": "min_sum_hessian_in_leaf", "l1": "lambda_l1", "l2": "lambda_l2",
    "minimumGain": "min_gain_to_split", "learningRate": "learning_rate", "level": "alpha", "classCount": "num_class",
}
OBJECTIVES = {"squaredError": "regression", "quantile": "quantile", "binary": "binary", "multiclass": "multiclass"}
CASES = [
    ("squared error", "squaredError", dict(leafCount=6, minimumLeafRows=5), ""),
    ("weights", "squaredError", dict(leafCount=7, minimumLeafRows=1, minimumLeafHessian=3.0), "weights"),
    ("missing values", "squaredError", dict(leafCount=8, minimumLeafRows=4), "missing"),
    ("depth, l1, l2, gain", "squaredError",
     dict(leafCount=12, maximumDepth=3, minimumLeafRows=8, l1=0.5, l2=2.0, minimumGain=0.3), "missing"),
    ("monotone", "squaredError", dict(leafCount=9, minimumLeafRows=3), "monotone"),
    ("monotone binary", "binary", dict(leafCount=7, minimumLeafRows=1, minimumLeafHessian=1.0), "monotone missing"),
    ("quantile", "quantile", dict(leafCount=6, minimumLeafRows=5, level=0.2), ""),
    ("binary", "binary", dict(leafCount=6, minimumLeafRows=1, minimumLeafHessian=0.5), ""),
    ("weighted binary", "binary", dict(leafCount=6, minimumLeafRows=1, minimumLeafHessian=0.5, l2=0.5),
     "weights missing"),
    ("multiclass", "multiclass", dict(leafCount=5, minimumLeafRows=1, minimumLeafHessian=0.5, classCount=3), ""),
    ("balanced multiclass", "multiclass",
     dict(leafCount=5, minimumLeafRows=1, minimumLeafHessian=0.5, classCount=4), "balanced missing"),
    ("forest", "binary", dict(leafCount=6, minimumLeafRows=1, minimumLeafHessian=0.5), "forest"),
]


def targets(objective, x, classes, rng):
    filled = np.nan_to_num(x, nan=4.5)
    signal = filled[:, 0] - 0.2 * (filled[:, 1] - 4) ** 2 + 0.8 * np.isnan(x[:, 2]) + rng.normal(size=len(x))
    if objective == "binary":
        return (signal > np.median(signal)).astype(float)
    if objective == "multiclass":
        # Classes of different frequency.
        return np.searchsorted(np.quantile(signal, np.linspace(0, 1, classes + 1)[1:-1] ** 1.5), signal).astype(float)
    return np.round(signal, 3)


def splits(node):
    """(column, rows, gain) of each split of a tree."""
    if "split_feature" not in node:
        return []
    own = [[node["split_feature"], node["internal_count"], float(f"{node['split_gain']:.6g}")]]
    return own + splits(node["left_child"]) + splits(node["right_child"])


def problem(rng, objective, options, traits):
    """Rows, targets, and the weights of the file and of the training."""
    x = rng.integers(1, 10, (ROWS, len(COLUMNS))).astype(float)
    if "missing" in traits:
        x[rng.random(x.shape) < 0.15] = np.nan
    y = targets(objective, x, options.get("classCount", 2), rng)
    weights = rng.integers(1, 13, ROWS) / 4 if "weights" in traits else None
    if "balanced" not in traits:
        return x, y, weights, weights
    counts = np.bincount(y.astype(int))
    return x, y, weights, (ROWS / (len(counts) * counts))[y.astype(int)]


def trained(x, y, weights, parameters, monotone, traits):
    """The booster and its scores after each round."""
    booster = lgb.train(parameters | {"monotone_constraints": monotone}, lgb.Dataset(x, y, weight=weights), ROUNDS)
    # The raw scores of a forest are sums.
    divisors = range(1, ROUNDS + 1) if "forest" in traits else [1] * ROUNDS
    scores = [booster.predict(x, raw_score=True, num_iteration=round + 1) / divisor
              for round, divisor in enumerate(divisors)]
    return booster, np.array(scores)


def case(number, name, objective, options, traits):
    monotone = [1, -1, 0] if "monotone" in traits else None
    options = {"learningRate": 0.3, "minimumLeafHessian": 1e-3} | options
    parameters = {LIGHTGBM_NAMES[key]: value for key, value in options.items()} | {
        "objective": OBJECTIVES[objective], "min_data_in_bin": 1, "feature_pre_filter": False, "num_threads": 1,
        "deterministic": True, "force_row_wise": True, "verbose": -1,
    }
    if traits == "forest":
        # A share that leaves all three columns; the mode wants one below 1.
        parameters |= {"boosting": "rf", "feature_fraction": 0.99}
    for attempt in range(1000):
        rng = np.random.default_rng([20261122, number, attempt])
        x, y, weights, trained_weights = problem(rng, objective, options, traits)
        booster, scores = trained(x, y, trained_weights, parameters, monotone, traits)
        mirrored = [-sign for sign in monotone[::-1]] if monotone else None
        _, others = trained(10 - x[:, ::-1], y, trained_weights, parameters, mirrored, traits)
        # Splits that gain the same are told apart by their order or by rounding: problems that have some, and so another
        # outcome when columns and values are turned round, are passed over.
        if np.abs(scores - others).max() < 1e-9:
            break
    else:
        raise SystemExit(f"{name}: no problem without ties")
    return {
        "name": name, "objective": objective, "traits": traits, "options": options,
        "rows": [[None if np.isnan(v) else v for v in row] for row in x.tolist()], "targets": y.tolist(),
        "weights": None if weights is None else weights.tolist(), "monotone": monotone,
        "scores": [[float(f"{v:.10g}") for v in np.ravel(score)] for score in scores],
        "splits": [splits(tree["tree_structure"]) for tree in booster.dump_model()["tree_info"]],
    }


def main():
    cases = [case(number, *parts) for number, parts in enumerate(CASES)]
    path = pathlib.Path(__file__).with_suffix(".json")
    path.write_text("[\n" + ",\n".join(json.dumps(entry, separators=(",", ":")) for entry in cases) + "\n]\n")


if __name__ == "__main__":
    main()
