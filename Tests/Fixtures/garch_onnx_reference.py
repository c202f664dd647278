#!/usr/bin/env python3
"""Variances of GARCH models with given parameters, by the package arch.

Writes garch_onnx_reference.json beside itself: returns in percent, rounded to four decimals; and for each model its
parameters, arch's conditional variances of the returns and its analytic forecast of the variances after them. The means
are constants, the innovations normal, the presample variance is arch's backcast. (Its forecast starts from a backcast of
its own, around the given mean instead of the average; after 400 returns no digit of that is left.)

Ran with Python 3.11.7, numpy 2.4.6 and arch 8.0.0.

Usage: python3 garch_onnx_reference.py    (needs numpy, arch)
"""

import json
import pathlib

import numpy
from arch import arch_model

FILE = pathlib.Path(__file__).resolve().parent / "garch_onnx_reference.json"
COUNT = 400
HORIZON = 12
CASES = [
    {"order": [1, 0, 1], "parameters": [0.05, 0.04, 0.09, 0.88]},
    {"order": [1, 1, 1], "parameters": [-0.02, 0.03, 0.02, 0.11, 0.9]},
    {"order": [2, 1, 2], "parameters": [0.01, 0.06, 0.05, 0.03, 0.07, 0.4, 0.42]},
]


def simulated():
    random = numpy.random.default_rng(20261122)
    variance, returns = 1.0, []
    for _ in range(COUNT):
        shock = numpy.sqrt(variance) * random.standard_normal()
        returns.append(round(0.03 + float(shock), 4))
        variance = 0.05 + 0.1 * shock**2 + 0.85 * variance
    return returns


def case(returns, order, parameters):
    p, o, q = order
    model = arch_model(numpy.array(returns), mean="Constant", vol="GARCH", p=p, o=o, q=q, rescale=False)
    fixed = model.fix(parameters)
    forecast = fixed.forecast(horizon=HORIZON).variance.to_numpy()[-1]
    return {
        "order": order, "parameters": parameters,
        "variances": [float(value) for value in numpy.asarray(fixed.conditional_volatility) ** 2],
        "forecast": [float(value) for value in forecast],
    }


def main():
    returns = simulated()
    cases = [case(returns, **entry) for entry in CASES]
    FILE.write_text(json.dumps({"returns": returns, "cases": cases}, indent=1) + "\n")


if __name__ == "__main__":
    main()
