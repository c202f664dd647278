"""Files of bars read into columns, against pandas, polars and pyarrow."""

import itertools

import numpy
import pandas
import polars
import pyarrow
import pyarrow.csv

from harness.bars import LAYOUTS, file_of_bars
from harness.comparison import Timed

TITLE = "A file of bars read into columns of doubles and time stamps"
PACKAGES = ["pandas", "polars", "pyarrow", "numpy"]
NOTES = [
    "Simulated minute bars: a time stamp like 2020-01-01 00:00:00 with open, high, low, close and volume in prices of 2"
    " or 8 decimals (padded with zeros) or in the 16 to 17 digits of the shortest text of a double; and Binance's klines"
    " of 12 columns without a header, whose time stamps count milliseconds.",
    "`read` is timed by the processor time of all threads together, user and system. The file is in the system's cache."
    " Both sides have parsed the time stamps and all columns when the clock stops; ours has checked that prices are"
    " positive and time increases. It detects the layout, which the peers are told.",
    "Answers agree when each number of ours is, bit by bit, what Python's `float` reads, and both sides have the same"
    " number of rows and the same first and last time stamp. The peer's closes need not be exact; those that are not"
    " are counted in the JSON.",
    "`memory` is the most memory that our process has used above its start, in a process of its own; on the other side"
    " stands the size of the numbers that were read, 8 bytes each, time stamps among them. A ratio below 1 means that"
    " more was used.",
    "Where the target is missed: of our time a sixth is the system's clearing of new pages, an eighth its mapping of the"
    " file, a sixth the search for separators, and half turning digits into numbers, at about 2 GB a second.",
]

SEED = 20240607
SIZE = 100_000_000
QUICK_SIZE = 10_000_000
TARGET = 5
# At most one and a half times the numbers' own size.
MEMORY_TARGET = 1 / 1.5


def versions():
    """What else takes part."""
    return {}


def rows(harness):
    size = QUICK_SIZE if harness.quick else SIZE
    for name, layout in LAYOUTS.items():
        path = file_of_bars(harness.folder, name, size, SEED)
        expected = Expected(path, layout)
        ours = harness.ours("csv.bars", str(path))
        parameters = {"MB": size // 1_000_000, "layout": name}
        for peer, read, target in PEERS:
            theirs = Timed(lambda: read(path, layout))
            yield harness.row("read", parameters, peer, ours, theirs, expected.agreement(read), target)
        own_size = 8 * len(layout.columns) * expected.rows
        yield harness.memory_row(
            parameters, ours, "the numbers' own size", own_size, expected.agreement(None), MEMORY_TARGET)


# The peers


class Pandas:
    def __init__(self, float_precision=None):
        self._float_precision = float_precision

    def __call__(self, path, layout):
        options = {"engine": "c", "float_precision": self._float_precision}
        if layout.has_header:
            return pandas.read_csv(path, parse_dates=["timestamp"], **options)
        frame = pandas.read_csv(path, header=None, names=layout.columns, **options)
        frame["timestamp"] = pandas.to_datetime(frame["timestamp"], unit="ms")
        return frame

    def time_stamps(self, frame):
        return frame["timestamp"].to_numpy()


class Polars:
    def __call__(self, path, layout):
        if layout.has_header:
            return polars.read_csv(path, try_parse_dates=True)
        frame = polars.read_csv(path, has_header=False, new_columns=layout.columns)
        return frame.with_columns(polars.from_epoch("timestamp", time_unit="ms"))

    def time_stamps(self, frame):
        return frame["timestamp"].to_numpy()


class PyArrow:
    def __call__(self, path, layout):
        if layout.has_header:
            return pyarrow.csv.read_csv(path)
        table = pyarrow.csv.read_csv(path, pyarrow.csv.ReadOptions(column_names=layout.columns))
        return table.set_column(0, "timestamp", table["timestamp"].cast(pyarrow.timestamp("ms")))

    def time_stamps(self, table):
        return table["timestamp"].to_numpy()


PEERS = [
    ("pandas", Pandas(), TARGET),
    ("pandas, round_trip", Pandas("round_trip"), TARGET),
    ("polars", Polars(), TARGET),
    ("pyarrow", PyArrow(), None),
]


# The answers


class Expected:
    """What a file holds, read by Python's `float` and NumPy's dates."""

    CHUNK = 100_000

    def __init__(self, path, layout):
        columns = {name: [] for name in layout.columns}
        with open(path, encoding="ascii") as file:
            if layout.has_header:
                next(file)
            while lines := list(itertools.islice(file, self.CHUNK)):
                texts = zip(*(line.rstrip("\n").split(",") for line in lines))
                for name, column in zip(layout.columns, texts):
                    values = _microseconds(column) if name == "timestamp" else numpy.array([float(t) for t in column])
                    columns[name].append(values)
        columns = {name: numpy.concatenate(values) for name, values in columns.items()}
        self.rows = len(columns["close"])
        self._ends = columns["timestamp"][[0, -1]]
        self._close = columns["close"]
        self._fingerprints = {name: fingerprint(values) for name, values in columns.items()}

    def agreement(self, peer):
        """How to compare with one peer, or with none."""
        def agree(ours, theirs):
            different = [name for name, value in self._fingerprints.items() if ours.get(name) != value]
            agrees = not different and ours["rows"] == [self.rows] and ours["ends"] == self._ends.tolist()
            differences = {"our columns that are not exact": different}
            if peer is not None:
                stamps = peer.time_stamps(theirs).astype("datetime64[us]").astype(numpy.int64)
                agrees = agrees and len(stamps) == self.rows and (stamps[[0, -1]] == self._ends).all()
                inexact = numpy.asarray(theirs["close"]) != self._close
                differences["the peer's closes that are not exact"] = int(inexact.sum())
            return differences, agrees
        return agree


def _microseconds(texts):
    if texts[0].isdigit():
        return numpy.array([int(text) for text in texts]) * 1000
    return numpy.array(texts, dtype="datetime64[us]").astype(numpy.int64)


def fingerprint(values):
    """Σ (2i + 1) · wordᵢ modulo 2⁶⁴ of words of 64 bits, upper and lower half, as the runner computes it."""
    factors = numpy.arange(1, 2 * len(values), 2, dtype=numpy.uint64)
    total = int((factors * values.view(numpy.uint64)).sum(dtype=numpy.uint64))
    return [total >> 32, total & 0xFFFF_FFFF]
