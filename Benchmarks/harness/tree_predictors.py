"""Peers that apply trees, through their C interfaces: whole tables, and row by row from a loop in C."""

import ctypes
import tempfile
import pathlib

import lightgbm
import numpy

from harness.c_calls import RowRepeater

RAW_SCORE, FLOAT32 = 1, 0


class LightGBMTable:
    """LightGBM on all rows of a table."""

    def __init__(self, booster, rows, threads):
        self._margins = numpy.zeros((len(rows), booster.num_model_per_iteration()))
        self._arguments = [
            booster._handle, ctypes.c_void_p(rows.ctypes.data), ctypes.c_int(FLOAT32), ctypes.c_int32(len(rows)),
            ctypes.c_int32(rows.shape[1]), ctypes.c_int(1), ctypes.c_int(RAW_SCORE), ctypes.c_int(0), ctypes.c_int(-1),
            f"num_threads={threads}".encode(), ctypes.byref(ctypes.c_int64()),
            ctypes.c_void_p(self._margins.ctypes.data)]
        self._kept = booster, rows

    def run(self, count):
        for _ in range(count):
            if lightgbm.basic._LIB.LGBM_BoosterPredictForMat(*self._arguments):
                raise RuntimeError("LightGBM can't predict")

    def outputs(self):
        return self._margins


class LightGBMRows:
    """LightGBM on one row after the other, by the function that it has for this."""

    def __init__(self, booster, rows):
        self._margins = numpy.zeros((len(rows), booster.num_model_per_iteration()))
        library, configuration = lightgbm.basic._LIB, ctypes.c_void_p()
        if library.LGBM_BoosterPredictForMatSingleRowFastInit(
                booster._handle, ctypes.c_int(RAW_SCORE), ctypes.c_int(0), ctypes.c_int(-1), ctypes.c_int(FLOAT32),
                ctypes.c_int32(rows.shape[1]), b"num_threads=1", ctypes.byref(configuration)):
            raise RuntimeError("LightGBM can't predict")
        length = ctypes.c_int64()
        self._kept = booster, length
        self._repeater = RowRepeater(
            library.LGBM_BoosterPredictForMatSingleRowFast,
            [configuration.value, rows, ctypes.addressof(length), self._margins], rows, self._margins)

    def run(self, count):
        self._repeater.call(count)

    def outputs(self):
        return self._margins


class Lleaves:
    """The trees of a LightGBM model, compiled by lleaves."""

    def __init__(self, booster):
        import lleaves

        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "model.txt"
            booster.save_model(path)
            self._model = lleaves.Model(str(path))
            self._model.compile(raw_score=True)
        self._outputs = booster.num_model_per_iteration()

    def table(self, rows, threads):
        return LleavesTable(self._model, rows, threads)

    def rows(self, rows):
        return LleavesRows(self._model, rows, self._outputs)


class LleavesTable:
    def __init__(self, model, rows, threads):
        self._model, self._threads = model, threads
        self._rows = rows.astype(numpy.float64)

    def run(self, count):
        for _ in range(count):
            self._margins = self._model.predict(self._rows, n_jobs=self._threads)

    def outputs(self):
        return self._margins


class LleavesRows:
    def __init__(self, model, rows, outputs):
        doubles, self._margins = rows.astype(numpy.float64), numpy.zeros((len(rows), outputs))
        self._model = model
        self._repeater = RowRepeater(model._c_entry_func, [doubles, self._margins, 0, 1], doubles, self._margins)

    def run(self, count):
        self._repeater.call(count)

    def outputs(self):
        return self._margins


class ONNXRuntimeTable:
    """ONNX Runtime on all rows of a table: the probabilities, which is what its graph gives."""

    def __init__(self, path, rows, threads):
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        self._session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
        self._rows = {self._session.get_inputs()[0].name: rows}

    def run(self, count):
        for _ in range(count):
            self._probabilities, = self._session.run(["probabilities"], self._rows)

    def outputs(self):
        return self._probabilities


class XGBoostTable:
    """XGBoost on all rows of a table, without a copy of them."""

    def __init__(self, booster, rows, threads):
        booster.set_param({"nthread": threads})
        self._booster, self._rows = booster, rows

    def run(self, count):
        for _ in range(count):
            self._margins = self._booster.inplace_predict(self._rows, predict_type="margin")

    def outputs(self):
        return self._margins
