"""Sizes of decisions with a trace of each, against NumPy and pandas without traces and Python with them."""

import time

import numpy
import scipy.linalg
import scipy.optimize

from harness.comparison import Timed
from harness.sizing_data import decisions
from harness.sizing_loop import Loop, text_of
from harness.sizing_twin import POLICIES

TITLE = "Sizes of decisions, each with the trace of its factors, and portfolios of several assets"
PACKAGES = ["numpy", "pandas", "scipy"]
NOTES = [
    "Two hundred thousand decisions, one every hour, with odds of their own each; labels of a regime every day and"
    " scores of a forecast every hour, with gaps, so that some are too old or not known yet. Timed by the processor time of one thread, in seven"
    " pairs.",
    "`size` is from numbers in memory to positions: what was known at a decision is looked up, checked and applied layer by"
    " layer. Traces are kept in memory, all of them; or made and dropped; or written as text and dropped.",
    "The peer “a million rows a second” is that pace: the ratio is the millions of decisions that ours sizes in a second.",
    "NumPy has the same policies without traces, a column at a time, with the joins by `merge_asof` of pandas. Python is a"
    " loop over decisions that makes a list of a tuple for each factor, with the same inputs and sources; it takes the first"
    " ten thousand decisions, and its time is scaled to all.",
    "Answers agree when the risk and the notional of every decision are within 10⁻¹² of NumPy's, the factors of every trace"
    " that was kept multiply to its risk as closely, and a hundred traces are, as text, those of the loop in Python.",
    "`portfolio` finds the positions that grow the most from means and a covariance, which both sides factor anew. SciPy has"
    " its Cholesky solver without limits and, where nothing may be sold short, Lawson and Hanson's least squares that are"
    " not negative. Answers agree when every position is within 10⁻⁹ of the largest one of SciPy's.",
]

SEED = 20260607
COUNT, QUICK_COUNT = 200_000, 24_000
LOOP_COUNT, QUICK_LOOP_COUNT = 10_000, 2_000
PACE = 1e-6  # seconds for a decision
PAIRS = 7
LARGEST_DIFFERENCE = 1e-12
SAMPLES = 100


def versions():
    """What else takes part."""
    return {}


def rows(harness):
    yield from portfolio_rows(harness)
    yield from size_rows(harness)


def size_rows(harness):
    table = decisions(QUICK_COUNT if harness.quick else COUNT, SEED)
    count = len(table.rows)
    data, files = table.files(harness)
    loop = Loop(table.head(QUICK_LOOP_COUNT if harness.quick else LOOP_COUNT))
    for policy, twin in POLICIES.items():
        expected = numpy.column_stack(twin(table))
        path = harness.data(f"sizing-expected-{policy}-{count}", expected.ravel())
        texts = traces(table, policy)
        for kind in ("kept", "dropped", "text"):
            ours = harness.ours("sizing.decisions", data, policy=policy, traces=kind, files=files, expected=path)
            for name, theirs, target in peers(table, loop, policy, twin, kind):
                yield harness.row(
                    "size", {"policy": policy, "traces": kind, "rows": count}, name, ours, theirs,
                    agreement(expected, texts), target, pairs=PAIRS)


def peers(table, loop, policy, twin, kind):
    count = len(table.rows)
    yield "a million rows a second", Pace(count * PACE), 1 if kind != "text" else None
    yield "NumPy, without traces", Timed(lambda: numpy.column_stack(twin(table))), None
    if kind != "dropped":
        yield "Python", Scaled(loop, policy, kind, count), None


def traces(table, policy):
    """The traces that are compared, as text: those of a hundred decisions evenly spread."""
    sample = table.every(max(1, len(table.rows) // SAMPLES))
    return [text_of(trace) for _, _, trace in Loop(sample).sized(policy)]


def agreement(expected, texts):
    def agree(ours, theirs):
        differing = sum(
            our != their for our, their in zip(bytes(map(int, ours["traces"])).decode().splitlines(), texts, strict=True))
        differences = {
            "largest difference": float(ours["difference"][0]), "largest unexplained": float(ours["unexplained"][0]),
            "largest difference of the peer": 0.0 if theirs is None else float(abs(theirs - expected[:len(theirs)]).max()),
            "traces that differ": differing}
        close = all(value <= LARGEST_DIFFERENCE for value in list(differences.values())[:3])
        return differences, close and differing == 0 and ours["decisions"] == [len(expected)]

    return agree


# Several assets


def portfolio_rows(harness):
    for assets in (5, 20, 50):
        means, covariance = market(assets)
        data = harness.data(f"sizing-assets-{assets}", numpy.concatenate([means, covariance.ravel()]))
        for limits, solve in (("none", unlimited), ("longOnly", long_only)):
            ours = harness.ours("sizing.portfolio", data, assets=assets, limits=limits)
            theirs = Timed(lambda: solve(means, covariance))
            yield harness.row(
                "portfolio", {"assets": assets, "limits": limits}, "SciPy", ours, theirs, same_weights, pairs=PAIRS)


def market(assets):
    """Means and a covariance of returns in a year, with one factor that all assets share."""
    random = numpy.random.default_rng(assets)
    volatility, share = random.uniform(0.1, 0.6, assets), random.uniform(0.3, 0.8, assets)
    correlation = numpy.outer(share, share)
    numpy.fill_diagonal(correlation, 1)
    return random.normal(0.05, 0.1, assets), correlation * numpy.outer(volatility, volatility)


def unlimited(means, covariance):
    return scipy.linalg.cho_solve(scipy.linalg.cho_factor(covariance, lower=True), means)


def long_only(means, covariance):
    """The least squares |Lᵀw − L⁻¹μ|² are twice what w·Σw/2 − w·μ is above a constant."""
    lower = numpy.linalg.cholesky(covariance)
    return scipy.optimize.nnls(lower.T, scipy.linalg.solve_triangular(lower, means, lower=True))[0]


def same_weights(ours, theirs):
    difference = float(abs(numpy.subtract(ours["weights"], theirs)).max() / abs(theirs).max())
    return {"largest difference": difference}, difference <= 1e-9


# The sides


class Pace:
    """A side that always takes the same time."""

    def __init__(self, seconds):
        self._seconds = seconds

    def measure(self, repeats):
        return self._seconds, None


class Scaled:
    """The loop in Python over its decisions, with its time scaled to a number of them."""

    def __init__(self, loop, policy, kind, count):
        self._loop, self._policy, self._kind, self._count = loop, policy, kind, count

    def measure(self, repeats):
        # The harness asks for repeats by the time of all decisions.
        start = time.process_time()
        positions = self._loop.sized(self._policy)
        texts = [text_of(trace) for _, _, trace in positions] if self._kind == "text" else None
        seconds = time.process_time() - start
        del texts
        return seconds * self._count / len(positions), numpy.array([position[:2] for position in positions])
