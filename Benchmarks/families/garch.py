"""GARCH, GJR and EGARCH by maximum likelihood, against arch and, where R has it, tseries."""

import multiprocessing
import pathlib
import shutil
import subprocess
import time

import arch
import numpy

from harness.comparison import Timed
from harness.simulation import garch

TITLE = "GARCH(1,1) with a constant mean by maximum likelihood, with robust standard errors"
PACKAGES = ["arch", "numpy", "scipy"]
NOTES = [
    "Simulated returns in percent: μ = 0.05, ω = 0.02, α = 0.08, β = 0.9, normal or Student-t innovations with 6"
    " degrees of freedom; for `gjr` and `egarch` α = 0.03 and losses add γ = 0.1.",
    "Both sides find the parameters and their robust standard errors, unless the peer's name says less; ours always"
    " does. arch has its compiled recursions.",
    "`fit` and `rolling` are timed by the processor time of one thread, `panel` by the clock on the wall, ours on two"
    " threads. `rolling` moves a window of 1,000 by one return at a time; arch starts at the estimates of the window"
    " before, ours, which fits eight windows at once, at those of an earlier window, the one before in half of them. `append`"
    " takes bars one by one into the state of a fitted model and forecasts after each, where arch filters the whole"
    " series once.",
    "Answers agree when our log-likelihood is nowhere lower than arch's by more than 0.000001, and the standard"
    " errors of a `fit` are within 1 % of arch's (3 % for `gjr`), whose second derivatives are numerical; those of `egarch`,"
    " whose likelihood has a kink in μ at every return, those of `rolling` and `panel` are not compared. arch divides the outer product"
    " of the scores by n − 1 instead of n, which is allowed for. tseries has no mean and takes another presample"
    " variance: its parameters have to be within a quarter of a standard error of ours.",
]

SEED = 20240607
LOWEST_GAIN = -1e-6  # of our log-likelihood over the peer's
LARGEST_GAIN = 1e-6  # as a share of the log-likelihood; more, and it would not be the same model


def versions():
    """What else takes part."""
    tseries = TSeries.find()
    if tseries is None:
        return {}
    with tseries:
        return tseries.versions


def rows(harness):
    yield from fit_rows(harness)
    yield from asymmetric_rows(harness)
    yield from append_rows(harness)
    yield from rolling_rows(harness)
    yield from panel_rows(harness)


def fit_rows(harness):
    lengths = (1000, 2000) if harness.quick else (1000, 2000, 10_000, 100_000)
    targets = {1000: 150, 2000: 150, 100_000: 40}
    tseries = TSeries.find()
    if tseries is None:
        print("Left out: tseries, because R or its package tseries is not installed (Debian: r-cran-tseries)")
    for innovations, nu in (("normal", None), ("t", 6)):
        series = garch(max(lengths), SEED, nu)
        for n in lengths:
            returns = numpy.array(series[:n])
            data = harness.data(f"garch-{innovations}-{n}", returns)
            ours = harness.ours("garch.fit", data, innovations=innovations)
            parameters = {"n": n, "innovations": innovations}
            theirs = Timed(lambda: fit(returns, innovations))
            yield harness.row("fit", parameters, "arch", ours, theirs, agree_on_fit(n), targets.get(n))
            if nu is None and tseries is not None:
                with tseries:
                    yield harness.row(
                        "fit", parameters, "tseries", ours, tseries.side(data), agree_with_tseries, 10,
                        shortest=TSeries.SHORTEST_REGION)


def asymmetric_rows(harness):
    lengths = (1000,) if harness.quick else (1000, 2000)
    for innovations, nu in (("normal", None), ("t", 6)):
        series = garch(max(lengths), SEED, nu, alpha=0.03, gamma=0.1)
        for model, volatility in (("gjr", "GARCH"), ("egarch", "EGARCH")):
            for n in lengths:
                returns = numpy.array(series[:n])
                data = harness.data(f"{model}-{innovations}-{n}", returns)
                ours = harness.ours("garch.fit", data, innovations=innovations, model=model)
                theirs = Timed(lambda: fit(returns, innovations, volatility=volatility, o=1))
                parameters = {"model": model, "n": n, "innovations": innovations}
                yield harness.row("fit", parameters, "arch", ours, theirs, agree_on_fit(n, 0.03 if model == "gjr" else None), 50)


def append_rows(harness):
    train, bars = 1000, 1000 if harness.quick else 10_000
    returns = numpy.array(garch(train + bars, SEED))
    data = harness.data("garch-append", returns)
    ours = harness.ours("garch.append", data, train=train)
    # The least that arch can do for new bars without a refit: filter the whole series with the parameters fixed.
    model = arch.arch_model(returns)
    fixed = fit(returns[:train])[1]

    def filtered():
        result = model.fix(fixed)
        return result.forecast(horizon=1, reindex=False).variance.to_numpy()[-1, 0]

    theirs = Timed(filtered)
    yield harness.row("append", {"bars": bars}, "arch, all at once", ours, theirs, agree_on_forecast)


def rolling_rows(harness):
    window, refits = (1000, 20) if harness.quick else (1000, 500)
    returns = numpy.array(garch(window + refits - 1, SEED))
    data = harness.data("garch-rolling", returns)
    ours = harness.ours("garch.rolling", data, window=window, refits=refits)
    parameters = {"refits": refits, "window": window}
    for peer, errors, target in (("arch", True, 300), ("arch, parameters only", False, None)):
        theirs = Timed(lambda: refit(returns, window, refits, errors))
        yield harness.row("rolling", parameters, peer, ours, theirs, agree_on_many, target)


def panel_rows(harness):
    count, n = (20, 1000) if harness.quick else (500, 1000)
    panel = numpy.array([garch(n, 1000 + i) for i in range(count)])
    data = harness.data("garch-panel", panel.ravel())
    ours = harness.ours("garch.panel", data, clock="wall", length=n, threads=2)
    parameters = {"series": count, "n": n}
    for peer, errors, target in (("arch", True, 300), ("arch, parameters only", False, None)):
        theirs = Timed(lambda: [fit(returns, errors=errors) for returns in panel], time.perf_counter)
        yield harness.row("panel", parameters, peer, ours, theirs, agree_on_many, target)
    with multiprocessing.get_context("spawn").Pool(2, _keep, (panel,)) as pool:
        theirs = Timed(lambda: pool.map(_fit_kept, range(count), chunksize=10), time.perf_counter)
        yield harness.row("panel", parameters, "arch, 2 processes", ours, theirs, agree_on_many)


# The peers


def fit(returns, distribution="normal", errors=True, start=None, volatility="GARCH", o=0):
    """Log-likelihood, parameters and robust standard errors by arch."""
    result = arch.arch_model(returns, dist=distribution, vol=volatility, o=o).fit(disp="off", show_warning=False, starting_values=start)
    return result.loglikelihood, result.params, result.std_err if errors else None


def refit(returns, window, refits, errors):
    model = arch.arch_model(returns)
    start, fits = None, []
    for first in range(refits):
        result = model.fit(
            disp="off", show_warning=False, starting_values=start, first_obs=first, last_obs=first + window)
        start = result.params
        fits.append((result.loglikelihood, result.params, result.std_err if errors else None))
    return fits


def _keep(panel):
    """Gives a process of the pool the series, so that no time goes into sending them."""
    global _kept
    _kept = panel


def _fit_kept(index):
    log_likelihood, parameters, errors = fit(_kept[index])
    return log_likelihood, numpy.array(parameters), numpy.array(errors)


class TSeries:
    """A running R with tseries."""

    # R's clock has a resolution of a millisecond.
    SHORTEST_REGION = 0.2

    @classmethod
    def find(cls):
        """None where R or the package is not there."""
        rscript = shutil.which("Rscript")
        if rscript is None:
            return None
        probe = subprocess.run([rscript, "-e", "library(tseries)"], capture_output=True)
        return cls(rscript) if probe.returncode == 0 else None

    def __init__(self, rscript):
        self._rscript = rscript

    def __enter__(self):
        script = pathlib.Path(__file__).with_name("garch_tseries.R")
        self._process = subprocess.Popen(
            [self._rscript, str(script)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        r, package = self._process.stdout.readline().split()
        self.versions = {"R": r, "tseries": package}
        return self

    def __exit__(self, *_):
        self._process.stdin.close()
        self._process.wait()

    def side(self, data):
        return TSeriesSide(self._process, data)


class TSeriesSide:
    def __init__(self, process, data):
        self._process = process
        self._data = data

    def measure(self, repeats):
        self._process.stdin.write(f"{self._data} {repeats}\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"R ended with exit code {self._process.wait()} on {self._data}")
        seconds, *parameters = map(float, line.split())
        return seconds, parameters


# The answers


def agree_on_fit(n, largest_error=0.01):
    """Log-likelihoods agree and, unless `largest_error` is None, so do the standard errors."""
    def agree(ours, theirs):
        log_likelihood, _, errors = theirs
        gain = ours["logLikelihood"][0] - log_likelihood
        # arch divides the outer product by n − 1.
        if largest_error is None:
            return {"gain in log-likelihood": gain}, LOWEST_GAIN <= gain <= LARGEST_GAIN * abs(log_likelihood)
        error = numpy.abs(ours["standardErrors"] / (numpy.asarray(errors) * numpy.sqrt((n - 1) / n)) - 1).max()
        agrees = LOWEST_GAIN <= gain <= LARGEST_GAIN * abs(log_likelihood) and error <= largest_error
        return {"gain in log-likelihood": gain, "largest relative difference of standard errors": error}, agrees
    return agree


def agree_on_forecast(ours, theirs):
    # The parameters differ by what arch's search leaves, and with them the forecast.
    difference = abs(ours["forecast"][0] / theirs - 1)
    return {"relative difference of the last forecast": difference}, difference <= 1e-3


def agree_on_many(ours, theirs):
    gains = numpy.subtract(ours["logLikelihood"], [log_likelihood for log_likelihood, _, _ in theirs])
    parameters = numpy.array([parameters for _, parameters, _ in theirs])
    errors = numpy.reshape(numpy.array(ours["standardErrors"], dtype=float), parameters.shape)
    distances = numpy.abs(numpy.reshape(ours["parameters"], parameters.shape) - parameters) / errors
    differences = {
        "smallest gain in log-likelihood": gains.min(), "largest gain in log-likelihood": gains.max(),
        "mean difference of parameters in standard errors": numpy.nanmean(distances),
        "fits on a limit": int(numpy.isnan(errors).any(axis=1).sum()),
    }
    return differences, gains.min() >= LOWEST_GAIN and numpy.nanmean(distances) <= 0.05


def agree_with_tseries(ours, theirs):
    distance = numpy.abs(numpy.subtract(ours["parameters"][1:], theirs)) / ours["standardErrors"][1:]
    return {"largest difference of parameters in standard errors": distance.max()}, distance.max() <= 0.25
