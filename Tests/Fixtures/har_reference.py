#!/usr/bin/env python3
"""Makes har_reference.json, regressions on simulated variances, and har_market_reference.json, on market data.

Ran with Python 3.11 and numpy 2.4. The second needs PLIMSOLL_MARKET_DATA to name a folder with vix_daily.csv,
sp500_daily_1999_2018.csv and sp500_realised_bpq2016.csv; no row of these is in the result.

Least squares are numpy's lstsq (singular values), ridge estimates the closed form (X'X + L)^-1 X'y. The cases of the VIX
and of Parkinson's variances agree with the heterogeneous autoregressions of arch 8.0.0 to ten digits or more.
"""
import csv
import datetime
import json
import math
import os
import pathlib

import numpy as np

HERE = pathlib.Path(__file__).parent
DEFAULT = {"windows": [1, 5, 22], "transform": "level", "quarticityWindows": [], "regressors": [], "seasons": [],
           "horizon": 1, "retransformation": "lognormalMean", "limit": "none", "penalty": None}
FUNCTIONS = {"level": lambda x: x, "squareRoot": np.sqrt, "log": np.log, "logOnePlus": np.log1p}
CATEGORY = {"hourOfDay": lambda t: t.hour, "weekday": lambda t: t.isoweekday()}


def averages(x, window):
    return np.array([x[max(0, t - window + 1):t + 1].mean() for t in range(len(x))])


def regressors(series, spec):
    """The names and the columns of the terms, one number for each period; too early ones are not to be used."""
    v = series["values"]
    names, columns = ["const"], [np.ones(len(v))]
    for w in spec["windows"]:
        names.append(f"variance[{w}]")
        columns.append({"level": lambda: averages(v, w), "logOfMeans": lambda: np.log(averages(v, w)),
                        "meansOfLogs": lambda: averages(np.log(v), w)}[spec["transform"]]())
    for w in spec["quarticityWindows"]:
        names.append(f"quarticity[{w}]")
        columns.append(np.sqrt(averages(series["quarticity"], w)) * averages(v, w))
    for r in spec["regressors"]:
        for w in r["windows"]:
            name = f"{r['covariate']}[{w}]"
            names.append(name if r["transform"] == "level" else f"{r['transform']}({name})")
            columns.append(FUNCTIONS[r["transform"]](averages(series[r["covariate"]], w)))
    for season in spec["seasons"]:
        own = [CATEGORY[season](t) for t in series["times"]]
        present = sorted(set(own))
        for c in present[:-1]:
            names.append({"hourOfDay": "hour", "weekday": "weekday"}[season] + str(c))
            columns.append(np.array([1.0 if o == c else -1.0 if o == present[-1] else 0.0 for o in own]))
    return names, np.column_stack(columns)


def newey_west(x, e, gram, lags):
    u = x * e[:, None]
    s = u.T @ u
    for lag in range(1, lags + 1):
        g = u[lag:].T @ u[:-lag]
        s += (1 - lag / (lags + 1)) * (g + g.T)
    return np.sqrt(np.diag(gram @ s @ gram))


def regression(series, lags=22, **changes):
    spec = DEFAULT | changes
    names, columns = regressors(series, spec)
    v, h = series["values"], spec["horizon"]
    first = max([w for r in spec["regressors"] for w in r["windows"]] + spec["windows"]) - 1
    variance = np.array([v[t + 1:t + 1 + h].mean() for t in range(first, len(v) - h)])
    logs = spec["transform"] != "level"
    y = np.log(variance) if logs else variance
    x = columns[first:len(v) - h]
    n, k = x.shape
    penalties = np.zeros(k)
    if spec["penalty"] is not None:
        penalties[1:] = spec["penalty"] * ((x[:, 1:] - x[:, 1:].mean(0)) ** 2).sum(0)
        beta = np.linalg.solve(x.T @ x + np.diag(penalties), x.T @ y)
    else:
        # Columns of length one, so that the cut-off of small singular values means the same for each.
        length = np.sqrt((x ** 2).sum(0))
        beta = np.linalg.lstsq(x / length, y, rcond=None)[0] / length
    e = y - x @ beta
    rss = float(e @ e)
    gram = np.linalg.inv(x.T @ x + np.diag(penalties))
    mean = columns[first:] @ beta
    forecasts = mean
    if logs:
        forecasts = np.exp(mean + (rss / n / 2 if spec["retransformation"] == "lognormalMean" else 0))
    if spec["limit"] == "sampleRange":
        forecasts = np.where((forecasts < variance.min()) | (forecasts > variance.max()), variance.mean(), forecasts)
    return {
        "specification": spec, "terms": names, "observations": n, "coefficients": beta.tolist(),
        "residualVariance": rss / n, "rSquared": 1 - rss / float(((y - y.mean()) ** 2).sum()),
        "logLikelihood": -n / 2 * (math.log(2 * math.pi) + math.log(rss / n) + 1),
        "classical": np.sqrt(np.diag(rss / (n - k) * gram @ x.T @ x @ gram)).tolist(),
        "white": newey_west(x, e, gram, 0).tolist(), "lags": lags,
        "neweyWest": newey_west(x, e, gram, lags).tolist(), "forecasts": forecasts[[0, 1, -2, -1]].tolist(),
    }


def iterated(series, case, steps):
    """The forecasts period after period, and of logarithms the variances of their errors."""
    spec, beta = case["specification"], case["coefficients"]
    logs = spec["transform"] == "meansOfLogs"
    longest = max(spec["windows"])
    phi = np.array([sum(b / w for b, w in zip(beta[1:], spec["windows"]) if lag <= w) for lag in range(1, longest + 1)])
    history = list(np.log(series["values"]) if logs else series["values"])
    companion = np.zeros((longest, longest))
    companion[0] = phi
    companion[1:, :-1] = np.eye(longest - 1)
    power, errors, means = np.eye(longest), [], []
    for step in range(steps):
        means.append(beta[0] + float(phi @ np.array(history[::-1][:longest])))
        history.append(means[-1])
        errors.append((errors[-1] if step else 0) + case["residualVariance"] * power[0, 0] ** 2)
        power = power @ companion
    return [math.exp(m + s / 2) for m, s in zip(means, errors)] if logs else means


def simulated():
    random = np.random.default_rng(20160519)
    n, start = 800, datetime.datetime(2024, 1, 3, 5, tzinfo=datetime.timezone.utc)
    x, log_variance = 0.0, []
    for t in range(n):
        x = 0.95 * x + 0.25 * random.normal()
        log_variance.append(x + 0.5 * math.sin(2 * math.pi * ((t + 5) % 24) / 24) + 0.3 * random.normal())
    values = np.round(np.exp(log_variance), 8)
    share = random.uniform(0.3, 0.7, n)
    return {
        "start": start.isoformat().replace("+00:00", "Z"), "times": [start + datetime.timedelta(hours=t) for t in range(n)],
        "values": values, "quarticity": np.round(values ** 2 * np.exp(0.5 * random.normal(size=n)), 8),
        "positiveSemivariance": np.round(share * values, 8), "negativeSemivariance": np.round((1 - share) * values, 8),
        "jump": np.round(np.maximum(0, random.normal(size=n) - 1) * values, 8),
        "volume": np.round(1000 * np.exp(0.3 * random.normal(size=n)) * np.sqrt(values), 3),
    }


def column(name, windows, transform="level"):
    return {"covariate": name, "windows": windows, "transform": transform}


def simulated_cases(series):
    signed = [column("positiveSemivariance", [1]), column("negativeSemivariance", [1])]
    cases = [
        regression(series),
        regression(series, lags=0, windows=[1]),
        regression(series, lags=3, windows=[2, 7, 30], transform="meansOfLogs"),
        regression(series, transform="logOfMeans", seasons=["hourOfDay", "weekday"]),
        regression(series, transform="logOfMeans", horizon=24, retransformation="median"),
        regression(series, quarticityWindows=[1]),
        regression(series, lags=30, quarticityWindows=[1, 5, 22], horizon=5, limit="sampleRange"),
        regression(series, windows=[5, 22], regressors=signed),
        regression(series, windows=[], regressors=[column("jump", [1, 24], "logOnePlus"), column("volume", [3], "log"),
                                                   column("jump", [2], "squareRoot")]),
        regression(series, penalty=0.3),
        regression(series, transform="meansOfLogs", penalty=0.05, seasons=["hourOfDay"], horizon=2),
    ]
    cases[0]["iterated"] = iterated(series, cases[0], 40)
    cases[2]["iterated"] = iterated(series, cases[2], 40)
    return cases


def rows_of(name):
    with open(pathlib.Path(os.environ["PLIMSOLL_MARKET_DATA"]) / name, newline="") as file:
        return list(csv.DictReader(file))


def parkinson():
    rows = rows_of("sp500_daily_1999_2018.csv")[1:]
    ranges = np.array([100 * math.log(float(r["high"]) / float(r["low"])) for r in rows])
    return ranges ** 2 / (4 * math.log(2))


def bpq():
    """Bollerslev, Patton & Quaedvlieg (2016) on their data: the HAR, and the HARQ against it out of sample."""
    rows = rows_of("sp500_realised_bpq2016.csv")
    series = {"values": np.array([float(r["RV"]) for r in rows]), "quarticity": np.array([float(r["RQ"]) for r in rows]),
              "positiveSemivariance": np.array([float(r["RVp"]) for r in rows]),
              "negativeSemivariance": np.array([float(r["RVn"]) for r in rows]),
              "jump": np.array([float(r["RJ"]) for r in rows])}
    y, losses = series["values"], {}
    for name, windows in [("har", []), ("harq", [1])]:
        _, x = regressors(series, DEFAULT | {"quarticityWindows": windows})
        mse, qlike = [], []
        # The first forecast is of period 1,000 (counted from zero), from targets 22 to 999.
        for t in range(1000, len(y)):
            beta = np.linalg.lstsq(x[21:t - 1], y[22:t], rcond=None)[0]
            forecast, past = float(x[t - 1] @ beta), y[22:t]
            if not past.min() <= forecast <= past.max():
                forecast = past.mean()
            mse.append((y[t] - forecast) ** 2)
            qlike.append(y[t] / forecast - math.log(y[t] / forecast) - 1)
        losses[name] = [float(np.mean(mse)), float(np.mean(qlike))]
    signed = [column("positiveSemivariance", [1]), column("negativeSemivariance", [1])]
    cases = [regression(series), regression(series, quarticityWindows=[1]), regression(series, quarticityWindows=[1, 5, 22]),
             regression(series, windows=[5, 22], regressors=signed),
             regression(series, regressors=[column("jump", [1])])]
    return cases, losses


def market():
    vix = np.array([float(r["close"]) for r in rows_of("vix_daily.csv") if "2014-01-03" <= r["date"] <= "2019-01-03"])
    cases = {"vix": regression({"values": vix}), "parkinson": regression({"values": parkinson()}),
             "logParkinson": regression({"values": parkinson()}, transform="meansOfLogs", retransformation="median")}
    cases["vix"]["iterated"] = iterated({"values": vix}, cases["vix"], 5)
    cases["parkinson"]["iterated"] = iterated({"values": parkinson()}, cases["parkinson"], 5)
    logs = cases["logParkinson"]
    logs["iterated"] = iterated({"values": parkinson()}, logs | {"residualVariance": 0}, 5)
    in_sample, losses = bpq()
    return {"cases": cases, "bpq": in_sample, "bpqLosses": losses}


def write(name, contents):
    (HERE / name).write_text(json.dumps(contents, separators=(",", ":")) + "\n")


made = simulated()
listed = {name: values.tolist() for name, values in made.items() if name not in ("start", "times")}
write("har_reference.json", {"series": {"start": made["start"]} | listed, "cases": simulated_cases(made)})
if "PLIMSOLL_MARKET_DATA" in os.environ:
    write("har_market_reference.json", market())
