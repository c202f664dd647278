"""Trains small models with LightGBM and XGBoost, and writes them beside what they predict.

Usage: python models.py, with lightgbm, xgboost, numpy and safetensors. For each case: NAME.txt or NAME.json, the model;
NAME.safetensors, with `rows` (float32) and `predictions` (float64), numbers or the probabilities of all classes, as the
program itself predicts them. Models whose names begin with `refused` are there alone. Made with LightGBM 4.7.0, XGBoost
3.2.0, NumPy 2.4.6; older_models.py makes those of older versions.
"""

import pathlib

import lightgbm
import numpy
import xgboost
from safetensors.numpy import save_file

FOLDER = pathlib.Path(__file__).parent
NAMES = ["return", "volatility", "log(range)"]


def data(rows, seed, missing, meaning=0.0):
    """Rows and what they are to predict, to which a missing value of the first column adds its `meaning`."""
    random = numpy.random.default_rng(seed)
    # Few different values, so that rows meet thresholds.
    values = numpy.round(random.normal(size=(rows, 3)) * 8).astype(numpy.float32) / 8
    signal = values[:, 0] - 0.5 * values[:, 1] * values[:, 2] + 0.3 * random.normal(size=rows)
    if missing:
        values[random.random(values.shape) < 0.15] = numpy.nan
    return values, signal + meaning * numpy.isnan(values[:, 0])


def probe_rows(thresholds, infinite):
    """Rows that models are asked about: missing and extreme values, thresholds and their neighbours."""
    rows, _ = data(300, 7, True)
    special = [numpy.finfo(numpy.float32).max, -numpy.finfo(numpy.float32).max, 0.0, -0.0, numpy.nan]
    special += [numpy.inf, -numpy.inf] if infinite else []
    for threshold in [threshold for threshold in thresholds if threshold < 3e38][:6]:
        nearest = numpy.float32(threshold)
        special += [nearest, numpy.nextafter(nearest, numpy.float32(numpy.inf)),
                    numpy.nextafter(nearest, numpy.float32(-numpy.inf))]
    random = numpy.random.default_rng(9)
    extra = random.choice(numpy.array(special, numpy.float32), size=(100, 3))
    return numpy.concatenate([rows, extra]).astype(numpy.float32)


def targets(signal, classes):
    return signal if classes == 0 else numpy.searchsorted(
        numpy.quantile(signal, numpy.arange(1, classes) / classes), signal).astype(numpy.float64)


def write(name, suffix, model, rows, predictions, binary):
    (FOLDER / f"{name}.{suffix}").write_text(model)
    predictions = numpy.asarray(predictions, numpy.float64)
    if binary:
        predictions = numpy.stack([1 - predictions, predictions], axis=1)
    save_file({"rows": rows, "predictions": predictions}, FOLDER / f"{name}.safetensors")


def light_booster(classes=0, missing=True, rounds=6, count=200, meaning=0.0, infinite=False, **options):
    values, signal = data(count, 1, missing, meaning)
    if infinite:
        values[values[:, 0] > 1, 0] = numpy.inf
    settings = {"num_leaves": 5, "min_data_in_leaf": 8, "learning_rate": 0.3, "verbose": -1, "num_threads": 1, "seed": 1,
                "deterministic": True} | options
    table = lightgbm.Dataset(values.astype(numpy.float64), targets(signal, classes), feature_name=NAMES)
    return lightgbm.train(settings, table, rounds)


def light(name, *arguments, **options):
    booster = light_booster(*arguments, **options)
    text = light_text(booster, **options)
    thresholds = [split for tree in booster.dump_model()["tree_info"] for split in splits(tree["tree_structure"])]
    # Where LightGBM parts missing values from all others, Plimsoll sends +inf to the missing ones.
    rows = probe_rows(thresholds, infinite="threshold=inf" not in text)
    write(f"lightgbm-{name}", "txt", text, rows, booster.predict(rows.astype(numpy.float64)),
          options["objective"] == "binary")


def light_text(booster, **options):
    """The model without the parameters of training, but for the level of a quantile, which is found nowhere else."""
    text = booster.model_to_string()
    return text if "alpha" in options else text.split("\nparameters:")[0] + "\npandas_categorical:null\n"


def splits(node):
    if "threshold" in node:
        yield node["threshold"]
        yield from splits(node["left_child"])
        yield from splits(node["right_child"])


def extreme(name, classes=0, missing=True, rounds=6, names=True, count=200, **options):
    values, signal = data(count, 2, missing)
    settings = {"max_depth": 3, "eta": 0.3, "nthread": 1, "seed": 1, "min_child_weight": 2} | options
    columns = NAMES if names else None
    table = xgboost.DMatrix(values, targets(signal, classes), feature_names=columns, nthread=1)
    booster = xgboost.train(settings, table, rounds)
    thresholds = booster.trees_to_dataframe()["Split"].dropna().tolist()
    rows = probe_rows(thresholds, infinite=False)
    asked = xgboost.DMatrix(rows, feature_names=columns, nthread=1)
    predictions = booster.predict(asked)
    if options["objective"] == "multi:softmax":
        powers = numpy.exp(booster.predict(asked, output_margin=True).astype(numpy.float64))
        predictions = powers / powers.sum(axis=1, keepdims=True)
    write(f"xgboost-{name}", "json", bytes(booster.save_raw("json")).decode(), rows, predictions,
          options["objective"] == "binary:logistic")
    return booster


def main():
    light("regression", objective="regression")
    light("complete", objective="regression", missing=False)
    light("use-missing-off", objective="regression", use_missing=False)
    light("missing-apart", objective="regression", meaning=5.0)
    for name, options in {"infinity": {"infinite": True, "meaning": 5.0}, "zero": {"zero_as_missing": True}}.items():
        text = light_text(light_booster(objective="regression", **options))
        (FOLDER / f"refused-lightgbm-{name}.txt").write_text(text)
    light("quantile", objective="quantile", alpha=0.7)
    light("huber", objective="huber")
    light("absolute", objective="regression_l1")
    light("binary", 2, objective="binary")
    light("steep", 2, objective="binary", sigmoid=2.5)
    light("three-classes", 3, objective="multiclass", num_class=3, rounds=3)
    light("two-classes", 2, objective="multiclass", num_class=2, rounds=3)
    light("five-classes", 5, objective="multiclass", num_class=5, rounds=8, count=1000, num_leaves=7)
    light("forest", objective="regression", boosting="rf", bagging_freq=1, bagging_fraction=0.6)
    light("binary-forest", 2, objective="binary", boosting="rf", bagging_freq=1, bagging_fraction=0.6)
    light("dart", objective="regression", boosting="dart", drop_rate=0.5)
    light("constant", objective="regression", min_data_in_leaf=150, rounds=2)
    extreme("regression", objective="reg:squarederror")
    extreme("complete", objective="reg:squarederror", missing=False, names=False)
    extreme("base-score", objective="reg:squarederror", base_score=12.5)
    extreme("quantile", objective="reg:quantileerror", quantile_alpha=0.7)
    extreme("absolute", objective="reg:absoluteerror")
    extreme("huber", objective="reg:pseudohubererror")
    extreme("binary", 2, objective="binary:logistic")
    extreme("binary-base-score", 2, objective="binary:logistic", base_score=0.2)
    extreme("three-classes", 3, objective="multi:softprob", num_class=3, rounds=2, max_depth=2)
    extreme("two-classes", 2, objective="multi:softmax", num_class=2, rounds=2)
    extreme("five-classes", 5, objective="multi:softprob", num_class=5, rounds=8, count=1000)
    extreme("forest", 3, objective="multi:softprob", num_class=3, num_parallel_tree=3, rounds=1, subsample=0.6,
            max_depth=2)
    extreme("dart", objective="reg:squarederror", booster="dart", rate_drop=0.5)
    extreme("pruned", objective="reg:squarederror", tree_method="exact", gamma=4, rounds=3)
    small = extreme("small", objective="reg:squarederror", rounds=1, max_depth=1)
    (FOLDER / "xgboost-small.ubj").write_bytes(bytes(small.save_raw("ubj")))


if __name__ == "__main__":
    main()
