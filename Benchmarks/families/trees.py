"""Boosted trees: training, import, tables and single rows, against LightGBM, XGBoost, lleaves and ONNX Runtime."""

import importlib.util
import pathlib
import time

import numpy

from harness.comparison import Timed
from harness.tree_data import CLASSES, COLUMNS, file_of, rows_of

TITLE = "Boosted trees of 31 leaves, 20 columns, 4 classes, learning rate 0.1, 255 bins"
PEERS = {"LightGBM": "lightgbm", "XGBoost": "xgboost", "lleaves": "lleaves", "ONNX Runtime": "onnxruntime"}
PRESENT = [name for name, module in PEERS.items() if importlib.util.find_spec(module)]
PACKAGES = ["numpy"] + [PEERS[name] for name in PRESENT] + (["llvmlite"] if "lleaves" in PRESENT else [])
NOTES = [
    "Rows with one thread are by processor time, those with two by the clock on the wall. What takes a second or more is"
    " measured in three pairs, not nine, in seven where it has a target.",
    "`train` bins the columns and grows the trees, from an array of 32-bit features. Answers agree when the log-loss of 20"
    " thousand other rows is at most half a percent above LightGBM's, or one percent above XGBoost's, which has no least number"
    " of rows in a leaf. LightGBM with quantized gradients is its"
    " `use_quantized_grad`; XGBoost grows the same number of leaves by histograms (`lossguide`).",
    "`predict-batch` and `predict-row` apply 400 trees (100 rounds) that the peer trained on 100 thousand rows, imported from"
    " the file that it wrote; lleaves compiles LightGBM's, and ONNX Runtime runs what we export of them as ONNX. `import` reads"
    " these files, until rows can be predicted; the peers' `Booster(model_file=…)` puts off what it can. `predict-row` takes 2,000 different rows one by one, and its times are those of one row: ours"
    " through the public function, which makes an array for each row, the peers from a loop in C: LightGBM's"
    " `PredictForMatSingleRowFast`, and the function that lleaves compiled, with its default of inlining all trees, which"
    " takes its compiler the better part of a minute.",
    "Answers agree when no margin of a thousand rows differs from the peer's by more than 0.000002, where leaves are"
    " rounded to 32 bits, or 0.00002 for XGBoost, which adds them up in 32 bits; with ONNX Runtime, when no probability differs"
    " by more than 0.000001.",
]

ROUNDS, LEAVES, RATE = 100, 31, 0.1
LARGEST_DIFFERENCE = {"LightGBM": 2e-6, "lleaves": 2e-6, "XGBoost": 2e-5, "ONNX Runtime": 1e-6}


def versions():
    """What else takes part."""
    return {}


def rows(harness):
    for name in PEERS.keys() - set(PRESENT):
        print(f"Left out: {name}, because it is not installed")
    if "LightGBM" not in PRESENT:
        return
    yield from predict_rows(harness)
    yield from train_rows(harness)


# Prediction


def predict_rows(harness):
    from harness import tree_predictors as predictors

    features, classes = rows_of(5_000 if harness.quick else 100_000, seed=1)
    rounds = 10 if harness.quick else ROUNDS
    booster = lightgbm_side(features, classes, rounds, 2)()
    harness.folder.mkdir(parents=True, exist_ok=True)
    model = str(harness.folder / "trees-lightgbm.txt")
    booster.save_model(model)
    compiled = predictors.Lleaves(booster) if "lleaves" in PRESENT else None

    def peers(table, threads):
        yield "LightGBM", model, lambda: predictors.LightGBMTable(booster, table, threads), 20
        if compiled:
            yield "lleaves", model, lambda: compiled.table(table, threads), 3.5
        if "XGBoost" in PRESENT:
            yield "XGBoost", forest, lambda: predictors.XGBoostTable(other, table, threads), None
        if "ONNX Runtime" in PRESENT:
            yield "ONNX Runtime", model, lambda: predictors.ONNXRuntimeTable(graph, table, threads), None

    if "XGBoost" in PRESENT:
        other = xgboost_side(features, classes, rounds, 2)()
        forest = str(harness.folder / "trees-xgboost.json")
        other.save_model(forest)
    if "ONNX Runtime" in PRESENT:
        graph = str(harness.folder / "trees.onnx")
        harness.ours("trees.onnx", model, output=graph).measure(1)

    yield from import_rows(harness, model, forest if "XGBoost" in PRESENT else None)

    table, _ = rows_of(100 if harness.quick else 2_000, seed=2)
    data = file_of(harness, "trees-single-rows", table)
    ours = PerRow(harness.ours("trees.predict-row", data, model=model), len(table))
    single = [("LightGBM", lambda: predictors.LightGBMRows(booster, table), 5)]
    single += [("lleaves", lambda: compiled.rows(table), 2)] if compiled else []
    for name, make, target in single:
        theirs = PerRow(Counted(make()), len(table))
        yield harness.row("predict-row", {"trees": CLASSES * rounds}, name, ours, theirs, same_outputs(name), target)

    for count, threads in ((1_000, 1),) if harness.quick else ((10_000, 1), (100_000, 1), (1_000_000, 1), (100_000, 2)):
        table, _ = rows_of(count, seed=3)
        data = file_of(harness, f"trees-rows-{count}", table)
        for name, file, make, target in peers(table, threads):
            if count == 1_000_000 and name != "lleaves":
                # The time of a row is that of 100 thousand.
                continue
            ours = harness.ours(
                "trees.predict-batch", data, clock="processor" if threads == 1 else "wall", model=file, threads=threads)
            parameters = {"rows": count, "trees": CLASSES * rounds, "threads": threads}
            yield harness.row(
                "predict-batch", parameters, name, ours, Counted(make(), threads), same_outputs(name),
                target if threads == 1 else None, pairs=None if count < 100_000 else 7 if target and count < 1_000_000 else 3)


def import_rows(harness, model, forest):
    """From the file that a peer wrote to what predicts."""
    import lightgbm

    sides = [("LightGBM", model, lambda: lightgbm.Booster(model_file=model).num_trees())]
    if forest:
        import xgboost

        sides.append(("XGBoost", forest, lambda: xgboost.Booster(model_file=forest).num_boosted_rounds() * CLASSES))
    for name, path, load in sides:
        ours = harness.ours("trees.import", path)
        parameters = {"trees": load(), "megabytes": round(pathlib.Path(path).stat().st_size / 1e6, 1)}
        yield harness.row("import", parameters, name, ours, Timed(load), same_count, None)


def same_count(ours, theirs):
    return {"trees": float(theirs)}, ours["trees"][0] == theirs


def same_outputs(name):
    def agree(ours, theirs):
        step = max(1, len(theirs) // 1000)
        found = numpy.reshape(ours["margins"], (-1, theirs.shape[1]))
        if name == "ONNX Runtime":
            powers = numpy.exp(found - found.max(axis=1, keepdims=True))
            found = powers / powers.sum(axis=1, keepdims=True)
        difference = numpy.abs(found - theirs[::step]).max()
        return {"largest difference": float(difference)}, difference <= LARGEST_DIFFERENCE[name]

    return agree


# Training


def train_rows(harness):
    test = rows_of(1_000 if harness.quick else 20_000, seed=4)
    test_file = file_of(harness, "trees-test", *test)
    sizes = ((1_000, 5, 1),) if harness.quick else (
        (10_000, ROUNDS, 1), (10_000, ROUNDS, 2), (100_000, ROUNDS, 1), (100_000, ROUNDS, 2), (1_000_000, 10, 1),
        (1_000_000, 10, 2))
    for count, rounds, threads in sizes:
        features, classes = rows_of(count, seed=5)
        data = file_of(harness, f"trees-train-{count}", features, classes)
        ours = harness.ours(
            "trees.train", data, clock="processor" if threads == 1 else "wall", test=test_file, columns=COLUMNS,
            objective="multiclass", classes=CLASSES, rounds=rounds, leaves=LEAVES, learningRate=RATE, bins=255,
            threads=threads)
        peers = [
            ("LightGBM", lightgbm_side(features, classes, rounds, threads), 2),
            ("LightGBM, quantized", lightgbm_side(features, classes, rounds, threads, use_quantized_grad=True), 1.3)]
        if "XGBoost" in PRESENT and threads == 1 and count < 1_000_000:
            peers.append(("XGBoost", xgboost_side(features, classes, rounds, threads), None))
        for name, train, target in peers:
            parameters = {"rows": count, "rounds": rounds, "threads": threads}
            has_target = count == 100_000 and threads == 1 and target is not None
            yield harness.row(
                "train", parameters, name, ours, Timed(train, clock_of(threads)), same_loss(test), target if has_target else None,
                pairs=7 if has_target and name == "LightGBM" else 3)


def lightgbm_side(features, classes, rounds, threads, **options):
    import lightgbm

    options |= {
        "objective": "multiclass", "num_class": CLASSES, "num_leaves": LEAVES, "learning_rate": RATE, "max_bin": 255,
        "num_threads": threads, "verbose": -1, "seed": 1}
    return lambda: lightgbm.train(options, lightgbm.Dataset(features, classes, params={"max_bin": 255}), rounds)


def xgboost_side(features, classes, rounds, threads):
    import xgboost

    # Its second derivatives are 2p(1 - p) where those of LightGBM and ours are K/(K - 1) p(1 - p): with this rate its steps
    # are as long.
    rate = RATE * 2 * (CLASSES - 1) / CLASSES
    options = {
        "objective": "multi:softprob", "num_class": CLASSES, "max_leaves": LEAVES, "max_depth": 0, "eta": rate,
        "grow_policy": "lossguide", "tree_method": "hist", "max_bin": 256, "lambda": 0, "min_child_weight": 1e-3,
        "nthread": threads, "seed": 1}
    return lambda: xgboost.train(options, xgboost.QuantileDMatrix(features, classes, nthread=threads, max_bin=256), rounds)


def same_loss(test):
    features, classes = test

    def agree(ours, booster):
        most = 1.005
        if type(booster).__module__.startswith("xgboost"):
            import xgboost

            most = 1.01
            probabilities = booster.predict(xgboost.DMatrix(features))
        else:
            probabilities = booster.predict(features)
        theirs = -numpy.log(probabilities[numpy.arange(len(classes)), classes]).mean()
        loss = ours["loss"][0]
        return {"our log-loss": loss, "theirs": float(theirs)}, loss <= most * theirs

    return agree


# The sides


def clock_of(threads):
    """Processor time for one thread, the clock on the wall for more."""
    return time.process_time if threads == 1 else time.perf_counter


class Counted:
    """A predictor that does its work as many times as it is told and whose outputs are looked up afterwards."""

    def __init__(self, predictor, threads=1):
        self._predictor = predictor
        self._clock = clock_of(threads)

    def measure(self, repeats):
        start = self._clock()
        self._predictor.run(repeats)
        return (self._clock() - start) / repeats, self._predictor.outputs()


class PerRow:
    """A side whose time is divided by its rows."""

    def __init__(self, side, count):
        self._side, self._count = side, count

    def measure(self, repeats):
        # The harness asks for repeats by the time of one; so many as fill the region take the side fewer.
        seconds, results = self._side.measure(max(1, repeats // self._count))
        return seconds / self._count, results

