"""Calls of C interfaces without an interpreter between them."""

import ctypes
import functools
import pathlib
import shutil
import subprocess
import tempfile


class Repeater:
    """Calls a C function over and over, with one list of arguments and then the other, in turn."""

    def __init__(self, function, arguments, others=None):
        self._function = ctypes.cast(function, ctypes.c_void_p)
        lists = ((ctypes.c_void_p * 8) * 2)()
        for values, given in zip(lists, (arguments, others or arguments)):
            for index, value in enumerate(given):
                values[index] = value
        self._lists = lists

    def call(self, count):
        _library().repeat(ctypes.c_long(count), self._function, self._lists)


class RowRepeater:
    """Calls a C function for each row of an array; two of its arguments are the addresses of the row and of its results."""

    def __init__(self, function, arguments, inputs, outputs):
        self._function = ctypes.cast(function, ctypes.c_void_p)
        self._inputs, self._outputs = inputs, outputs
        self._arguments = (ctypes.c_void_p * 8)()
        self._places = {}
        for index, value in enumerate(arguments):
            for array in (inputs, outputs):
                if value is array:
                    value = array.ctypes.data
                    self._places[id(array)] = index
            self._arguments[index] = value

    def call(self, count):
        """All rows, `count` times."""
        steps = []
        for array in (self._inputs, self._outputs):
            steps += [ctypes.c_long(self._places[id(array)]), ctypes.c_long(array.strides[0])]
        _library().repeat_rows(
            ctypes.c_long(count), self._function, self._arguments, ctypes.c_long(len(self._inputs)), *steps)


@functools.cache
def _library():
    # A Swift toolchain brings clang.
    compiler = shutil.which("clang") or shutil.which("cc")
    if compiler is None:
        raise RuntimeError("the C interfaces need clang or cc")
    with tempfile.TemporaryDirectory() as folder:
        library = pathlib.Path(folder) / "repeat.so"
        source = pathlib.Path(__file__).with_name("repeat.c")
        subprocess.run([compiler, "-O2", "-shared", "-fPIC", "-o", str(library), str(source)], check=True)
        return ctypes.CDLL(str(library))
