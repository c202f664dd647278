"""ONNX Runtime through its C interface, one thread."""

import ctypes
import pathlib

import numpy
import onnxruntime

from harness.c_calls import Repeater

# Places in the table OrtApi of onnxruntime_c_api.h, which only ever grows at its end.
GET_ERROR_MESSAGE, CREATE_ENV, CREATE_SESSION_FROM_ARRAY, RUN, CREATE_SESSION_OPTIONS = 2, 3, 8, 9, 10
SET_INTRA_OP_THREADS, SET_INTER_OP_THREADS, CREATE_TENSOR_WITH_DATA, CREATE_CPU_MEMORY_INFO = 24, 25, 49, 69
API_VERSION, WARNING, ARENA, DEFAULT_MEMORY, FLOAT = 17, 2, 1, 0, 1


class OnnxRuntime:
    """The interface's functions."""

    def __init__(self):
        library = next((pathlib.Path(onnxruntime.__file__).parent / "capi").glob("libonnxruntime.so*"))
        base = ctypes.CDLL(str(library))
        base.OrtGetApiBase.restype = ctypes.POINTER(ctypes.c_void_p)
        get_api = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_uint32)(base.OrtGetApiBase()[0])
        self._table = ctypes.cast(get_api(API_VERSION), ctypes.POINTER(ctypes.c_void_p))
        self.environment = self.made(CREATE_ENV, WARNING, b"benchmark")

    def function(self, place):
        return self._table[place]

    def call(self, place, *arguments):
        status = ctypes.CFUNCTYPE(ctypes.c_void_p, *[kind_of(value) for value in arguments])(self._table[place])(*arguments)
        if status:
            message = ctypes.CFUNCTYPE(ctypes.c_char_p, ctypes.c_void_p)(self._table[GET_ERROR_MESSAGE])(status)
            raise RuntimeError(f"ONNX Runtime: {message.decode()}")

    def made(self, place, *arguments):
        """What a function hands out by its last argument."""
        result = ctypes.c_void_p()
        self.call(place, *arguments, ctypes.pointer(result))
        return result


def kind_of(value):
    if isinstance(value, int):
        return ctypes.c_size_t
    return ctypes.c_char_p if isinstance(value, bytes) else ctypes.c_void_p


class OnnxSession:
    """A model with the arrays that it reads and writes, by name; `others` are read and written every second time."""

    _interface = None

    def __init__(self, model, inputs, outputs, other_inputs=None, other_outputs=None, threads=1):
        api = OnnxSession._interface = OnnxSession._interface or OnnxRuntime()
        options = api.made(CREATE_SESSION_OPTIONS)
        api.call(SET_INTRA_OP_THREADS, options, threads)
        api.call(SET_INTER_OP_THREADS, options, 1)
        self._session = api.made(CREATE_SESSION_FROM_ARRAY, api.environment, model, len(model), options)
        self._memory = api.made(CREATE_CPU_MEMORY_INFO, ARENA, DEFAULT_MEMORY)
        self._kept = []
        lists = [self._arguments(*pair) for pair in ((inputs, outputs), (other_inputs or inputs, other_outputs or outputs))]
        for arguments in lists:
            api.call(RUN, *[value if isinstance(value, int) else ctypes.c_void_p(value) for value in arguments])
        self._repeater = Repeater(api.function(RUN), *lists)

    def run(self, count):
        self._repeater.call(count)

    def _arguments(self, inputs, outputs):
        arguments = [self._session.value, None]
        for arrays in (inputs, outputs):
            names = (ctypes.c_char_p * len(arrays))(*[name.encode() for name in arrays])
            values = (ctypes.c_void_p * len(arrays))(*[self._tensor(array).value for array in arrays.values()])
            self._kept += [names, values, arrays]
            addresses = [ctypes.addressof(names), ctypes.addressof(values), len(arrays)]
            # Outputs come with their number before them.
            arguments += addresses if arrays is inputs else [addresses[0], addresses[2], addresses[1]]
        return arguments

    def _tensor(self, array):
        assert array.dtype == numpy.float32 and array.flags.c_contiguous
        shape = (ctypes.c_int64 * array.ndim)(*array.shape)
        return OnnxSession._interface.made(
            CREATE_TENSOR_WITH_DATA, self._memory, ctypes.c_void_p(array.ctypes.data), array.nbytes, ctypes.pointer(shape),
            array.ndim, FLOAT)
