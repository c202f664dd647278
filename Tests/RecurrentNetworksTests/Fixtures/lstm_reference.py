#!/usr/bin/env python3
"""Makes lstm_forward.json and lstm_gradients.json: what PyTorch and ONNX Runtime compute.

Ran with Python 3.11, numpy 2.4.6, torch 2.15.0, onnx 1.23.2 and onnxruntime 1.31.1, on the processor alone.

Parameters and sequences are not stored: both sides draw them, in the order of LSTMLayout, from SplitMix64 of the case's
seed. A spread of one is that of PyTorch's initial parameters, two reaches further into the ends of the gates. The
layout's biases are PyTorch's first ones, the second are zero.
"""
import json
import pathlib

import numpy as np
import onnx
import onnxruntime
import torch
from onnx import TensorProto, helper, numpy_helper

HERE = pathlib.Path(__file__).parent
MASK = (1 << 64) - 1
EPSILON = 1e-5


class SplitMix64:
    """Steele, Lea & Flood (2014), as in NumericalMethods."""

    def __init__(self, seed):
        self.state = seed

    def uniform(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        return min(((z ^ (z >> 31)) >> 11) * 2.0**-53 + 2.0**-54, 1 - 2.0**-53)

    def array(self, shape, size):
        """Uniform between -size and size, rounded to single precision."""
        count = int(np.prod(shape))
        return np.array([(2 * self.uniform() - 1) * size for _ in range(count)]).astype(np.float32).reshape(shape)


def draw(case):
    """The parameters of each layer, those of the head, and the sequences (B, T, I)."""
    generator, hidden = SplitMix64(case["seed"]), case["hiddenSize"]
    size = case["spread"] / np.sqrt(np.float64(hidden))
    layers = []
    for number in range(case["layerCount"]):
        inputs = case["inputSize"] if number == 0 else hidden
        shapes = [(4 * hidden, inputs), (4 * hidden, hidden), (4 * hidden,)]
        layer = [generator.array(shape, size) for shape in shapes]
        if case["normalizesLayers"]:
            layer += [np.float32(1) + generator.array((hidden,), size), generator.array((hidden,), size)]
        layers.append(layer)
    head = [generator.array((case["outputSize"], hidden), size), generator.array((case["outputSize"],), size)]
    return layers, head, generator.array((case["count"], case["steps"], case["inputSize"]), 2.0), generator


class Network(torch.nn.Module):
    def __init__(self, case, dtype):
        super().__init__()
        layers, head, _, _ = draw(case)
        hidden = case["hiddenSize"]
        self.is_stacked = not case["normalizesLayers"]
        if self.is_stacked:
            self.lstm = torch.nn.LSTM(case["inputSize"], hidden, len(layers), batch_first=True, dtype=dtype)
        else:
            self.lstms = torch.nn.ModuleList(
                torch.nn.LSTM(case["inputSize"] if n == 0 else hidden, hidden, batch_first=True, dtype=dtype)
                for n in range(len(layers)))
            self.norm = torch.nn.ModuleList(torch.nn.LayerNorm(hidden, eps=EPSILON, dtype=dtype) for _ in layers)
        self.head = torch.nn.Linear(hidden, case["outputSize"], dtype=dtype)
        # The parameters in the order of LSTMLayout.
        self.ordered = []
        for number, layer in enumerate(layers):
            module, suffix = (self.lstm, number) if self.is_stacked else (self.lstms[number], 0)
            names = ["weight_ih_l", "weight_hh_l", "bias_ih_l"]
            places = [getattr(module, f"{name}{suffix}") for name in names]
            if not self.is_stacked:
                places += [self.norm[number].weight, self.norm[number].bias]
            for place, values in zip(places, layer):
                place.data = torch.tensor(values, dtype=dtype)
            second = getattr(module, f"bias_hh_l{suffix}")
            second.data = torch.zeros_like(second)
            self.ordered += places
        for place, values in zip([self.head.weight, self.head.bias], head):
            place.data = torch.tensor(values, dtype=dtype)
            self.ordered.append(place)

    def forward(self, x):
        if self.is_stacked:
            x, _ = self.lstm(x)
        else:
            for lstm, norm in zip(self.lstms, self.norm):
                x = norm(lstm(x)[0])
        return self.head(x)


def onnx_outputs(case):
    """All outputs by a graph of LSTM operators, whose gates are in the order i, o, f, c."""
    layers, head, inputs, _ = draw(case)
    hidden, nodes, constants = case["hiddenSize"], [], []

    def constant(name, values):
        constants.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def node(kind, sources, target, **attributes):
        nodes.append(helper.make_node(kind, sources, [target], **attributes))
        return target

    def reordered(values):
        i, f, g, o = np.split(values, 4)
        return np.concatenate([i, o, f, g])[None]

    x = node("Transpose", ["inputs"], "steps", perm=[1, 0, 2])
    axis = constant("axis", np.array([1], dtype=np.int64))
    for n, layer in enumerate(layers):
        bias = np.concatenate([reordered(layer[2]), np.zeros((1, 4 * hidden), np.float32)], axis=1)
        sources = [x, constant(f"w{n}", reordered(layer[0])), constant(f"r{n}", reordered(layer[1])),
                   constant(f"b{n}", bias)]
        x = node("Squeeze", [node("LSTM", sources, f"y{n}", hidden_size=hidden), axis], f"h{n}")
        if case["normalizesLayers"]:
            sources = [x, constant(f"gamma{n}", layer[3]), constant(f"beta{n}", layer[4])]
            x = node("LayerNormalization", sources, f"n{n}", axis=-1, epsilon=EPSILON)
    x = node("MatMul", [x, constant("head", head[0].T)], "product")
    x = node("Transpose", [node("Add", [x, constant("bias", head[1])], "sum")], "outputs", perm=[1, 0, 2])
    graph = helper.make_graph(
        nodes, "lstm", [helper.make_tensor_value_info("inputs", TensorProto.FLOAT, inputs.shape)],
        [helper.make_tensor_value_info(x, TensorProto.FLOAT, inputs.shape[:2] + (case["outputSize"],))], constants)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.checker.check_model(model)
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    return session.run(None, {"inputs": inputs})[0]


def numbers(values, digits):
    values = values.detach().numpy() if isinstance(values, torch.Tensor) else values
    return [float(f"{value:.{digits}g}") for value in values.ravel().tolist()]


def forward_cases():
    """Twenty shapes: the smallest and the largest, one and more of everything, and what fills no register."""
    random = np.random.default_rng(20)
    cases = []
    for number in range(20):
        hidden = [8, 256, 9, 31, 32, 33, 64, 100, 16, 127][number] if number < 10 else int(random.integers(8, 129))
        count, outputs = int(random.integers(1, 18)), int(random.integers(1, 6))
        steps = 1 if number == 3 else int(random.integers(2, 41))
        if number in (0, 1, 6):
            count = 1
        if number == 4:
            count, outputs = 33, 1
        cases.append({
            "seed": 1000 + number, "spread": 2 if number % 5 < 2 else 1, "inputSize": 1 if number == 0 else int(random.integers(1, 41)),
            "hiddenSize": hidden, "layerCount": number % 3 + 1, "outputSize": outputs,
            "normalizesLayers": number % 4 == 3, "count": count, "steps": steps,
            "outputSteps": max(1, min(steps, 150 // (count * outputs)))})
    for case in cases:
        inputs = torch.tensor(draw(case)[2])
        with torch.no_grad():
            outputs = Network(case, torch.float32)(inputs)
        kept = case["outputSteps"]
        case["torch"] = numbers(outputs[:, -kept:], 9)
        case["onnx"] = numbers(onnx_outputs(case)[:, -kept:], 9)
    return cases


LOSSES = {
    "squaredError": lambda f, y: (y - f[..., 0])**2 / 2,
    "qlike": lambda f, y: y * torch.exp(-f[..., 0]) + f[..., 0],
    "gaussian": lambda f, y: -torch.distributions.Normal(f[..., 0], torch.exp(f[..., 1] / 2)).log_prob(y),
    # Variance one of Student's t: its scale is sqrt((nu - 2)/nu).
    "studentT": lambda f, y: -torch.distributions.StudentT(
        5.0, f[..., 0], torch.exp(f[..., 1] / 2) * (3 / 5)**0.5).log_prob(y),
    "pinball": lambda f, y: sum(
        torch.maximum(level * (y - f[..., j]), (level - 1) * (y - f[..., j])) for j, level in enumerate([0.1, 0.5, 0.95])),
}
OUTPUTS = {"squaredError": 1, "qlike": 1, "gaussian": 2, "studentT": 2, "pinball": 3}


def gradient_case(number, loss):
    case = {"loss": loss, "seed": 2000 + number, "spread": 1, "inputSize": 3, "hiddenSize": 8, "layerCount": 2,
            "outputSize": 2 * OUTPUTS[loss], "normalizesLayers": True, "count": 3, "steps": 6, "outputSteps": 2}
    _, _, inputs, generator = draw(case)
    targets = np.abs(generator.array((3, 2, 2), 1.5)) + np.float32(0.01)
    weights = np.array([1, 0, 0.5, 2] * 3, dtype=np.float32).reshape(3, 2, 2)
    for name, dtype, digits in [("double", torch.float64, 17), ("single", torch.float32, 9)]:
        network = Network(case, dtype)
        x = torch.tensor(inputs, dtype=dtype, requires_grad=True)
        y, w = torch.tensor(targets, dtype=dtype), torch.tensor(weights, dtype=dtype)
        outputs = network(x)[:, -2:]
        value = (w * LOSSES[loss](outputs.reshape(3, 2, 2, OUTPUTS[loss]), y)).sum()
        value.backward()
        case[name] = {
            "value": value.item(), "outputs": numbers(outputs, digits), "inputs": numbers(x.grad, digits),
            "parameters": [g for p in network.ordered for g in numbers(p.grad, digits)]}
    return case


def tensors_case():
    """The names and shapes of a state_dict, and the first and last value of each tensor."""
    case = {"seed": 3000, "spread": 1, "inputSize": 3, "hiddenSize": 8, "layerCount": 3, "outputSize": 2, "normalizesLayers": False,
            "count": 1, "steps": 1}
    state = Network(case, torch.float32).state_dict()
    case["tensors"] = [
        {"name": name, "shape": list(t.shape), "ends": numbers(t.flatten()[[0, -1]], 9)} for name, t in state.items()]
    return case


def write(name, content):
    (HERE / name).write_text(json.dumps(content, separators=(",", ":")).replace('},{', '},\n{') + "\n")


if __name__ == "__main__":
    torch.set_num_threads(1)
    write("lstm_forward.json", forward_cases())
    write("lstm_gradients.json",
          {"gradients": [gradient_case(n, loss) for n, loss in enumerate(LOSSES)], "tensors": tensors_case()})
