"""OpenVINO through its C interface, 32 bits, one thread."""

import ctypes
import pathlib
import tempfile

import numpy
import openvino

from harness.c_calls import Repeater


class OpenVINOModel:
    """A compiled model with one request for inference, or two, the second of which reads the state that the first wrote.

    Inputs and outputs go by their numbers, in the order of the model.
    """

    _library = None

    def __init__(self, model, inputs, keeps_state=False, threads=1):
        if OpenVINOModel._library is None:
            library = next((pathlib.Path(openvino.__file__).parent / "libs").glob("libopenvino_c.so*"))
            OpenVINOModel._library = ctypes.CDLL(str(library))
        core = self._made("ov_core_create")
        settings = {
            "INFERENCE_NUM_THREADS": str(threads), "NUM_STREAMS": "1", "INFERENCE_PRECISION_HINT": "f32"}
        texts = [ctypes.c_char_p(text.encode()) for pair in settings.items() for text in pair]
        with tempfile.NamedTemporaryFile(suffix=".onnx") as file:
            file.write(model)
            file.flush()
            compiled = ctypes.c_void_p()
            self._call("ov_core_compile_model_from_file", core, ctypes.c_char_p(file.name.encode()),
                       ctypes.c_char_p(b"CPU"), ctypes.c_size_t(len(texts)), ctypes.byref(compiled), *texts)
        self._requests = [self._made("ov_compiled_model_create_infer_request", compiled) for _ in range(1 + keeps_state)]
        for request in self._requests:
            for number, array in enumerate(inputs):
                self._view(request, "input", number, array.shape)[...] = array
        if keeps_state:
            first, second = self._requests
            for number in (1, 2):
                for reader, writer in ((second, first), (first, second)):
                    written = self._tensor(writer, "output", number)
                    self._call("ov_infer_request_set_input_tensor_by_index", reader, ctypes.c_size_t(number), written)
        function = OpenVINOModel._library.ov_infer_request_infer
        self._repeater = Repeater(function, *[[request.value] for request in self._requests])

    def run(self, count):
        self._repeater.call(count)

    def forget(self, shape):
        """Sets the state that the first request reads to zero."""
        for number in (1, 2):
            self._view(self._requests[0], "input", number, shape)[...] = 0

    def output(self, shape, request=0):
        return self._view(self._requests[request], "output", 0, shape).copy()

    def _tensor(self, request, side, number):
        return self._made(f"ov_infer_request_get_{side}_tensor_by_index", request, ctypes.c_size_t(number))

    def _view(self, request, side, number, shape):
        place = self._made("ov_tensor_data", self._tensor(request, side, number))
        numbers = ctypes.cast(place, ctypes.POINTER(ctypes.c_float))
        return numpy.ctypeslib.as_array(numbers, shape=shape)

    @staticmethod
    def _call(name, *arguments):
        status = getattr(OpenVINOModel._library, name)(*arguments)
        if status != 0:
            raise RuntimeError(f"OpenVINO: {name} gave status {status}")

    @staticmethod
    def _made(name, *arguments):
        result = ctypes.c_void_p()
        OpenVINOModel._call(name, *arguments, ctypes.byref(result))
        return result
