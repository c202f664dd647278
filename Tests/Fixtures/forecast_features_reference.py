"""Writes forecast_features_reference.json: bars of two made-up markets, and features, targets and scores made of them.

The prices are those of a random walk with a season and standstills; nothing is market data. Every window is a plain
slice that is summed anew, the season is learned by loops, the GARCH is its recursion. Ran with Python 3.11, numpy 2.4.
"""

import json
import math
import pathlib

import numpy as np

COUNT, BAR = 460, 4 * 3600  # bars, seconds a bar
START = 1_600_000_000 // 86_400 * 86_400
DAY, WEEK, MONTH = 6, 42, 180  # bars
TRAINING_END = START + 300 * BAR
GARCH = {"mu": 2e-4, "omega": 4e-6, "alpha": 0.09, "beta": 0.88, "nu": 6.5}
SHARE, LEAST = 1e-4, 1e-12


def market(seed, level, missing, still):
    rng = np.random.default_rng(seed)
    index = np.array([i for i in range(COUNT + len(missing)) if i not in missing])[:COUNT]
    times = START + index * BAR
    rows, price = [], level
    for number, time in enumerate(times):
        if number in still:
            rows.append([price, price, price, price, 0.0])
            continue
        sigma = 0.01 * (1 + 0.6 * math.sin(2 * math.pi * (time % 86_400) / 86_400)) * math.exp(0.3 * math.sin(number / 50))
        path = price * np.exp(np.cumsum(rng.standard_t(5, 24) * sigma / math.sqrt(24)))
        path = np.round(np.r_[price, path], 3)
        volume = round(float(1000 * math.exp(rng.normal(0, 0.7))), 1)
        rows.append([path[0], path.max(), path.min(), path[-1], volume])
        price = float(path[-1])
    o, h, l, c, v = np.array(rows, dtype=float).T
    return {"t": times, "o": o, "h": h, "l": l, "c": c, "v": v}


def window(values, w, rule):
    """rule of the last w values at each bar."""
    out = np.full(len(values), np.nan)
    for i in range(w - 1, len(values)):
        part = values[i - w + 1 : i + 1]
        if not np.isnan(part).any():
            out[i] = rule(part)
    return out


mean = lambda values, w: window(values, w, np.mean)
total = lambda values, w: window(values, w, np.sum)


def measures(m):
    r = np.r_[np.nan, np.log1p(np.diff(m["c"]) / m["c"][:-1])]
    span = np.log(m["h"] / m["l"])
    body = np.log(m["c"] / m["o"])
    return r, {
        "variance": r**2,
        "parkinson": span**2 / (4 * np.log(2)),
        "range": span**2 / 2 - (2 * np.log(2) - 1) * body**2,
    }


def hour_of_week(t):
    return ((t // 86_400 + 3) % 7) * 24 + t % 86_400 // 3600


def learn_season(markets):
    found = {}
    for m in markets:
        gk = measures(m)[1]["range"]
        base = mean(gk, WEEK)
        for i in range(COUNT):
            if base[i] > 0 and m["t"][i] + BAR <= TRAINING_END:
                found.setdefault(hour_of_week(m["t"][i]), []).append(min(gk[i] / base[i], 10))
    factors = {hour: np.mean(values) for hour, values in found.items()}
    scale = np.mean(list(factors.values()))
    return np.array([factors[h] / scale if h in factors else 1.0 for h in range(168)])


def garch(r):
    e = r[1:] - GARCH["mu"]
    weights = 0.94 ** np.arange(75)
    variance = np.sum(weights / weights.sum() * e[:75] ** 2)
    before = variance
    path = [GARCH["omega"] + (GARCH["alpha"] + GARCH["beta"]) * before]
    for value in e:
        path.append(GARCH["omega"] + GARCH["alpha"] * value**2 + GARCH["beta"] * path[-1])
    path = np.array(path)
    following, z = np.full(COUNT, np.nan), np.full(COUNT, np.nan)
    following[76:], z[76:] = path[76:], (e / np.sqrt(path[:-1]))[75:]
    return following, z


def features(m, season, other=None):
    r, variances = measures(m)
    level = variances["range"]
    floor = np.array([SHARE * x if x > 0 else LEAST for x in (level[max(0, i - MONTH + 1) : i + 1].mean() for i in range(COUNT))])
    log = lambda values: np.log(np.where(np.isnan(values), np.nan, np.maximum(values, floor)))
    base = log(mean(level, MONTH))
    out = {"level": base, "return": r, "absolute-return": abs(r), "return-6": total(r, 6)}
    scale = np.maximum(mean(level, WEEK), floor)
    out["return-6-scaled"] = np.clip(total(r, 6) / np.sqrt(6 * scale), -4, 4)
    out["absolute-return-1-scaled"] = np.clip(abs(r) / np.sqrt(scale), 0, 4)
    for name, w in [("variance", 6), ("range", 1), ("range", 42), ("parkinson", 12)]:
        out[f"log-{name}-{w}"] = log(mean(variances[name], w))
    out["log-range-6-relative"] = log(mean(level, 6)) - base
    factors = season[hour_of_week(m["t"])]
    out["log-range-1-adjusted"] = log(level / factors)
    out["log-variance-6-adjusted-relative"] = log(mean(variances["variance"] / factors, 6)) - base

    def ewma(values, half_life):
        result = np.full(COUNT, np.nan)
        first = int(np.isnan(values[0]))
        for i in range(first + half_life - 1, COUNT):
            weights = 0.5 ** (np.arange(i - first, -1, -1) / half_life)
            result[i] = np.sum(weights * values[first : i + 1]) / weights.sum()
        return result

    out["log-range-ewma-8"] = log(ewma(level, 8))
    out["log-variance-ewma-24"] = log(ewma(variances["variance"], 24))
    out["log-range-ewma-12-adjusted-relative"] = log(ewma(level / factors, 12)) - base
    extent = np.log(window(m["h"], 12, np.max) / window(m["l"], 12, np.min))
    out["log-span-12"] = log(extent**2 / (4 * np.log(2) * 12))
    squares = r**2
    rv = total(squares, 12)
    safe = np.where(rv == 0, 1, rv)
    out["semivariance-12"] = np.where(rv == 0, 0.5, total(np.where(np.isnan(r), np.nan, squares * (r < 0)), 12) / safe)
    bipower = np.pi / 2 * total(abs(r) * np.r_[np.nan, abs(r[:-1])], 12)
    out["jump-12"] = np.where(rv == 0, 0 * bipower, 1 - bipower / safe)
    out["largest-share-12"] = np.where(rv == 0, 1 / 12, window(squares, 12, np.max) / safe)
    v = m["v"]
    with np.errstate(divide="ignore", invalid="ignore"):
        out["volume-surprise-42"] = np.log(np.maximum(v / mean(v, 42), 1e-3))
        out["volume-ratio-6-42"] = np.log(np.maximum(mean(v, 6) / mean(v, 42), 1e-3))
        same = np.full(COUNT, np.nan)
        for i in range(COUNT):
            earlier = [j for j in range(i) if (m["t"][i] - m["t"][j]) % 86_400 == 0][-14:]
            if len(earlier) == 14:
                same[i] = math.log(max(v[i] / np.mean(v[earlier]), 1e-3))
        out["time-of-day-volume-14"] = same
    turn = 2 * np.pi * (m["t"] % 86_400) / 86_400
    for k in (1, 2):
        out[f"hour-of-day-sine-{k}"], out[f"hour-of-day-cosine-{k}"] = np.sin(k * turn), np.cos(k * turn)
    out["season"] = np.log(factors)
    out["season-ahead-6"] = np.log([np.mean([season[hour_of_week(t + k * BAR)] for k in range(1, 7)]) for t in m["t"]])
    following, z = garch(r)
    out["garch-variance"], out["garch-residual"] = log(following), z
    out["garch-variance-relative"] = log(following) - base
    logs = log(mean(level, 6))
    out["mean:24:log-range-6"] = mean(logs, 24)
    out["deviation:24:log-range-6"] = window(logs, 24, np.std)
    out["lowest:24:log-range-6"], out["highest:24:log-range-6"] = window(logs, 24, np.min), window(logs, 24, np.max)
    if other is not None:
        theirs = features(other, season)
        place = [np.searchsorted(other["t"], t, side="right") - 1 for t in m["t"]]
        out["other:BBB:return"] = theirs["return"][place]
        out["mean-of-others-log-variance-6"] = theirs["log-variance-6"][place]
        price = np.log(other["c"][place])
        change = np.r_[np.nan, np.diff(price)]
        correlation = np.full(COUNT, np.nan)
        for i in range(60, COUNT):
            correlation[i] = np.corrcoef(r[i - 59 : i + 1], change[i - 59 : i + 1])[0, 1]
        out["correlation:BBB:60"] = correlation
        premium = np.log(m["c"]) - price
        out["premium:BBB:60"] = premium - mean(premium, 60)
    return out


def percentile(values, times, days, smallest):
    out = np.full(len(values), np.nan)
    for i, value in enumerate(values):
        if np.isnan(value):
            continue
        past = [x for x, t in zip(values[: i + 1], times) if times[i] - t < days * 86_400 and not np.isnan(x)]
        if len(past) >= smallest:
            out[i] = 100 * (np.sum(np.less(past, value)) + np.sum(np.equal(past, value)) / 2) / len(past)
    return out


def stability(m, days, smallest):
    r = measures(m)[0]
    w = 6 * 5
    squares, length = total(r**2, w), total(abs(r), w)
    volatility = percentile(np.where(squares > 0, squares, np.nan), m["t"], days, smallest)
    with np.errstate(divide="ignore", invalid="ignore"):
        trend = percentile(np.where(length > 0, abs(total(r, w)) / length, np.nan), m["t"], days, smallest)
        cost = np.where(np.isnan(r), np.nan, np.where(m["v"] > 0, abs(r) / (m["v"] * m["c"]), 0.0))
    illiquid = percentile(total(cost, w) / total((m["v"] > 0) * 1.0, w), m["t"], days, smallest)
    return (2 * (100 - volatility) + trend + (100 - illiquid)) / 4


def listed(values):
    return [None if math.isnan(x) else float(x) for x in values]


def main():
    still = set(range(200, 216)) | {260, 261}
    a = market(1, 100.0, {90, 91, 230}, still)
    b = market(2, 20.0, {91, 300}, set())
    season = learn_season([a, b])
    rows = [*range(0, 60, 7), *range(75, 80), *range(178, 220, 3), *range(220, COUNT, 23), COUNT - 1]
    r = measures(a)[0]
    found = features(a, season, b)
    targets = {}
    for h in (1, 6, 42):
        sums = np.array([np.sum(r[i + 1 : i + 1 + h] ** 2) for i in range(COUNT - h)])
        targets[str(h)] = listed(np.r_[sums, [np.nan] * h][rows])
    volatility = np.round(np.exp(np.nan_to_num(found["log-variance-6"], nan=-9.0) / 2), 4) + 1e-4
    written = {
        "markets": {
            name: {key: [float(x) for x in m[key]] for key in "ohlcv"} | {"t": [int(t) for t in m["t"]]}
            for name, m in (("AAA", a), ("BBB", b))
        },
        "trainingEnd": TRAINING_END,
        "garch": GARCH,
        "season": [float(x) for x in season],
        "rows": rows,
        "features": {name: listed(values[rows]) for name, values in found.items()},
        "targets": targets,
        "forecasts": [float(x) for x in volatility],
        "scores": listed(percentile(volatility, a["t"], 20, 30)[rows]),
        "stability": listed(stability(a, 20, 30)[rows]),
    }
    path = pathlib.Path(__file__).with_name("forecast_features_reference.json")
    path.write_text(json.dumps(written, separators=(",", ":")).replace("],", "],\n") + "\n")


if __name__ == "__main__":
    main()
