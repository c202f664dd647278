#!/usr/bin/env python3
"""Maximum likelihood estimates of GARCH(1,1) in 50-digit arithmetic.

Writes ../VolatilityModelsTests/GARCHReference+Cases.swift, the numbers that the Swift estimates are tested against.
Needs mpmath (`pip install mpmath gmpy2`); about ten minutes. Derivatives come from second-order automatic
differentiation of the likelihood, so no formula is shared with the Swift code.

Data: notebooks-data/dmgbp.csv (percent), notebooks-data/wti_daily.csv (100 times log differences whose later
date is in 2005 or after, 3522 returns) and, where PLIMSOLL_MARKET_DATA names a folder that has it, sp500_daily_1999_2018.csv
(100 times simple returns of adj_close).

Check: with no argument but `--check`, the constant-mean case on DM/GBP is solved and compared with the digits
that were published for the benchmark of Fiorentini, Calzolari and Panattoni (1996), Analytic derivatives and
the computation of GARCH estimates, Journal of Applied Econometrics 11, 399-417 (their six digits).
"""

import csv
import os
import pathlib
import sys

from mpmath import mp, mpf, matrix

mp.dps = 50
HERE = pathlib.Path(__file__).resolve().parent
DATA = HERE.parents[1] / "notebooks-data"


class Jet:
    """A number with its first and second derivatives with respect to k parameters."""

    __slots__ = ("v", "g", "h")

    def __init__(self, v, g, h):
        self.v, self.g, self.h = v, g, h

    @staticmethod
    def variable(v, i, k):
        return Jet(v, [mpf(int(j == i)) for j in range(k)], [mpf(0)] * (k * (k + 1) // 2))

    def chain(self, f, f1, f2):
        """f(self) from f and its first two derivatives at self.v."""
        g, k = self.g, len(self.g)
        s = [f2 * gi for gi in g]
        h, n = [], 0
        for i in range(k):
            for j in range(i + 1):
                h.append(f1 * self.h[n] + s[i] * g[j])
                n += 1
        return Jet(f, [f1 * gi for gi in g], h)

    def __add__(self, o):
        if not isinstance(o, Jet):
            return Jet(self.v + o, self.g, self.h)
        return Jet(self.v + o.v, [a + b for a, b in zip(self.g, o.g)], [a + b for a, b in zip(self.h, o.h)])

    __radd__ = __add__

    def __neg__(self):
        return self * -1

    def __sub__(self, o):
        return self + (-o)

    def __rsub__(self, o):
        return (-self) + o

    def __mul__(self, o):
        if not isinstance(o, Jet):
            return Jet(self.v * o, [a * o for a in self.g], [a * o for a in self.h])
        a, b, p, q = self.v, o.v, self.g, o.g
        h, n = [], 0
        for i in range(len(p)):
            for j in range(i + 1):
                h.append(a * o.h[n] + b * self.h[n] + p[i] * q[j] + p[j] * q[i])
                n += 1
        return Jet(a * b, [a * y + b * x for x, y in zip(p, q)], h)

    __rmul__ = __mul__

    def reciprocal(self):
        r = 1 / self.v
        return self.chain(r, -r * r, 2 * r * r * r)

    def log(self):
        r = 1 / self.v
        return self.chain(mp.log(self.v), r, -r * r)

    def loggamma(self):
        return self.chain(mp.loggamma(self.v), mp.psi(0, self.v), mp.psi(1, self.v))


class Case:
    """A model on a series; theta holds mu, phi, omega, alpha, beta, nu as far as the model has them."""

    def __init__(self, data, returns, mean, innovations, presample):
        self.data, self.mean, self.innovations, self.presample = data, mean, innovations, presample
        self.integrated = False
        self.y = returns[1:] if mean == "ar1" else returns
        self.x = returns[:-1] if mean == "ar1" else [mpf(0)] * len(returns)
        self.k = {"zero": 0, "constant": 1, "ar1": 2}[mean]
        self.size = self.k + 3 + (innovations == "studentT")
        count = len(self.y)
        coefficients = [mpf(0), mpf(0)]
        if mean == "constant":
            coefficients[0] = sum(self.y) / count
        elif mean == "ar1":
            ax, ay = sum(self.x) / count, sum(self.y) / count
            slope = sum((a - ax) * (b - ay) for a, b in zip(self.x, self.y)) / sum((a - ax) ** 2 for a in self.x)
            coefficients = [ay - slope * ax, slope]
        self.least_squares = coefficients
        e = [b - coefficients[0] - coefficients[1] * a for a, b in zip(self.x, self.y)]
        self.variance = sum(v * v for v in e) / count
        weights = [mpf("0.94") ** i for i in range(min(75, count))]
        self.backcast = sum(w * v * v for w, v in zip(weights, e)) / sum(weights)

    def start(self):
        mean = self.least_squares[: self.k]
        theta = mean + [mpf("0.05") * self.variance, mpf("0.1"), mpf("0.85")]
        return theta + ([mpf(6)] if self.innovations == "studentT" else [])

    def evaluate(self, theta, full=True):
        """The likelihood as a jet, the scores and the variances; `full=False`: the likelihood's value alone."""
        n = self.size
        p = [Jet.variable(v, i, n) for i, v in enumerate(theta)] if full else list(theta)
        log = (lambda j: j.log()) if full else mp.log
        inverse = (lambda j: j.reciprocal()) if full else (lambda v: 1 / v)
        loggamma = (lambda j: j.loggamma()) if full else mp.loggamma
        omega, alpha, beta = p[self.k:self.k + 3]
        squares = []
        for y, x in zip(self.y, self.x):
            e = y - p[0] if self.k else y
            if self.k == 2:
                e = e - p[1] * x
            squares.append(e * e)
        presample = self.backcast
        if self.presample == "sampleVariance":
            presample = squares[0]
            for s in squares[1:]:
                presample = presample + s
            presample = presample * (mpf(1) / len(squares))
        if self.innovations == "studentT":
            nu = p[-1]
            constant = loggamma((nu + 1) * mpf("0.5")) - loggamma(nu * mpf("0.5")) - mpf("0.5") * log((nu - 2) * mp.pi)
            power = (nu + 1) * mpf("0.5")
            inverse_room = inverse(nu - 2)
        half_log = mpf("0.5") * mp.log(2 * mp.pi)
        total, scores, variances = None, [], []
        h = omega + (alpha + beta) * presample
        for s in squares:
            u = s * inverse(h)
            if self.innovations == "studentT":
                term = constant - mpf("0.5") * log(h) - power * log(u * inverse_room + 1)
            else:
                term = (log(h) + u) * mpf("-0.5") - half_log
            total = term if total is None else total + term
            if full:
                scores.append(term.g)
                variances.append(h.v)
            h = omega + alpha * s + beta * h
        if not full:
            return total
        self.next_variance = h.v
        return total, scores, variances

    def feasible(self, theta):
        omega, alpha, beta = theta[self.k:self.k + 3]
        nu = theta[-1] if self.innovations == "studentT" else mpf(3)
        return omega > 0 and alpha > 0 and beta > 0 and (self.integrated or alpha + beta < 1) and nu > 2

    def directions(self):
        """The columns that span what may vary: all parameters, or alpha against beta where they add up to one."""
        n, a = self.size, self.k + 1
        result = mp.eye(n)
        if self.integrated:
            result[a + 1, a] = -1
            keep = [i for i in range(n) if i != a + 1]
            result = matrix([[result[i, j] for j in keep] for i in range(n)])
        return result

    def solve(self):
        """Newton's method; where alpha + beta < 1 stops it, it goes on with alpha + beta = 1, and the multiplier is
        checked at the end."""
        theta = self.start()
        for _ in range(100):
            total, scores, variances = self.evaluate(theta)
            n = self.size
            hessian = matrix(n, n)
            at = 0
            for i in range(n):
                for j in range(i + 1):
                    hessian[i, j] = hessian[j, i] = -total.h[at]
                    at += 1
            outer = matrix(n, n)
            for s in scores:
                for i in range(n):
                    for j in range(n):
                        outer[i, j] += s[i] * s[j]
            z = self.directions()
            score = z.T * matrix(total.g)
            size = max(abs(v) for v in score)
            print(f"  {mp.nstr(total.v, 20)}  largest score {mp.nstr(size, 3)}", file=sys.stderr)
            if size < mpf(10) ** -35:
                break
            # Newton where the Hessian is that of a maximum, else the outer product; both held to a rising likelihood.
            try:
                curvature = z.T * hessian * z
                mp.cholesky(curvature)
            except ValueError:
                curvature = z.T * outer * z
            step = z * mp.lu_solve(curvature, score)
            fraction = mpf(1)
            for _ in range(40):
                trial = [t + fraction * step[i] for i, t in enumerate(theta)]
                if size < mpf(10) ** -10 or self.feasible(trial) and self.evaluate(trial, full=False) > total.v:
                    break
                fraction /= 2
            theta = trial
            if fraction < mpf("0.01") and not self.integrated:
                self.integrated = True
                theta[self.k + 2] = 1 - theta[self.k + 1]
        multiplier = total.g[self.k + 1]
        assert size < mpf(10) ** -35 and (multiplier > 0 if self.integrated else abs(multiplier) < mpf(10) ** -30)
        self.theta, self.value, self.variances = theta, total.v, variances
        inverse = (z.T * hessian * z) ** -1
        scores = z.T * outer * z
        root = lambda m: [mp.sqrt((z * m * z.T)[i, i]) for i in range(n)]
        self.errors = {"hessian": root(inverse), "opg": root(scores ** -1), "robust": root(inverse * scores * inverse)}
        omega, alpha, beta = theta[self.k:self.k + 3]
        self.forecast = [self.next_variance]
        while len(self.forecast) < 10:
            self.forecast.append(omega + (alpha + beta) * self.forecast[-1])
        return self

    def swift(self):
        digits = lambda values: "[" + ", ".join(mp.nstr(v, 20, min_fixed=-6, max_fixed=6) for v in values) + "]"
        lines = [
            "    GARCHReference(",
            f"      data: .{self.data}, mean: .{self.mean}, innovations: .{self.innovations}, presample: .{self.presample},",
            f"      isIntegrated: {str(self.integrated).lower()}, observations: {len(self.y)},",
            f"      logLikelihood: {mp.nstr(self.value, 20)},",
            f"      parameters: {digits(self.theta)},",
        ]
        for kind, values in self.errors.items():
            lines.append(f"      {kind}Errors: {digits(values)},")
        lines.append(f"      firstVariances: {digits(self.variances[:5])},")
        lines.append(f"      lastVariances: {digits(self.variances[-5:])},")
        lines.append(f"      forecast: {digits(self.forecast)}),")
        wrapped = []
        for line in lines:
            while len(line) > 120:
                cut = line.rindex(" ", 0, 119)
                wrapped.append(line[:cut])
                line = " " * 8 + line[cut + 1:]
            wrapped.append(line)
        return "\n".join(wrapped)


def column(path, name):
    with open(path, newline="") as file:
        return list(csv.DictReader(file)) if name is None else [row[name] for row in csv.DictReader(file)]


def series():
    result = {"dmgbp": [mpf(v) for v in column(DATA / "dmgbp.csv", "return")]}
    rows = column(DATA / "wti_daily.csv", None)
    result["wti"] = [
        100 * mp.log(mpf(b["price"]) / mpf(a["price"])) for a, b in zip(rows, rows[1:]) if b["date"] >= "2005-01-01"]
    folder = os.environ.get("PLIMSOLL_MARKET_DATA")
    path = folder and pathlib.Path(folder) / "sp500_daily_1999_2018.csv"
    if path and path.exists():
        prices = [mpf(v) for v in column(path, "adj_close")]
        result["sp500"] = [100 * (b / a - 1) for a, b in zip(prices, prices[1:])]
    return result


PUBLISHED = {
    "parameters": ["-0.00619041", "0.0107613", "0.153134", "0.805974"],
    "hessian": ["0.00846212", "0.00285271", "0.0265228", "0.0335527"],
    "opg": ["0.00843359", "0.00132298", "0.0139737", "0.0165604"],
    "robust": ["0.00918935", "0.00649319", "0.0535317", "0.0724614"],
}


def check(case):
    for name, published in PUBLISHED.items():
        values = case.theta if name == "parameters" else case.errors[name]
        for value, text in zip(values, published):
            assert abs(value / mpf(text) - 1) < mpf("1e-5"), (name, value, text)


HEADER = '''// Made by Fixtures/garch_reference.py: maxima of the likelihood in 50-digit arithmetic, rounded to 20 digits.
import VolatilityModels

extension GARCHReference {
  /// Every mean, distribution and presample variance on DM/GBP; the usual models on oil and on the S&P 500.
  static let cases: [GARCHReference] = [
'''


def main():
    data = series()
    benchmark = Case("dmgbp", data["dmgbp"], "constant", "normal", "sampleVariance").solve()
    check(benchmark)
    if "--check" in sys.argv:
        print(benchmark.swift())
        return
    cases = [benchmark]
    for mean in ("constant", "zero", "ar1"):
        for innovations in ("normal", "studentT"):
            for presample in ("sampleVariance", "backcast"):
                if (mean, innovations, presample) != ("constant", "normal", "sampleVariance"):
                    cases.append(Case("dmgbp", data["dmgbp"], mean, innovations, presample))
    for name in ("wti", "sp500"):
        if name not in data:
            sys.exit("PLIMSOLL_MARKET_DATA names no folder with sp500_daily_1999_2018.csv")
        cases += [Case(name, data[name], "constant", i, "backcast") for i in ("normal", "studentT")]
    for case in cases[1:]:
        print(case.data, case.mean, case.innovations, case.presample, file=sys.stderr)
        case.solve()
    text = HEADER + "\n".join(case.swift() for case in cases) + "\n  ]\n}\n"
    (HERE.parent / "VolatilityModelsTests" / "GARCHReference+Cases.swift").write_text(text)


if __name__ == "__main__":
    main()
