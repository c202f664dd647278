"""Calls of C interfaces without an interpreter between them."""

import ctypes
import pathlib
import shutil
import subprocess
import tempfile


class Repeater:
    """Calls a C function over and over, with one list of arguments and then the other, in turn."""

    _library = None

    def __init__(self, function, arguments, others=None):
        if Repeater._library is None:
            Repeater._library = _compile()
        self._function = ctypes.cast(function, ctypes.c_void_p)
        lists = ((ctypes.c_void_p * 8) * 2)()
        for values, given in zip(lists, (arguments, others or arguments)):
            for index, value in enumerate(given):
                values[index] = value
        self._lists = lists

    def call(self, count):
        Repeater._library.repeat(ctypes.c_long(count), self._function, self._lists)


def _compile():
    # A Swift toolchain brings clang.
    compiler = shutil.which("clang") or shutil.which("cc")
    if compiler is None:
        raise RuntimeError("the C interfaces need clang or cc")
    with tempfile.TemporaryDirectory() as folder:
        library = pathlib.Path(folder) / "repeat.so"
        source = pathlib.Path(__file__).with_name("repeat.c")
        subprocess.run([compiler, "-O2", "-shared", "-fPIC", "-o", str(library), str(source)], check=True)
        return ctypes.CDLL(str(library))
