"""LSTMs with a linear head: inference, and one step at a time, against torch, ONNX Runtime and OpenVINO."""

import importlib.util
import time

import numpy

from harness.lstm_model import Model

TITLE = "LSTM with a linear head on the last step, 8 inputs, 1 output, numbers of 32 bits"
PEERS = {"torch": "torch", "ONNX Runtime": "onnxruntime", "OpenVINO": "openvino"}
HAS_ONNX = importlib.util.find_spec("onnx") is not None
PRESENT = [
    name for name, module in PEERS.items() if importlib.util.find_spec(module) and (HAS_ONNX or name == "torch")]
PACKAGES = ["numpy"] + (["onnx"] if HAS_ONNX else []) + [PEERS[name] for name in PRESENT]
NOTES = [
    "All have the same random parameters and inputs; making a network of them is not timed, and neither is bringing the"
    " inputs into the order that a peer takes them in. One thread each, by processor time; rows with two threads by the"
    " clock on the wall.",
    "ONNX Runtime and OpenVINO are called through their C interfaces from a loop in C, with memory for inputs and outputs"
    " bound once, torch from Python in inference mode. OpenVINO is told to compute in 32 bits, not 16.",
    "`forward` takes whole sequences to the output of the last step. `step` takes one sequence step by step, state kept and"
    " an output each time: the time is that of all `steps` together.",
    "Answers agree when no output differs from the peer's by more than 0.000002, or that share of the largest output if it"
    " is above 1.",
]

INPUTS = 8
LARGEST_DIFFERENCE = 2e-6


def versions():
    """What else takes part."""
    return {}


def rows(harness):
    for name in PEERS.keys() - set(PRESENT):
        print(f"Left out: {name}, because it or the package onnx is not installed")
    yield from single_rows(harness)
    yield from step_rows(harness)
    yield from batch_rows(harness)
    if "torch" in PRESENT:
        # It imports torch itself.
        from harness.lstm_training import train_rows

        yield from train_rows(harness)


def single_rows(harness):
    for hidden in (32,) if harness.quick else (32, 64, 128):
        targets = {"torch": 5, "ONNX Runtime": 1.6 if hidden == 128 else 1.7, "OpenVINO": 1.7 if hidden == 128 else 1.8}
        for steps in (32,) if harness.quick else (32, 128):
            if hidden == 128:
                targets["torch"] = 4.6 if steps == 32 else 2.7
            yield from forward_rows(harness, hidden, steps, 1, targets)
    for layers in () if harness.quick else (2, 3):
        yield from forward_rows(harness, 64, 32, 1, {}, layers=layers)


def batch_rows(harness):
    for hidden in (32,) if harness.quick else (32, 64, 128):
        targets = {"torch": 1.6, "ONNX Runtime": 2, "OpenVINO": 1.25 if hidden == 128 else 1.5}
        for batch in (32,) if harness.quick else (32, 256, 1024):
            yield from forward_rows(harness, hidden, 32, batch, targets)
    if not harness.quick:
        yield from forward_rows(harness, 64, 32, 256, {}, layers=2)
        yield from forward_rows(harness, 64, 32, 1024, {}, threads=2)


def forward_rows(harness, hidden, steps, batch, targets, layers=1, threads=1):
    model = Model(INPUTS, hidden, layers)
    sequences = numpy.random.default_rng(batch * steps).standard_normal((batch, steps, INPUTS)).astype(numpy.float32)
    data = harness.data(f"lstm-{hidden}-{layers}-{steps}-{batch}", numpy.concatenate([model.numbers(), sequences.ravel()]))
    ours = harness.ours(
        "lstm.forward", data, clock="processor" if threads == 1 else "wall", inputs=INPUTS, hidden=hidden, layers=layers,
        steps=steps, batch=batch, threads=threads)
    parameters = {"hidden": hidden, "steps": steps, "batch": batch, "layers": layers, "threads": threads}
    sides = {"torch": torch_forward, "ONNX Runtime": onnx_forward, "OpenVINO": openvino_forward}
    for name in PRESENT:
        theirs = sides[name](model, numpy.ascontiguousarray(sequences.swapaxes(0, 1)), threads)
        yield harness.row("forward", parameters, name, ours, theirs, agree, targets.get(name))


def step_rows(harness):
    for hidden in (32,) if harness.quick else (32, 64, 128):
        targets = {"torch": 5, "ONNX Runtime": 1.6 if hidden == 128 else 1.7, "OpenVINO": 1.7 if hidden == 128 else 1.8}
        # An even number, so that a request for inference that reads what another wrote starts at the first one.
        steps = 64
        model = Model(INPUTS, hidden, 1)
        inputs = numpy.random.default_rng(hidden).standard_normal((1, 1, INPUTS)).astype(numpy.float32)
        data = harness.data(f"lstm-step-{hidden}", numpy.concatenate([model.numbers(), inputs.ravel()]))
        ours = harness.ours("lstm.step", data, inputs=INPUTS, hidden=hidden, layers=1, steps=steps)
        sides = {"torch": torch_steps, "ONNX Runtime": onnx_steps, "OpenVINO": openvino_steps}
        for name in PRESENT:
            theirs = sides[name](model, inputs, steps)
            yield harness.row("step", {"hidden": hidden, "steps": steps}, name, ours, theirs, agree, targets[name])


# The peers


class Counted:
    """A side whose function does its work as many times as it is told and whose answer is looked up afterwards."""

    def __init__(self, run, answer, threads=1):
        self._run = run
        self._answer = answer
        self._clock = time.process_time if threads == 1 else time.perf_counter

    def measure(self, repeats):
        start = self._clock()
        self._run(repeats)
        return (self._clock() - start) / repeats, self._answer()


def torch_forward(model, sequences, threads):
    import torch

    lstm, head = model.torch()
    x = torch.from_numpy(sequences)
    answer = []

    def run(repeats):
        torch.set_num_threads(threads)
        with torch.inference_mode():
            for _ in range(repeats):
                y = head(lstm(x)[0][-1])
        answer[:] = [y.numpy()]

    return Counted(run, lambda: answer[0], threads)


def torch_steps(model, inputs, steps):
    import torch

    lstm, head = model.torch()
    x = torch.from_numpy(inputs)
    answer = []

    def run(repeats):
        torch.set_num_threads(1)
        with torch.inference_mode():
            for _ in range(repeats):
                state = None
                for _ in range(steps):
                    output, state = lstm(x, state)
                    y = head(output[0])
        answer[:] = [y.numpy()]

    return Counted(run, lambda: answer[0])


def onnx_forward(model, sequences, threads):
    from harness.onnxruntime_c import OnnxSession

    steps, batch, _ = sequences.shape
    y = numpy.zeros((batch, 1), dtype=numpy.float32)
    session = OnnxSession(model.onnx(steps, batch), {"x": sequences}, {"y": y}, threads=threads)
    return Counted(session.run, lambda: y, threads)


def onnx_steps(model, inputs, steps):
    from harness.onnxruntime_c import OnnxSession

    y = numpy.zeros((1, 1), dtype=numpy.float32)
    (h, c), (next_h, next_c) = numpy.zeros((2, 2, 1, 1, model.hidden), dtype=numpy.float32)
    session = OnnxSession(
        model.onnx(1, 1, keeps_state=True), {"x": inputs, "h": h, "c": c}, {"y": y, "next_h": next_h, "next_c": next_c},
        {"x": inputs, "h": next_h, "c": next_c}, {"y": y, "next_h": h, "next_c": c})

    def run(repeats):
        for _ in range(repeats):
            h[...], c[...] = 0, 0
            session.run(steps)

    return Counted(run, lambda: y)


def openvino_forward(model, sequences, threads):
    from harness.openvino_c import OpenVINOModel

    steps, batch, _ = sequences.shape
    network = OpenVINOModel(model.onnx(steps, batch), [sequences], threads=threads)
    return Counted(network.run, lambda: network.output((batch, 1)), threads)


def openvino_steps(model, inputs, steps):
    from harness.openvino_c import OpenVINOModel

    shape = 1, 1, model.hidden
    zeros = numpy.zeros(shape, dtype=numpy.float32)
    network = OpenVINOModel(model.onnx(1, 1, keeps_state=True), [inputs, zeros, zeros], keeps_state=True)

    def run(repeats):
        for _ in range(repeats):
            network.forget(shape)
            network.run(steps)

    return Counted(run, lambda: network.output((1, 1), request=1))


# The answers


def agree(ours, theirs):
    expected = numpy.asarray(theirs, dtype=float).ravel()
    difference = numpy.abs(numpy.subtract(ours["outputs"], expected)).max()
    scale = max(1, numpy.abs(expected).max())
    return {"largest difference": difference}, difference <= LARGEST_DIFFERENCE * scale
