#!/usr/bin/env python3
"""Writes resampling.json: invented bars and what pandas makes of them.

Run with numpy 2.4.6 and pandas 3.1.1:  python3 resampling_reference.py
The bars are quarter hours with some left out. Volumes have few binary digits, so that their sums are exact in any
order; prices and columns are any numbers. Missing values are null.
"""

import json
import math
import pathlib

import numpy as np
import pandas as pd

SIZES = {"90m": "90min", "4h": "4h", "7h": "7h", "1d": "1D", "2d": "2D", "1w": "W-MON", "1mo": "MS", "3mo": "QS"}
ZONES = {"UTC": 0, "-05:30": -330}
RULES = {"first": "first", "last": "last", "sum": "sum", "mean": "mean", "min": "min", "max": "max"}


def starts(stamps, size, minutes):
    """The start of each stamp's bar, counted from midnight of 1970-01-01 in the zone."""
    local = stamps + pd.Timedelta(minutes=minutes)
    if size == "W-MON":
        first = local.normalize() - pd.to_timedelta(local.day_of_week, unit="D")
    elif size in ("MS", "QS"):
        first = local.to_period("M" if size == "MS" else "Q").start_time
    else:
        first = local.floor(pd.Timedelta(size))
    return first - pd.Timedelta(minutes=minutes)


def text(values):
    return [value.strftime("%Y-%m-%dT%H:%M:%SZ") for value in values]


def numbers(values):
    return [None if math.isnan(value) else float(value) for value in values]


def main():
    generator = np.random.default_rng(20240131)
    count = 420
    grid = pd.date_range("1969-12-24T22:15:00", periods=count, freq="15min")
    kept = generator.random(count) > 0.05
    kept[200:280] = False
    index = grid[kept]
    # Every few bars a day, so that weeks and months are covered by a short file.
    index = index.append(pd.date_range(index[-1] + pd.Timedelta(hours=7, minutes=15), periods=80, freq="1755min"))
    rows = len(index)
    close = np.round(100 * np.exp(np.cumsum(0.002 * generator.standard_normal(rows))), 2)
    open_ = np.round(close * np.exp(0.001 * generator.standard_normal(rows)), 2)
    frame = pd.DataFrame(
        {
            "open": open_,
            "high": np.round(np.maximum(open_, close) * (1 + 0.001 * generator.random(rows)), 3),
            "low": np.round(np.minimum(open_, close) * (1 - 0.001 * generator.random(rows)), 3),
            "close": close,
            "volume": generator.integers(0, 1 << 12, rows) / 8,
        },
        index=index,
    )
    other = np.where(generator.random(rows) < 0.3, np.nan, generator.integers(-512, 512, rows) / 8)
    other[20:60] = np.nan
    cases = []
    for size, pandas_size in SIZES.items():
        for zone, minutes in ZONES.items():
            groups = frame.groupby(starts(frame.index, pandas_size, minutes))
            bars = groups.agg({"open": "first", "high": "max", "low": "min", "close": "last", "volume": "sum"})
            column = pd.Series(other, index=index).groupby(starts(index, pandas_size, minutes))
            cases.append(
                {
                    "size": size,
                    "zone": zone,
                    "timeStamps": text(bars.index),
                    "counts": [int(value) for value in groups.size()],
                    **{name: numbers(bars[name]) for name in bars},
                    "columns": {
                        rule: numbers(column.sum(min_count=1) if name == "sum" else column.agg(name))
                        for rule, name in RULES.items()
                    },
                })
    result = {
        "pandas": pd.__version__,
        "numpy": np.__version__,
        "source": {"timeStamps": text(index), **{name: numbers(frame[name]) for name in frame}, "other": numbers(other)},
        "cases": cases,
    }
    path = pathlib.Path(__file__).with_name("resampling.json")
    path.write_text(json.dumps(result, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
