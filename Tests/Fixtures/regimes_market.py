"""Writes regimes_market.json: how often states and labels occur in seven years of days, moments of features, and the mean
log-loss of the simulation on every fiftieth day.

PLIMSOLL_MARKET_DATA names the folder with btcusdt_binance_1d.csv, of which no row is written. Windows and quantiles are
those of regimes_reference.py. Ran with Python 3.11, numpy 2.4.
"""

import csv
import json
import math
import os
import pathlib
from collections import Counter

import numpy as np

from regimes_reference import Analysis

with open(pathlib.Path(os.environ["PLIMSOLL_MARKET_DATA"]) / "btcusdt_binance_1d.csv") as file:
    rows = list(csv.DictReader(file))
column = lambda name: np.array([float(row[name]) for row in rows])
zeros = np.zeros(len(rows))
market = {"h": column("high"), "l": column("low"), "c": column("close"), "v": column("volume"), "inflow": zeros + 1,
          "outflow": zeros, "funding": zeros}
a = Analysis(market, 1, {"days": 30, "trend": 0.5, "quantile": 0.9, "history": 1095, "smallest": 300})
count = lambda values: [Counter(values)[k] for k in range(4)]
kinds = ("state", "volatility", "trend-and-volatility")
labels = {k: a.labels(k) for k in kinds}
features = a.features()
names = ("momentum-7", "volatility-smoothed", "range-7", "crisis-distance", "known-volatility", "known-trend", "drawdown-30")
moments = {}
for name in names:
    values = features[name][329:]
    moments[name] = [float(np.mean(values)), float(np.std(values))]
losses = {}
for kind in kinds:
    days = [t for t in range(350, len(rows), 50) if labels[kind][t] is not None]
    losses[kind] = float(np.mean([-math.log(a.simulated(kind, t)[labels[kind][t]]) for t in days]))
out = {"states": count(a.state), "labels": {k: count(v) for k, v in labels.items()}, "moments": moments, "losses": losses}
pathlib.Path(__file__).with_name("regimes_market.json").write_text(json.dumps(out, indent=1) + "\n")
