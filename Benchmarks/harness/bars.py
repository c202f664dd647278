"""Files of simulated bars, as exchanges and programs write them."""

import collections

import numpy

Layout = collections.namedtuple("Layout", "columns has_header line")
"""How a file is written: the columns, whether a first line names them, and the format of a line."""

OHLCV = ["timestamp", "open", "high", "low", "close", "volume"]


def _prices(form, volume):
    return f"%s,{form},{form},{form},{form},{volume}\n"


LAYOUTS = {
    # Time stamps like 2020-01-01 00:00:00.
    "2 decimals": Layout(OHLCV, True, _prices("%.2f", "%.8f")),
    "8 decimals": Layout(OHLCV, True, _prices("%.8f", "%.8f")),
    "shortest doubles": Layout(OHLCV, True, _prices("%r", "%r")),
    # Binance's klines: milliseconds, and six more columns: close time, quote volume, trades, the takers' volume and
    # quote volume, and one that is not used. Columns without a name are called by their numbers.
    "klines": Layout(
        OHLCV + [str(number) for number in range(7, 13)], False,
        _prices("%.8f", "%.8f").strip() + ",%d,%.8f,%d,%.8f,%.8f,0\n"),
}

START = numpy.datetime64("2020-01-01T00:00:00", "s")
MINUTE = numpy.timedelta64(60, "s")
CHUNK = 20_000


def file_of_bars(folder, name, size, seed):
    """The path of a file of minute bars of at least `size` bytes in a layout; made where it is not there yet."""
    path = folder / f"bars-{name.replace(' ', '-')}-{size}-{seed}.csv"
    if path.exists():
        return path
    layout = LAYOUTS[name]
    folder.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(".part")
    with open(unfinished, "w", encoding="ascii", newline="") as file:
        if layout.has_header:
            file.write(",".join(layout.columns) + "\n")
        for rows in _rows(name, numpy.random.default_rng(seed)):
            file.writelines(layout.line % row for row in rows)
            if file.tell() >= size:
                break
    unfinished.rename(path)
    return path


def _rows(name, draw):
    """The values of the lines, some thousand at a time, without end."""
    close, first = 40_000.0, START
    while True:
        closes = close * numpy.exp(numpy.cumsum(draw.normal(0, 5e-4, CHUNK)))
        opens = numpy.concatenate(([close], closes[:-1]))
        highs = numpy.maximum(opens, closes) * (1 + numpy.abs(draw.normal(0, 2e-4, CHUNK)))
        lows = numpy.minimum(opens, closes) * (1 - numpy.abs(draw.normal(0, 2e-4, CHUNK)))
        volumes = draw.lognormal(3, 1.5, CHUNK)
        times = first + MINUTE * numpy.arange(CHUNK)
        close, first = closes[-1], times[-1] + MINUTE
        columns = [opens, highs, lows, closes, volumes]
        if name != "shortest doubles":
            # A tick of a cent; a lot of 0.00001, or of the smallest unit that is written.
            columns = [column.round(2) for column in columns[:4]] + [volumes.round(8 if name == "2 decimals" else 5)]
        if name == "klines":
            milliseconds = times.astype("datetime64[ms]").astype(numpy.int64)
            share = draw.uniform(0.2, 0.8, CHUNK)
            columns = [milliseconds, *columns, milliseconds + 59_999, volumes * closes,
                       draw.integers(1, 5000, CHUNK), (share * volumes).round(5), share * volumes * closes]
        else:
            columns = [numpy.char.replace(numpy.datetime_as_string(times), "T", " "), *columns]
        yield zip(*(column.tolist() for column in columns))
