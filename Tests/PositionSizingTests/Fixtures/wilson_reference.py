#!/usr/bin/env python3
"""Writes wilson_reference.json: Wilson's interval of a proportion by statsmodels.

Made with statsmodels 0.15.0 and scipy 1.17.1.
"""

import json
import pathlib

from statsmodels.stats.proportion import proportion_confint

TRIALS = [1, 2, 3, 10, 29, 30, 31, 100, 1000, 1_000_000]
CONFIDENCES = [0.5, 0.8, 0.9, 0.95, 0.99, 0.999]


def case(successes, trials, confidence):
    low, high = proportion_confint(successes, trials, alpha=1 - confidence, method="wilson")
    return {"successes": successes, "trials": trials, "confidence": confidence, "low": low, "high": high}


cases = [
    case(successes, trials, confidence)
    for trials in TRIALS
    for successes in sorted({0, 1, trials // 3, trials // 2, trials - 1, trials})
    for confidence in CONFIDENCES
]
path = pathlib.Path(__file__).with_name("wilson_reference.json")
path.write_text("[\n" + ",\n".join(json.dumps(each) for each in cases) + "\n]\n", encoding="utf-8")
