#!/usr/bin/env python3
"""Writes measures_reference.json: invented hourly bars and their variance measures, for MarketDataTests/Measures.

The bars come from a seeded generator, with prices in cents. They have gaps (one at the start of a day, one of more than a
day), bars without a range, and bars that contradict themselves. The measures are computed from the equations of the
papers in numpy's extended precision (80 bits on x86-64), by arrays rather than by loops, and rounded to double at the end.

Made with Python 3.11 and numpy 2.4:  python3 measures_reference.py
"""

import json
import pathlib

import numpy as np

EXTENDED = np.longdouble
HOUR = 3600
WINDOWS = [2, 14]


def invented_bars():
    """Hourly bars of 25 days from 2024-02-27T00:00:00Z: seconds since 1970 and prices, gaps already cut out."""
    random = np.random.default_rng(20240227)
    count, steps = 600, 12
    moves = random.standard_t(5, size=(count, steps)) * 0.0018
    moves[random.random((count, steps)) < 0.004] += 0.02
    path = 312.0 * np.exp(np.cumsum(moves.ravel())).reshape(count, steps)
    before = np.concatenate([[312.0], path[:-1, -1]])
    open_ = before * np.exp(random.normal(0, 0.0006, count))
    prices = np.round(np.column_stack([open_, path]), 2)
    bars = np.column_stack([prices[:, 0], prices.max(axis=1), prices.min(axis=1), prices[:, -1]])
    for bar in (7, 100, 101, 102, 333):  # nothing was traded: all prices are those of the close before
        bars[bar] = bars[bar - 1, 3]
    bars[211, 1] = round(bars[211, 2] - 0.5, 2)  # the high below the low
    bars[280, 3] = round(bars[280, 1] + 0.25, 2)  # the close above the high
    bars[420, 0] = round(bars[420, 2] - 0.25, 2)  # the open below the low
    seconds = 1_708_992_000 + HOUR * np.arange(count)
    kept = np.ones(count, dtype=bool)
    kept[48:51] = False  # the first three hours of a day
    kept[130] = False  # one hour within a day
    kept[263] = False  # the last hour of a day
    kept[300:349] = False  # two days and an hour
    kept[500:502] = False
    return seconds[kept], bars[kept]


def numbers(values):
    """Doubles, None for what is undefined."""
    return [None if np.isnan(value) else float(value) for value in np.asarray(values)]


def realized(seconds, close, period, offset):
    """The measures of each period, as columns."""
    returns = np.concatenate([[EXTENDED("nan")], np.diff(np.log(close))])
    returns[1:][np.diff(seconds) > HOUR] = np.nan
    before = np.concatenate([[EXTENDED("nan")], returns[:-1]])
    start = (seconds + offset) // period * period - offset
    same = np.concatenate([[False], start[1:] == start[:-1]])
    products = np.abs(returns) * np.abs(before)
    rows = []
    for first in np.unique(start[~np.isnan(returns)]):
        own = start == first
        values = returns[own & ~np.isnan(returns)]
        across = products[own & ~np.isnan(products)]
        within = products[own & same & ~np.isnan(products)]
        half_pi = np.arctan(EXTENDED(1)) * 2
        fourth = np.sum(values**4)
        rows.append({
            "start": int(first),
            "returnCount": len(values),
            "pairCount": len(across),
            "variance": float(np.sum(values**2)),
            "bipowerAcross": float(half_pi * np.sum(across)) if len(across) else None,
            "bipowerWithin": float(half_pi * np.sum(within)) if len(within) else None,
            "quarticityPresent": float(fourth * len(values) / 3),
            "quarticityExpected": float(fourth * (period // HOUR) / 3),
            "downside": float(np.sum(values[values < 0] ** 2)),
            "upside": float(np.sum(values[values > 0] ** 2)),
        })
    return rows


def windows(values, size):
    """The windows that end at each value from the first full one on."""
    return np.lib.stride_tricks.sliding_window_view(values, size)


def padded(values, count):
    """The values at the end of a column of `count`, undefined in front."""
    return np.concatenate([np.full(count - len(values), np.nan, dtype=EXTENDED), values])


def ranges(bars):
    """The variance of each bar by each of the estimators, undefined where the bar contradicts itself."""
    open_, high, low, close = bars.T
    consistent = (high >= low) & (np.maximum(open_, close) <= high) & (np.minimum(open_, close) >= low)
    up, down, change = np.log(high) - np.log(open_), np.log(low) - np.log(open_), np.log(close) - np.log(open_)
    two = np.log(EXTENDED(2))
    columns = {
        "parkinson": (up - down) ** 2 / (4 * two),
        "garman-klass": (up - down) ** 2 / 2 - (2 * two - 1) * change**2,
        "rogers-satchell": up * (up - change) + down * (down - change),
    }
    return consistent, {name: np.where(consistent, values, np.nan) for name, values in columns.items()}


def yang_zhang(bars, consistent, rogers_satchell, size):
    open_, _, _, close = bars.T
    jumps = np.log(open_[1:]) - np.log(close[:-1])
    jumps[~consistent[:-1]] = np.nan
    changes = np.log(close[1:]) - np.log(open_[1:])
    weight = EXTENDED("0.34") / (EXTENDED("1.34") + EXTENDED(size + 1) / EXTENDED(size - 1))
    return (
        windows(jumps, size).var(axis=1, ddof=1)
        + weight * windows(changes, size).var(axis=1, ddof=1)
        + (1 - weight) * windows(rogers_satchell[1:], size).mean(axis=1))


def average_true_range(bars, consistent, size):
    _, high, low, close = bars.T
    true = np.max([high[1:] - low[1:], abs(high[1:] - close[:-1]), abs(low[1:] - close[:-1])], axis=0)
    true[~(consistent[1:] & consistent[:-1])] = np.nan
    true = padded(true, len(bars))
    result = np.full(len(bars), np.nan, dtype=EXTENDED)
    # Wilder's recursion written out: the seed decays and each later range enters with 1/n.
    for run in np.split(np.arange(len(bars)), np.flatnonzero(np.isnan(true))):
        run = run[~np.isnan(true[run])]
        decay = 1 - EXTENDED(1) / size
        for end in range(size, len(run) + 1):
            age = np.arange(end - size)[::-1]
            seed = true[run[:size]].mean() * decay ** (end - size)
            result[run[end - 1]] = seed + np.sum(true[run[size:end]] * decay**age) / size
    return true, result


def main():
    seconds, doubles = invented_bars()
    bars = doubles.astype(EXTENDED)
    close = bars[:, 3]
    consistent, by_bar = ranges(bars)
    returns = np.diff(np.log(close))
    across_gap = np.diff(seconds) > HOUR
    true, _ = average_true_range(bars, consistent, 2)
    document = {
        "seconds": seconds.tolist(),
        **{name: doubles[:, column].tolist() for column, name in enumerate(["open", "high", "low", "close"])},
        "realizedByDay": realized(seconds, close, 24 * HOUR, 0),
        "realizedByFourHoursInIndia": realized(seconds, close, 4 * HOUR, 5 * HOUR + 1800),
        "realizedByWeek": realized(seconds, close, 7 * 24 * HOUR, 0),
        "rangeVariances": {name: numbers(values) for name, values in by_bar.items()},
        "trueRanges": numbers(true),
        "windows": [],
    }
    for size in WINDOWS:
        _, average = average_true_range(bars, consistent, size)
        gapless = np.where(across_gap, np.nan, returns)
        rogers_satchell = by_bar["rogers-satchell"]
        yang = padded(yang_zhang(bars, consistent, rogers_satchell, size), len(bars))
        gap_in_window = padded(windows(across_gap.astype(EXTENDED), size).max(axis=1), len(bars)) > 0
        document["windows"].append({
            "window": size,
            "range": {
                name: numbers(padded(windows(values, size).mean(axis=1), len(bars)))
                for name, values in by_bar.items()},
            "yangZhang": numbers(yang),
            "yangZhangWithoutGaps": numbers(np.where(gap_in_window, np.nan, yang)),
            "closeToClose": numbers(padded(windows(returns, size).var(axis=1, ddof=1), len(bars))),
            "closeToCloseWithoutGaps": numbers(padded(windows(gapless, size).var(axis=1, ddof=1), len(bars))),
            "averageTrueRange": numbers(average),
        })
    path = pathlib.Path(__file__).with_suffix(".json")
    path.write_text(json.dumps(document, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
