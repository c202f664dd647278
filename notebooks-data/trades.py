#!/usr/bin/env python3
"""Makes simulated_trades.csv: the closed trades of a plain trend rule on simulated_regimes_1d.csv; with
--check only compares the file with them.

The rule: long at the open after a close above the mean of the last 20 closes that the close before was not above; a stop
two average true ranges (14 bars, plain mean) below the entry; out at the stop, at the open where the market opens below
it, or at the open after a close below the mean of 20. One position at a time; 0.1 % of fees on each side. Nothing was
fitted: it is there to have trades, not to be followed.

Usage: python3 notebooks-data/trades.py [--check]
"""

import csv
import io
import pathlib
import sys
from datetime import datetime, timedelta

FOLDER = pathlib.Path(__file__).resolve().parent
MARKET = FOLDER / "simulated_regimes_1d.csv"
TRADES = FOLDER / "simulated_trades.csv"
MEAN, RANGE, STOP, FEE = 20, 14, 2.0, 0.001


def read_bars():
    with open(MARKET, newline="") as file:
        return [
            {key: row[key] if key == "timestamp" else float(row[key])
             for key in ("timestamp", "open", "high", "low", "close")}
            for row in csv.DictReader(file)
        ]


def mean_close(bars, index):
    return sum(bar["close"] for bar in bars[index - MEAN + 1:index + 1]) / MEAN


def average_true_range(bars, index):
    ranges = [
        max(bar["high"], before["close"]) - min(bar["low"], before["close"])
        for before, bar in zip(bars[index - RANGE:index], bars[index - RANGE + 1:index + 1])
    ]
    return sum(ranges) / RANGE


def end_of(bar):
    start = datetime.fromisoformat(bar["timestamp"].replace("Z", "+00:00"))
    return (start + timedelta(days=1)).strftime("%Y-%m-%dT%H:%M:%SZ")


def trades(bars):
    """(entry time, exit time, entry price, stop, exit price, reason) of each closed trade.

    A stop is reached at some time within its bar and known by its end, which is therefore the time of the exit.
    """
    position = None
    wants_in = wants_out = False
    for index in range(MEAN, len(bars)):
        bar = bars[index]
        if position:
            entry_time, entry, stop = position
            price, reason = None, None
            if wants_out:
                price, reason = bar["open"], "rule"
            elif bar["open"] <= stop:
                price, reason = bar["open"], "gap"
            elif bar["low"] <= stop:
                price, reason = stop, "stop"
            if price is not None:
                yield entry_time, end_of(bar) if reason == "stop" else bar["timestamp"], entry, stop, price, reason
                position, wants_out = None, False
        elif wants_in:
            entry = bar["open"]
            stop = entry - STOP * average_true_range(bars, index - 1)
            position = (bar["timestamp"], entry, stop)
            if bar["low"] <= stop:
                yield bar["timestamp"], end_of(bar), entry, stop, stop, "stop"
                position = None
        is_above = bar["close"] > mean_close(bars, index)
        was_above = bars[index - 1]["close"] > mean_close(bars, index - 1)
        wants_in = position is None and is_above and not was_above
        wants_out = position is not None and not is_above


def main():
    bars = read_bars()
    rows = []
    for entry_time, exit_time, entry, stop, exit_price, reason in trades(bars):
        gain = exit_price / entry - 1 - 2 * FEE
        rows.append([
            entry_time, exit_time, "long", f"{entry:.2f}", f"{stop:.2f}", f"{exit_price:.2f}", f"{gain:.8f}", reason])
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["entry_time", "exit_time", "side", "entry_price", "stop", "exit_price", "return", "reason"])
    writer.writerows(rows)
    if sys.argv[1:] == ["--check"]:
        if TRADES.read_text() != text.getvalue():
            raise SystemExit(f"{TRADES.name} is not what this script makes of {MARKET.name}")
    else:
        TRADES.write_text(text.getvalue())


if __name__ == "__main__":
    main()
