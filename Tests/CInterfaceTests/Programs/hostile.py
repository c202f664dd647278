"""Calls every function of the C interface with arguments that are none, from many threads, in one process.

    python3 hostile.py LIBRARY FOLDER

FOLDER holds model files garch, egarch, har, trees, lstm and regimes (.safetensors). Prints `survived` where every call
came back with a status that the header has. Needs Python alone.
"""

import ctypes
import itertools
import math
import pathlib
import random
import sys
import threading

NULL_POINTER, INVALID_ARGUMENT, INVALID_HANDLE, BUFFER_TOO_SMALL = 1, 2, 3, 4
HUGE = [2**28 + 1, 2**31, 2**32, 2**60, 2**61 + 1, 2**62, 2**63 - 1, 2**63, 2**64 - 8, 2**64 - 1]

handle, size, number = ctypes.c_uint64, ctypes.c_size_t, ctypes.c_double
pointer = ctypes.c_void_p


# The handle of bars that others may stand beside, once there is one.
BESIDE = []


class Error(ctypes.Structure):
    _fields_ = [("status", ctypes.c_int32), ("message", ctypes.c_char * 1020)]


class Column(ctypes.Structure):
    _fields_ = [("name", ctypes.c_char_p), ("values", pointer), ("count", size)]


class BarArrays(ctypes.Structure):
    _fields_ = [("structure_size", size), ("market", ctypes.c_char_p), ("count", size)] + [
        (name, pointer) for name in ("timestamps", "open", "high", "low", "close", "volume", "columns")
    ] + [("column_count", size), ("beside", pointer), ("beside_count", size)]


class SizingInputs(ctypes.Structure):
    NUMBERS = """win_rate average_win average_loss trade_count kelly_lower_bound sharpe_ratio sharpe_years
        expected_return stop_distance forecast_volatility mean_volatility volatility_score volatility_alert annualization
        confidence agreement correlation consecutive_losses""".split()
    _fields_ = [("structure_size", size)] + [(name, number) for name in NUMBERS] + [
        ("regime", ctypes.c_char_p), ("regime_names", pointer), ("regime_probabilities", pointer), ("regime_count", size)]


class Position(ctypes.Structure):
    _fields_ = [(name, number) for name in ("risk_fraction", "notional_fraction", "leverage")]


# The arguments of each function but for the last, which is the error.
SIGNATURES = {
    "free": [handle],
    "model_load": [ctypes.c_char_p, pointer],
    "model_load_bytes": [pointer, size, pointer],
    "model_kind": [handle, pointer, size, pointer],
    "model_unit": [handle, pointer, size, pointer],
    "model_name_count": [handle, ctypes.c_int32, pointer],
    "model_name": [handle, ctypes.c_int32, size, pointer, size, pointer],
    "model_horizons": [handle, pointer, size, pointer],
    "model_bar_length": [handle, pointer],
    "forecast_returns": [handle, pointer, size, pointer, size, size, pointer, size, pointer],
    "variance_path": [handle, pointer, size, pointer, size, pointer, size, pointer],
    "forecast_variances": [handle, pointer, size, pointer, pointer, size, size, pointer, size, pointer],
    "bars_new": [pointer, pointer],
    "forecast_bars": [handle, handle, size, pointer, size, pointer],
    "regimes": [handle, handle, size, size, pointer, size, pointer, pointer, size],
    "predict": [handle, pointer, size, size, pointer, size, pointer],
    "predict_float": [handle, pointer, size, size, pointer, size, pointer],
    "sizing_inputs_clear": [pointer],
    "policy_new": [ctypes.c_char_p, pointer],
    "size": [handle, pointer, pointer],
    "size_explanation": [handle, pointer, pointer, size, pointer],
}


class Library:
    """The functions, each of which gives its status and checks that the message goes with it."""

    def __init__(self, path):
        self.calls = 0
        library = ctypes.CDLL(path)
        for name, arguments in SIGNATURES.items():
            function = getattr(library, "plimsoll_" + name)
            function.argtypes, function.restype = arguments + [pointer], ctypes.c_int32
            setattr(self, name, self.checked(function, name))
        self.raw_free = library.plimsoll_free

    def checked(self, function, name):
        def call(*arguments, error=True):
            self.calls += 1
            told = Error(-1, b"?")
            status = function(*arguments, ctypes.byref(told) if error else None)
            assert 0 <= status <= 9, (name, status)
            assert not error or (told.status == status and (told.message == b"") == (status == 0)), (name, status, told.message)
            told.message.decode()
            return status
        return call


def load(library, path):
    model = handle()
    assert library.model_load(str(path).encode(), ctypes.byref(model)) == 0
    return model.value


def array(values, kind=number):
    return (kind * len(values))(*values)


def prices(count, start=100.0):
    """Prices of a random walk whose volatility changes."""
    values = [start]
    for index in range(count - 1):
        values.append(values[-1] * math.exp(random.gauss(0, 0.005 * (1 + index // 50 % 3))))
    return array(values)


def bars(library, count, step, close=None, column=None, stamps=None):
    """A handle of bars, with the status."""
    close = close or prices(count)
    stamps = stamps or array([1_577_836_800_000_000 + index * step for index in range(count)], ctypes.c_int64)
    values = column or array([random.gauss(0, 1) for _ in range(count)])
    columns = (Column * 1)(Column(b"funding", ctypes.addressof(values), count))
    arrays = BarArrays(structure_size=ctypes.sizeof(BarArrays), market=b"Y" if BESIDE else b"X", count=count,
                       timestamps=ctypes.addressof(stamps), close=ctypes.addressof(close),
                       columns=ctypes.addressof(columns), column_count=1)
    open_, volume = array([close[0], *close[:-1]]), array([random.choice([0.0, 1e300, 5.0]) for _ in range(count)])
    high, low = array([max(pair) for pair in zip(open_, close)]), array([min(pair) for pair in zip(open_, close)])
    style = random.choice(["closes", "bars", "bars", "contradictions"])
    if style != "closes":
        if style == "contradictions":
            high, low = low, high
        arrays.open, arrays.high, arrays.low = (ctypes.addressof(prices) for prices in (open_, high, low))
    if random.random() < 0.5:
        arrays.volume = ctypes.addressof(volume)
    beside = array([BESIDE[0]] if BESIDE else [], handle)
    if BESIDE and random.random() < 0.3:
        arrays.beside, arrays.beside_count = ctypes.addressof(beside), 1
    made = handle()
    return library.bars_new(ctypes.byref(arrays), ctypes.byref(made)), made.value


def every_function_without_anything(library):
    """All arguments 0 or NULL, all of them all ones where they are numbers, and wild handles."""
    for name, arguments in SIGNATURES.items():
        function = getattr(library, name)
        for wild in (0, 1, 2**64 - 1, random.getrandbits(64)):
            values = [None if kind in (pointer, ctypes.c_char_p) else wild if kind in (handle, size) else -1
                      for kind in arguments]
            for error in (True, False):
                assert function(*values, error=error) != 0, name


def every_count(library, models):
    """Counts and capacities that are too large, with memory that is small."""
    room, needed = array([0.0] * 8), size()
    for model, count, other in itertools.product(models.values(), HUGE + [0], HUGE + [0, 1, 8]):
        at = ctypes.addressof(room)
        library.forecast_returns(model, at, count, None, 0, min(other, 8), at, 8, ctypes.byref(needed))
        library.forecast_returns(model, at, 8, None, count, other, at, 8, None)
        library.variance_path(model, at, count, None, other, at, 8, None)
        library.forecast_variances(model, at, count, at, None, other, other, at, 8, None)
        library.predict(model, at, count, other, at, 8, None)
        library.predict_float(model, at, other, count, at, 8, None)
        library.model_name(model, 0, count, None, 0, ctypes.byref(needed))
        library.model_load_bytes(at, count, ctypes.byref(needed)) if count else None
        library.model_kind(model, None, count, None)
        assert library.forecast_bars(model, model, count, at, 8, None) == INVALID_HANDLE


def odd_numbers(library, models):
    """Returns, variances and bars of numbers that no market has, and of chance."""
    odd = [0.0, -0.0, 1.0, -1.0, 5e-324, 1e-308, 1e-160, 1e154, 1e200, 1.7e308, math.inf, -math.inf, math.nan]
    out = array([0.0] * 10_000)
    for _ in range(400):
        count = random.choice([1, 2, 3, 5, 6, 30, 200])
        kind = random.randrange(3)
        sizes = [10.0 ** (random.randrange(-150, 150) if kind == 1 else 0) for _ in range(count)]
        values = array([random.choice(odd) if kind == 0 else random.gauss(0, 1) * size_ for size_ in sizes])
        absolute = array([abs(value) for value in values])
        stamps = array([random.choice([1, -1]) * random.getrandbits(random.choice([63, 54, 51, 33])) for _ in range(count)],
                       ctypes.c_int64)
        columns = (Column * 1)(Column(b"volume", ctypes.addressof(absolute), count))
        for model in models.values():
            horizon = random.choice([1, 2, 100, 10_000])
            for held in (0, 1):
                library.forecast_returns(model, values, count, columns, held, horizon, out, 10_000, None)
                library.variance_path(model, values, count, columns, held, out, 10_000, None)
            library.forecast_variances(model, absolute, count, stamps, None, 0, min(horizon, 100), out, 10_000, None)
        status, made = bars(library, count, 1, close=absolute, column=values, stamps=sorted_array(stamps))
        if status == 0:
            for model in models.values():
                library.forecast_bars(model, made, 1, out, 10_000, None)
                library.regimes(model, made, 1, 1, out, 10_000, None, None, 0)
            assert library.free(made) == 0


def sorted_array(values):
    return array(sorted(values), ctypes.c_int64)


def odd_markets(library, models):
    """Bars of the length that models know, with prices and columns that no market has."""
    out, labels = array([0.0] * 10_000), array([0] * 2_000, ctypes.c_int32)
    for model in models.values():
        length = ctypes.c_int64()
        if library.model_bar_length(model, ctypes.byref(length)) != 0:
            continue
        status, other = bars(library, 300, length.value)
        assert status == 0
        BESIDE[:] = [other]
        for trial in range(30):
            count = random.choice([2, 3, 12, 40, 400, 900])
            close = prices(count)
            for _ in range(max(0, trial % 8 - 4)):
                close[random.randrange(count)] = random.choice([5e-324, 1e-300, 1.0, 1e300, 1.7e308])
            if trial % 5 == 0:
                close = array([7.0] * count)
            strange = [math.nan, math.inf, 0.0, 1e308] if trial % 2 else []
            column = array([random.choice([*strange, random.gauss(0, 1)]) for _ in range(count)])
            stamps = [0]
            for _ in range(count - 1):
                stamps.append(stamps[-1] + length.value * (random.choice([1, 1, 1, 1, 2, 50]) if trial % 3 else 1))
            start = random.choice([0, -(2**53), 2**53 - stamps[-1]])
            status, made = bars(library, count, 0, close, column, array([start + stamp for stamp in stamps], ctypes.c_int64))
            assert status in (0, 8), status
            if status == 0:
                for last in {1, 2, count}:
                    library.forecast_bars(model, made, last, out, 10_000, None)
                    library.regimes(model, made, last, 3, out, 10_000, None, labels, 2_000)
                assert library.free(made) == 0
        BESIDE.clear()
        assert library.free(other) == 0


def damaged_files(library, folder):
    """Models cut short and with bytes changed; a checksum finds every change."""
    model = handle()
    for path in sorted(pathlib.Path(folder).glob("*.safetensors")):
        contents = path.read_bytes()
        for _ in range(60):
            damaged = bytearray(contents)
            if random.random() < 0.5:
                del damaged[random.randrange(len(damaged)):]
            else:
                damaged[random.randrange(len(damaged))] ^= 1 << random.randrange(8)
            assert library.model_load_bytes(bytes(damaged), len(damaged), ctypes.byref(model)) == 7
        assert library.model_load_bytes(contents, len(contents), ctypes.byref(model)) == 0
        assert library.free(model.value) == 0 and library.free(model.value) == INVALID_HANDLE


def odd_sizes(library):
    """Policies and inputs of chance."""
    odd = [math.nan, 0.0, -1.0, 0.5, 1.0, 1e-300, 1e300, math.inf, -math.inf, 3.0]
    names = b"full-kelly half-kelly regime-aware volatility-target eight-layers confidence estimation-error lower-bound".split()
    texts = names + [b'{"base": "kelly", "regime": {"reading": "expected"}, "volatility": {"scaling": {}}}',
                     b'{"base": "continuousKelly", "lossStreak": {}, "correlation": {}}', b"", b"{", b"[" * 10_000,
                     b'{"base":' * 5_000, b"\xff", b'{"base": {"volatilityTarget": 1e308}}']
    inputs, position, policy = SizingInputs(), Position(), handle()
    room = ctypes.create_string_buffer(4096)
    classes = (ctypes.c_char_p * 4)(b"bull", b"bear", b"crisis", b"bull")
    for text in texts:
        if library.policy_new(text, ctypes.byref(policy)) != 0:
            continue
        for trial in range(300):
            assert library.sizing_inputs_clear(ctypes.byref(inputs)) == 0
            for name in SizingInputs.NUMBERS:
                if random.random() < 0.6:
                    setattr(inputs, name, random.choice(odd) if trial % 2 else random.random())
            probabilities = array([random.choice([0.25, 0.25, 0.25, math.nan, 2.0]) for _ in range(4)])
            inputs.regime = random.choice([None, b"bull", b"crisis", b"none", b"", b"\xfe"])
            if random.random() < 0.5:
                inputs.regime_names, inputs.regime_count = ctypes.addressof(classes), random.choice([0, 3, 4, 2**64 - 1])
                inputs.regime_probabilities = ctypes.addressof(probabilities)
            library.size(policy, ctypes.byref(inputs), ctypes.byref(position))
            library.size_explanation(policy, ctypes.byref(inputs), room, 4096, None)
        assert library.free(policy) == 0


def unaligned(library, models):
    """Addresses that no array of numbers has."""
    memory = ctypes.create_string_buffer(4096)
    at = ctypes.addressof(memory) + 1
    model = models["garch"]
    assert library.forecast_returns(model, at, 50, None, 0, 1, ctypes.addressof(memory), 8, None) == INVALID_ARGUMENT
    assert library.forecast_returns(model, at - 1, 50, None, 0, 1, at, 8, None) == INVALID_ARGUMENT
    assert library.model_kind(model, None, 0, at) == INVALID_ARGUMENT
    assert library.model_load_bytes(at, 8, at) == INVALID_ARGUMENT
    assert library.size(model, at, at) == INVALID_ARGUMENT
    assert library.sizing_inputs_clear(at) == INVALID_ARGUMENT
    # Where the message goes alone may be anywhere.
    odd = Error.from_buffer(memory, 1)
    assert library.raw_free(0, at) == INVALID_HANDLE == odd.status and b"0 is no handle" in odd.message


def many_threads(library, folder):
    """Threads that load, forecast with and free models, some of them those of others."""
    paths = [pathlib.Path(folder) / (name + ".safetensors") for name in ("garch", "har", "trees")]
    contents = [path.read_bytes() for path in paths]
    shared = [load(library, paths[0]) for _ in range(4)]
    values = array([abs(random.gauss(0, 1)) + 0.1 for _ in range(300)])
    expected = array([0.0] * 5)
    assert library.forecast_returns(shared[0], values, 300, None, 0, 5, expected, 5, None) == 0
    faults = []

    def work(seed):
        chance = random.Random(seed)
        model, found = handle(), array([0.0] * 5)
        try:
            for _ in range(300):
                kind = chance.randrange(3)
                assert library.model_load_bytes(contents[kind], len(contents[kind]), ctypes.byref(model)) == 0
                status = library.forecast_returns(model, values, 300, None, 0, 5, found, 5, None)
                assert (status == 0 and list(found) == list(expected)) if kind == 0 else status == 9, status
                assert library.free(model) == 0
                index = chance.randrange(4)
                status = library.forecast_returns(shared[index], values, 300, None, 0, 5, found, 5, None)
                assert status == INVALID_HANDLE or status == 0 and list(found) == list(expected), status
                if chance.random() < 0.2 and library.free(shared[index]) == 0:
                    shared[index] = load(library, paths[0])
        except BaseException as fault:
            faults.append(fault)

    threads = [threading.Thread(target=work, args=(seed,)) for seed in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not faults, faults[0]
    for model in shared:
        assert library.free(model) == 0


def main():
    path, folder = sys.argv[1:]
    random.seed(7)
    library = Library(path)
    models = {file.stem: load(library, file) for file in sorted(pathlib.Path(folder).glob("*.safetensors"))}
    every_function_without_anything(library)
    every_count(library, models)
    odd_numbers(library, models)
    odd_markets(library, models)
    damaged_files(library, folder)
    odd_sizes(library)
    unaligned(library, models)
    many_threads(library, folder)
    for model in models.values():
        assert library.free(model) == 0 and library.free(model) == INVALID_HANDLE
    print(f"{library.calls} calls survived")


if __name__ == "__main__":
    main()
