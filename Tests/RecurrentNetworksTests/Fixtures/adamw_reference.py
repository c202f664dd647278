#!/usr/bin/env python3
"""Writes adamw_reference.json: 20 steps of PyTorch's AdamW, in single precision, for given gradients.

The first seven of twelve parameters decay, the others do not. Made with torch 2.15.0 and numpy 2.
"""

import json
import pathlib

import numpy
import torch

CASES = [
    {"learningRate": 0.01, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8, "weightDecay": 0.1},
    {"learningRate": 0.001, "beta1": 0.8, "beta2": 0.95, "epsilon": 1e-4, "weightDecay": 0.0},
    {"learningRate": 0.3, "beta1": 0.0, "beta2": 0.5, "epsilon": 1e-8, "weightDecay": 0.01},
]
DECAYING = 7


def run(case, seed):
    random = numpy.random.default_rng(seed)
    start = random.standard_normal(12).astype(numpy.float32)
    # Gradients of very different sizes, with some that are exactly zero.
    sizes = 10.0 ** random.integers(-6, 3, 12)
    gradients = (random.standard_normal((20, 12)) * sizes).astype(numpy.float32)
    gradients[::5, 3] = 0
    gradients[:, 11] = 0
    parts = [torch.tensor(start[:DECAYING], requires_grad=True), torch.tensor(start[DECAYING:], requires_grad=True)]
    optimizer = torch.optim.AdamW(
        [{"params": parts[:1], "weight_decay": case["weightDecay"]}, {"params": parts[1:], "weight_decay": 0.0}],
        lr=case["learningRate"], betas=(case["beta1"], case["beta2"]), eps=case["epsilon"], foreach=False)
    after = []
    for gradient in gradients:
        parts[0].grad = torch.tensor(gradient[:DECAYING])
        parts[1].grad = torch.tensor(gradient[DECAYING:])
        optimizer.step()
        after.append([float(value) for part in parts for value in part.detach()])
    return {**case, "decaying": DECAYING, "start": start.tolist(), "gradients": gradients.tolist(), "after": after}


cases = [run(case, seed) for seed, case in enumerate(CASES)]
path = pathlib.Path(__file__).with_name("adamw_reference.json")
path.write_text(json.dumps(cases) + "\n", encoding="utf-8")
