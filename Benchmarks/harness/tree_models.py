"""Trees of LightGBM and XGBoost as the numbers that our side reads: see Runner/Trees/TreeModelFile.swift."""

import json

import numpy

from harness.tree_data import COLUMNS


def lightgbm_numbers(booster):
    trees = [tree["tree_structure"] for tree in booster.dump_model()["tree_info"]]
    outputs = booster.num_model_per_iteration()
    return [outputs, COLUMNS, len(trees)] + [0] * outputs + [number for tree in trees for number in _lightgbm_tree(tree)]


def _lightgbm_tree(structure):
    nodes, leaves = {}, {}

    def place(node):
        if "split_index" not in node:
            leaf = node.get("leaf_index", 0)
            leaves[leaf] = [node["leaf_value"], node.get("leaf_count", 0)]
            return ~leaf
        index = node["split_index"]
        limit = _single_at_most(node["threshold"])
        children = [place(node["left_child"]), place(node["right_child"])]
        nodes[index] = [node["split_feature"], limit, node["default_left"], *children, node["internal_count"]]
        return index

    place(structure)
    return _numbers([nodes[index] for index in sorted(nodes)], [leaves[index] for index in sorted(leaves)])


def xgboost_numbers(booster):
    learner = json.loads(bytes(booster.save_raw("json")))["learner"]
    base = numpy.atleast_1d(json.loads(learner["learner_model_param"]["base_score"])).astype(float).tolist()
    trees = learner["gradient_booster"]["model"]["trees"]
    outputs = int(learner["learner_model_param"]["num_class"])
    base = base if len(base) == outputs else base * outputs
    return [outputs, COLUMNS, len(trees)] + base + [number for tree in trees for number in _xgboost_tree(tree)]


def _xgboost_tree(tree):
    """XGBoost numbers nodes and leaves together, and sends to the left what is below the threshold."""
    left, right = tree["left_children"], tree["right_children"]
    places, nodes, leaves = {}, [], []
    for index, child in enumerate(left):
        kind = leaves if child < 0 else nodes
        places[index] = ~len(kind) if child < 0 else len(kind)
        kind.append(index)
    limits = [numpy.nextafter(numpy.float32(value), numpy.float32(-numpy.inf)) for value in tree["split_conditions"]]
    return _numbers(
        [[tree["split_indices"][index], float(limits[index]), tree["default_left"][index], places[left[index]],
          places[right[index]], 0] for index in nodes],
        [[tree["split_conditions"][index], 0] for index in leaves])


def _numbers(nodes, leaves):
    return [len(nodes)] + [float(number) for part in nodes + leaves for number in part]


def _single_at_most(limit):
    """The largest finite number of 32 bits that is not above a number."""
    largest = float(numpy.finfo(numpy.float32).max)
    single = numpy.float32(min(limit, largest))
    return float(single if float(single) <= limit else numpy.nextafter(single, numpy.float32(-numpy.inf)))
