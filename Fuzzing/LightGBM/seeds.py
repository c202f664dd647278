#!/usr/bin/env python3
"""Writes the first files of Fuzzing/LightGBM/corpus: small trees in LightGBM's text, with and without faults.

Models that LightGBM itself wrote are read from the fixtures of the tests. Python 3.9 or later, standard library only.
"""

import itertools
import json
import pathlib

FOLDER = pathlib.Path(__file__).resolve().parent / "corpus"
STUMP = {"num_leaves": 2, "num_cat": 0, "split_feature": 0, "split_gain": "2.5", "threshold": "0.5",
         "decision_type": 10, "left_child": -1, "right_child": -2, "leaf_value": "-0.25 0.125", "leaf_count": "3 4",
         "internal_value": 0, "internal_count": 7, "is_linear": 0, "shrinkage": 1}
DEEP = dict(STUMP, num_leaves=4, split_feature="0 1 0", split_gain="3 2 1", threshold="0 -1.5 1e+30",
            decision_type="8 10 2", left_child="1 -1 -3", right_child="2 -2 -4", leaf_value="1 2 3 4",
            leaf_count="1 2 3 4", internal_value="0 0 0", internal_count="10 3 7")
LEAF = dict.fromkeys(STUMP, "") | {"num_leaves": 1, "num_cat": 0, "leaf_value": "0.75", "leaf_count": 7,
                                   "is_linear": 0, "shrinkage": 1}
# Names that become the same, and what they become.
MARKS = ["".join(marks) for marks in itertools.product(",:", repeat=7)]
SAME = ["_" * 7] + [f"{'_' * 8}{number}" for number in range(2, len(MARKS) + 1)]


def model(*trees, objective="regression", outputs=1, extra="", names="a b", end="end of trees\n"):
    header = (f"tree\nversion=v4\nnum_class={outputs}\nnum_tree_per_iteration={outputs}\nlabel_index=0\n"
              f"max_feature_idx={len(names.split()) - 1}\nobjective={objective}\n{extra}feature_names={names}\n"
              f"feature_infos={' '.join('none' for _ in names.split())}\ntree_sizes=1\n\n")
    texts = ("".join(f"{key}={value}\n" for key, value in ({"Tree": number} | tree).items()) + "\n\n"
             for number, tree in enumerate(trees))
    return header + "".join(texts) + end


SEEDS = {
    "empty": model(),
    "stump": model(STUMP),
    "margins": model(LEAF, DEEP, STUMP),
    "leaf": model(LEAF),
    "binary": model(STUMP, DEEP, objective="binary sigmoid:2"),
    "classes": model(LEAF, LEAF, LEAF, STUMP, DEEP, LEAF, objective="multiclass num_class:3", outputs=3),
    "quantile": model(STUMP, objective="quantile alpha:0.9"),
    "quantile-by-parameter": model(STUMP, objective="quantile") + "\nparameters:\n[boosting: gbdt]\n[alpha: 0.05]\n",
    "average": model(STUMP, DEEP, extra="average_output\n"),
    "average-by-us": model(LEAF, STUMP, DEEP, extra="plimsoll_averaged_rounds=2\n"),
    "average-of-nothing": model(extra="average_output\n"),
    "children-first": model(dict(DEEP, left_child="2 -1 1", right_child="-2 -3 -4")),
    "zero-for-missing": model(dict(STUMP, decision_type=0)),
    "near-zero": model(dict(DEEP, threshold="-1e-35 1e-35 -1e-46")),
    "extremes": model(dict(DEEP, threshold="3.4e+38 -3.4e+38 1e+300", leaf_value="3.4e+38 -3.4e+38 1e-45 -0.0")),
    "many-rows": model(dict(STUMP, leaf_count="2147483647 9223372036854775807")),
    "windows": model(STUMP).replace("\n", "\r\n"),
    "names": model(STUMP, names="é log(range) f[0]<"),
    "many-names": model(STUMP, names=" ".join(SAME), extra=f"plimsoll_columns={json.dumps(MARKS)}\n"),
    "combining-names": model(STUMP, names="\u0301a b\u0338", extra='plimsoll_columns=["\u0301a","b\u0338"]\n'),
    "missing-apart": model(dict(DEEP, threshold="inf 0 1e+400")),
    "infinity-apart": model(dict(STUMP, threshold="inf")).replace("infos=none", "infos=[-1:inf]"),
    "below-all": model(dict(STUMP, threshold="-inf")),
    "circle": model(dict(DEEP, left_child="1 0 -3")),
    "leaf-twice": model(dict(DEEP, right_child="2 -1 -4")),
    "categories": model(dict(STUMP, num_cat=1, decision_type=1)),
    "linear": model(dict(STUMP, is_linear=1)),
    "missing-as-zero": model(dict(STUMP, decision_type=6)),
    "negative-count": model(dict(STUMP, leaf_count="-1 -1")),
    "many-leaves": model(dict(STUMP, num_leaves=4611686018427387904)),
    "repeated-key": model(STUMP, extra="num_class=1\n"),
    "no-end": model(STUMP, end=""),
    "square-root": model(STUMP, objective="regression sqrt"),
    "poisson": model(STUMP, objective="poisson"),
    "html": "<!DOCTYPE html><html></html>",
}


def main():
    FOLDER.mkdir(exist_ok=True)
    for name, text in SEEDS.items():
        (FOLDER / name).write_bytes(text.encode())


if __name__ == "__main__":
    main()
