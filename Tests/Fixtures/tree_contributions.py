#!/usr/bin/env python3
"""Writes tree_contributions.json beside it: trees that LightGBM trained and what their columns contribute to rows.

Made with lightgbm 4.7.0 and numpy 2.4.6.
"""

import json
import pathlib

import lightgbm
import numpy


def flat(structure):
    """A tree's nodes and leaves as lists, a leaf as ~leaf where it is a child."""
    nodes, leaves = {}, {}

    def place(node):
        if "split_index" not in node:
            leaves[node.get("leaf_index", 0)] = node
            return ~node.get("leaf_index", 0)
        nodes[node["split_index"]] = node
        node["children"] = place(node["left_child"]), place(node["right_child"])
        return node["split_index"]

    place(structure)
    nodes, leaves = ([found[index] for index in sorted(found)] for found in (nodes, leaves))
    return {
        "columns": [node["split_feature"] for node in nodes],
        # The largest single-precision number that goes to the left.
        "thresholds": [at_most(node["threshold"]) for node in nodes],
        "missingGoesLeft": [node["default_left"] for node in nodes],
        "left": [node["children"][0] for node in nodes],
        "right": [node["children"][1] for node in nodes],
        "nodeRows": [node["internal_count"] for node in nodes],
        "leaves": [leaf["leaf_value"] for leaf in leaves],
        "leafRows": [leaf["leaf_count"] for leaf in leaves],
    }


def at_most(limit):
    rounded = numpy.float32(limit)
    return float(rounded if float(rounded) <= limit else numpy.nextafter(rounded, numpy.float32(-numpy.inf)))


def main():
    random = numpy.random.default_rng(7)
    features = random.standard_normal((400, 4)).astype(numpy.float32)
    signal = numpy.stack([features[:, 0] * features[:, 1], features[:, 2], numpy.zeros(400)], 1)
    classes = (signal + random.gumbel(size=signal.shape)).argmax(1)
    features[random.random(features.shape) < 0.1] = numpy.nan
    options = {"objective": "multiclass", "num_class": 3, "num_leaves": 10, "min_data_in_leaf": 5, "verbose": -1}
    model = lightgbm.train(options, lightgbm.Dataset(features, classes), 5)
    rows = features[:12]
    fixture = {
        "trees": [flat(tree["tree_structure"]) for tree in model.dump_model()["tree_info"]],
        "rows": [[None if numpy.isnan(value) else float(value) for value in row] for row in rows],
        "contributions": model.predict(rows, pred_contrib=True).tolist(),
    }
    path = pathlib.Path(__file__).with_suffix(".json")
    path.write_text(json.dumps(fixture) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
