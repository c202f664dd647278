#!/usr/bin/env python3
"""Writes the first files of Fuzzing/XGBoost/corpus: small trees in XGBoost's JSON and other JSON, with and without faults.

Models that XGBoost itself wrote are read from the fixtures of the tests. Python 3.9 or later, standard library only.
"""

import itertools
import json
import pathlib

FOLDER = pathlib.Path(__file__).resolve().parent / "corpus"


def tree(lefts, rights, conditions, **others):
    count = len(lefts)
    return {"left_children": lefts, "right_children": rights, "split_conditions": conditions,
            "split_indices": [0] * count, "default_left": [1] * count, "loss_changes": [0.5] * count,
            "sum_hessian": [2.0] * count, "split_type": [0] * count,
            "tree_param": {"num_deleted": "0", "num_nodes": str(count), "size_leaf_vector": "1"}} | others


STUMP = tree([1, -1, -1], [2, -1, -1], [0.5, -0.25, 0.125])
DEEP = tree([1, 3, 5, -1, -1, -1, -1], [2, 4, 6, -1, -1, -1, -1], [0, 1e-45, 3e38, 1, 2, 3.5, -4])
LEAF = tree([-1], [-1], [0.75])
# Names that become the same, and what they become.
MARKS = ["".join(marks) for marks in itertools.product("[<", repeat=7)]
SAME = ["_" * 7] + [f"{'_' * 8}{number}" for number in range(2, len(MARKS) + 1)]


def model(*trees, objective="reg:squarederror", classes=0, outputs=1, base="0E0", names=("a", "b"), columns=2,
          extra=None, parameters=None, booster=None):
    trees = [{"id": number} | each for number, each in enumerate(trees)]
    inner = {"gbtree_model_param": {"num_trees": str(len(trees)), "num_parallel_tree": "1"}, "trees": trees,
             "tree_info": [number % outputs for number in range(len(trees))]}
    learner = {"feature_names": list(names),
               "gradient_booster": booster(inner) if booster else {"name": "gbtree", "model": inner},
               "learner_model_param": {"base_score": base, "num_class": str(classes), "num_feature": str(columns)},
               "objective": {"name": objective} | (parameters or {})}
    return json.dumps({"version": [2, 0, 0], "learner": learner | (extra or {})}, separators=(",", ":"))


def dart(inner):
    return {"name": "dart", "gbtree": {"name": "gbtree", "model": inner}, "weight_drop": [0.5] * len(inner["trees"])}


SEEDS = {
    "empty": model(),
    "stump": model(STUMP),
    "margins": model(LEAF, DEEP, STUMP, base="[2.5E-1]"),
    "leaf": model(LEAF),
    "binary": model(STUMP, DEEP, objective="binary:logistic", base="2.5E-1"),
    "classes": model(LEAF, STUMP, DEEP, STUMP, objective="multi:softprob", classes=2, outputs=2, base="[1E-1,2E-1]"),
    "quantile": model(STUMP, objective="reg:quantileerror",
                      parameters={"quantile_loss_param": {"quantile_alpha": "[0.9]"}}),
    "average": model(LEAF, STUMP, DEEP, extra={"attributes": {"plimsoll_averaged_rounds": "2"}}),
    "dart": model(STUMP, DEEP, booster=dart),
    "unnamed": model(STUMP, names=()),
    "many-unnamed": model(STUMP, names=(), columns=65536),
    "millions-unnamed": model(STUMP, names=(), columns=10_000_000),
    "too-many-unnamed": model(STUMP, names=(), columns=4611686018427387904),
    "other-order": model(tree([3, -1, -1, 1, -1], [4, -1, -1, 2, -1], [1, 2, 3, 4, 5])),
    "deleted": model(tree([1, -1, -1, -1, -1], [2, -1, -1, -1, -1], [1, 2, 3, 4, 5],
                          tree_param={"num_deleted": "2", "num_nodes": "5"})),
    "infinite-threshold": model(tree([1, -1, -1], [2, -1, -1], [1e39, 1, 2])),
    "near-zero": model(tree([1, -1, -1], [2, -1, -1], [-1e-35, 1, 2])),
    "large-leaves": model(LEAF, tree([-1], [-1], [3.4e38]), base="1.7E308"),
    "many-rows": model(tree([1, -1, -1], [2, -1, -1], [1, 2, 3], sum_hessian=[2.0 ** 53, 2.0 ** 53, 0.5])),
    "circle": model(tree([1, 0, -1], [2, 2, -1], [1, 2, 3])),
    "far-child": model(tree([1, -1, -1], [4611686018427387904, -1, -1], [1, 2, 3])),
    "categories": model(tree([1, -1, -1], [2, -1, -1], [1, 2, 3], split_type=[1, 0, 0])),
    "several-numbers": model(tree([-1], [-1], [1], tree_param={"num_nodes": "1", "size_leaf_vector": "2"})),
    "names": model(STUMP, names=("é \u0001", "f[0]")),
    "many-names": model(STUMP, names=SAME, columns=len(SAME),
                        extra={"attributes": {"plimsoll_columns": json.dumps(MARKS)}}),
    "linear": model(booster=lambda inner: {"name": "gblinear", "model": {"weights": [1]}}),
    "repeated-member": '{"a":1,"a":2}',
    "numbers": '[0,-0,-0.0,1e-400,1.7976931348623157e308,9223372036854775808,0.1,-9223372036854775808,1E+2]',
    "strings": '["\\u0000\\ud83d\\udcb6\\n\\/","é"]',
    "words": ' { "a" : [ true , false , null , { } , [ ] ] } ',
    "nested": "[" * 129 + "]" * 129,
    "binary-form": "{L\0\0\0\0\0\0\0\7learner",
    "old-binary-form": "binf\0\0\0\0",
}


def main():
    FOLDER.mkdir(exist_ok=True)
    for name, text in SEEDS.items():
        (FOLDER / name).write_bytes(text.encode())


if __name__ == "__main__":
    main()
