#!/usr/bin/env python3
"""Sums by NumPy's add.reduceat (which pandas resamples with), to the last bit, of terms that any program can make by a multiplication modulo 2**32.

Term i (from 0) is ((i + 1) * 2654435761 mod 2**32) / 2**20 + 0.1. Writes pairwise_sums.json beside this script.
"""

import json
import pathlib

import numpy as np

terms = np.array([(i + 1) * 2654435761 % 2**32 / 2**20 + 0.1 for i in range(1000)])
lengths = [1, 2, 7, 8, 9, 10, 15, 16, 17, 127, 128, 129, 130, 136, 137, 255, 256, 257, 258, 300, 500, 999, 1000]
sums = [{"count": n, "sum": float(np.add.reduceat(terms[:n], [0])[0])} for n in lengths]
pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(sums) + "\n")
