"""Writes forecast_features_market.json: means and deviations of features of five years of hourly bars.

PLIMSOLL_MARKET_DATA names the folder with btcusdt_binance_1h_2018_2022.csv.gz, of which no row is written. Windows are
summed anew, so that these numbers do not know what a running sum loses. Ran with Python 3.11, numpy 2.4, pandas 3.1.
"""

import json
import os
import pathlib

import numpy as np
import pandas as pd

SHARE, MONTH, WEEK = 1e-4, 720, 168


def window(values, w, rule):
    out = np.full(len(values), np.nan)
    out[w - 1 :] = rule(np.lib.stride_tricks.sliding_window_view(values, w), axis=1)
    return out


def main():
    bars = pd.read_csv(pathlib.Path(os.environ["PLIMSOLL_MARKET_DATA"]) / "btcusdt_binance_1h_2018_2022.csv.gz")
    o, h, l, c, v = (bars[name].to_numpy(float) for name in ("open", "high", "low", "close", "volume"))
    r = np.r_[np.nan, np.log1p(np.diff(c) / c[:-1])]
    gk = np.log(h / l) ** 2 / 2 - (2 * np.log(2) - 1) * np.log(c / o) ** 2
    month = window(gk, MONTH, np.mean)
    month[: MONTH - 1] = [gk[: i + 1].mean() for i in range(MONTH - 1)]
    log = lambda values: np.log(np.where(np.isnan(values), np.nan, np.maximum(values, SHARE * month)))
    level = np.where(np.arange(len(r)) < MONTH - 1, np.nan, np.log(month))
    rv = window(r**2, 24, np.sum)
    weights = 0.5 ** (np.arange(2000, -1, -1) / 24)
    ewma = np.full(len(r), np.nan)
    for i in range(23, len(r)):
        own = weights[-min(i + 1, 2001) :]
        ewma[i] = own @ gk[max(0, i - 2000) : i + 1] / own.sum()
    features = {
        "level": level,
        "log-variance-24": log(window(r**2, 24, np.mean)),
        "log-range-1-relative": log(gk) - level,
        "log-range-168": log(window(gk, 168, np.mean)),
        "log-range-ewma-24": log(ewma),
        "log-span-24": log(np.log(window(h, 24, np.max) / window(l, 24, np.min)) ** 2 / (4 * np.log(2) * 24)),
        "absolute-return-24-scaled": np.minimum(
            abs(window(r, 24, np.sum)) / np.sqrt(24 * window(gk, WEEK, np.mean)), 4),
        "semivariance-24": window(np.where(np.isnan(r), np.nan, r**2 * (r < 0)), 24, np.sum) / rv,
        "jump-24": 1 - np.pi / 2 * window(abs(r) * np.r_[np.nan, abs(r[:-1])], 24, np.sum) / rv,
        "volume-ratio-24-168": np.log(window(v, 24, np.mean) / window(v, 168, np.mean)),
        "deviation:336:log-range-24": window(log(window(gk, 24, np.mean)), 336, np.std),
    }
    target = np.array([np.sum(r[i + 1 : i + 25] ** 2) for i in range(len(r) - 24)])
    written = {name: [float(np.nanmean(x)), float(np.nanstd(x)), int(np.isfinite(x).sum())] for name, x in features.items()}
    written["target"] = [float(np.log(target).mean()), float(np.log(target).std()), len(target)]
    path = pathlib.Path(__file__).with_name("forecast_features_market.json")
    path.write_text(json.dumps(written, indent=1) + "\n")


if __name__ == "__main__":
    main()
