"""Opens exported files with the programs that they are for, and says how their results differ from the expected ones.

Usage: readers.py FOLDER. The folder holds exports.json, a list of {name, format, threads}; NAME.FORMAT, the file;
NAME.cases, a safetensors file with the arrays input/… and expected/…. Written is readings.json.
"""

import json
import math
import pathlib
import sys

import numpy
from safetensors.numpy import load_file


def subgraphs(graph):
    return [attribute.g for node in graph.node for attribute in node.attribute if attribute.type == attribute.GRAPH]


def taken(graph):
    """The names that nodes take, those within other nodes too, and those that are given out."""
    names = {output.name for output in graph.output}.union(*(node.input for node in graph.node))
    return names.union(*(taken(inner) for inner in subgraphs(graph)))


def unused(graph):
    """The constants that nothing takes, and the results of nodes of which nothing takes any."""
    names = taken(graph)
    idle = [constant.name for constant in graph.initializer if constant.name not in names]
    idle += [node.output[0] for node in graph.node if names.isdisjoint(node.output)]
    return idle + [name for inner in subgraphs(graph) for name in unused(inner)]


def read_onnx(path, inputs, wanted, threads):
    import onnx
    import onnxruntime

    model = onnx.load(path)
    onnx.checker.check_model(model, full_check=True)
    idle = unused(model.graph)
    if idle:
        raise SystemExit(f"{path}: no node and no output takes {idle}")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
    names = [output.name for output in session.get_outputs()]
    if set(names) != set(wanted):
        raise SystemExit(f"{path}: the outputs are {names}, expected were {sorted(wanted)}")
    return f"onnx {onnx.__version__}, ONNX Runtime {onnxruntime.__version__}", dict(
        zip(names, session.run(names, inputs)))


def classes(probabilities):
    """The likeliest class of each row; of two classes programs tell the probability of the second."""
    return probabilities.argmax(axis=1) if probabilities.ndim > 1 else (probabilities > 0.5).astype(numpy.int64)


def read_lightgbm(path, inputs, wanted, threads):
    import lightgbm

    booster = lightgbm.Booster(model_file=str(path))
    rows = inputs["rows"].astype(numpy.float64)
    results = {}
    if "margins" in wanted:
        results["margins"] = booster.predict(rows, raw_score=True, num_threads=1)
    if "predictions" in wanted:
        results["predictions"] = booster.predict(rows, num_threads=1)
    if "classes" in wanted:
        results["classes"] = classes(booster.predict(rows, num_threads=1))
    return f"LightGBM {lightgbm.__version__}", results


def read_xgboost(path, inputs, wanted, threads):
    import xgboost

    booster = xgboost.Booster(model_file=str(path))
    booster.set_param({"nthread": 1})
    rows = xgboost.DMatrix(inputs["rows"], feature_names=booster.feature_names, nthread=1)
    results = {}
    if "margins" in wanted:
        results["margins"] = booster.predict(rows, output_margin=True)
    if "predictions" in wanted:
        results["predictions"] = booster.predict(rows)
    if "classes" in wanted:
        results["classes"] = classes(booster.predict(rows))
    return f"XGBoost {xgboost.__version__}", results


def read_safetensors(path, inputs, wanted, threads):
    import safetensors

    return f"safetensors {safetensors.__version__}", load_file(path)


def read_npz(path, inputs, wanted, threads):
    with numpy.load(path, allow_pickle=False) as archive:
        arrays = {name: archive[name] for name in archive.files}
    for name, array in arrays.items():
        if array.dtype.kind == "U":  # A text is compared by its characters' numbers.
            arrays[name] = numpy.array([ord(character) for character in array.item()], numpy.int32)
    return f"NumPy {numpy.__version__}", arrays


def read_document(path, inputs, wanted, threads):
    tensors = json.loads(path.read_text(encoding="utf-8"))["tensors"]
    arrays = {name: numpy.asarray(values) for name, values in tensors.items()}
    # A number that is none is null in JSON, and NumPy takes an array with null for one of objects.
    arrays = {name: array.astype(numpy.float64) if array.dtype.kind == "O" else array for name, array in arrays.items()}
    return f"Python {sys.version.split()[0]}", arrays


READERS = {"onnx": read_onnx, "lightgbm": read_lightgbm, "json": read_xgboost, "safetensors": read_safetensors,
           "npz": read_npz, "document": read_document}


# What a format says of arrays has to come out as it was put in; boosters have shapes and types of their own.
TYPED = {"onnx", "safetensors", "npz"}
# JSON tells the shape of an array that has elements, and no type.
SHAPED = {"document"}


def check_form(found, expected, form):
    if form in TYPED and (found.shape, found.dtype) != (expected.shape, expected.dtype):
        raise SystemExit(f"{found.dtype} {found.shape} came out where {expected.dtype} {expected.shape} was expected")
    shape = expected.shape if expected.size > 0 else (0,)
    if form in SHAPED and found.shape != shape or found.size != expected.size:
        raise SystemExit(f"the shape {found.shape} came out where {shape} was expected")


def largest(differences):
    """The largest of numbers that are not negative, as JSON; one that is no number counts as infinite."""
    value = float(numpy.where(numpy.isnan(differences), numpy.inf, differences).max(initial=0.0))
    return value if math.isfinite(value) else "infinite"


def difference(found, expected, form):
    found = numpy.asarray(found)
    check_form(found, expected, form)
    found = found.reshape(expected.shape)
    # Ahead of the conversion, which rounds large integers.
    same = found == expected
    found, expected = found.astype(numpy.float64), expected.astype(numpy.float64)
    same |= numpy.isnan(found) & numpy.isnan(expected)
    # Of two values that differ, the relative difference from 0 is infinite, and that from an infinite number none.
    with numpy.errstate(invalid="ignore", divide="ignore", over="ignore"):
        absolute = numpy.where(same, 0.0, numpy.abs(found - expected))
        relative = numpy.where(same, 0.0, absolute / numpy.abs(expected))
    return {"count": int(expected.size), "differing": int((~same).sum()), "absolute": largest(absolute),
            "relative": largest(relative)}


def main(folder):
    readings = {}
    for export in json.loads((folder / "exports.json").read_text()):
        name, form = export["name"], export["format"]
        arrays = load_file(folder / f"{name}.cases")
        inputs = {key.removeprefix("input/"): value for key, value in arrays.items() if key.startswith("input/")}
        wanted = {key.removeprefix("expected/"): value for key, value in arrays.items() if key.startswith("expected/")}
        reader, found = READERS[form](folder / f"{name}.{form}", inputs, wanted, export["threads"])
        if set(found) != set(wanted):
            raise SystemExit(f"{name}: read were {sorted(found)}, expected {sorted(wanted)}")
        try:
            readings[name] = {
                "reader": reader, "differences": {key: difference(found[key], wanted[key], form) for key in wanted}}
        except SystemExit as error:
            raise SystemExit(f"{name}: {error}")
    (folder / "readings.json").write_text(json.dumps(readings))


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
