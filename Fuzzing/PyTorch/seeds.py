#!/usr/bin/env python3
"""Writes the first files of Fuzzing/PyTorch/corpus: state dictionaries in safetensors and descriptions of some.

A byte in front chooses what the others are (see PyTorchFuzzer.swift). Python 3.9 or later, standard library only. The
names and shapes are those that PyTorch gives the modules. `from-pytorch` is a file that its own libraries wrote:
`safetensors.numpy.save` of the state dictionary of a module with `lstm = nn.LSTM(2, 8)` and `head = nn.Linear(8, 1)`.
"""

import json
import pathlib
import struct

FOLDER = pathlib.Path(__file__).resolve().parent / "corpus"
SIZES = {"F64": 8, "F32": 4, "F16": 2, "BF16": 2, "I64": 8, "U8": 1}


def network(layers=1, inputs=1, hidden=8, outputs=1, *, gates=4, biases=True, normalization="", lstm="lstm.",
            head="head."):
    shapes = {}
    for layer in range(layers):
        shapes[f"{lstm}weight_ih_l{layer}"] = [gates * hidden, inputs if layer == 0 else hidden]
        shapes[f"{lstm}weight_hh_l{layer}"] = [gates * hidden, hidden]
        if biases:
            shapes[f"{lstm}bias_ih_l{layer}"] = shapes[f"{lstm}bias_hh_l{layer}"] = [gates * hidden]
        if normalization:
            name = normalization.format(layer)
            shapes[f"{name}.weight"] = shapes[f"{name}.bias"] = [hidden]
    shapes[f"{head}weight"] = [outputs, hidden]
    if biases:
        shapes[f"{head}bias"] = [outputs]
    return shapes


def safetensors(shapes, kind="F16", metadata=None, gap=0, cut=0, is_filled=True):
    header, end = ({"__metadata__": metadata} if metadata else {}), 0
    for name, shape in shapes.items():
        size = SIZES[kind]
        for dimension in shape:
            size *= dimension
        header[name] = {"dtype": kind, "shape": shape, "data_offsets": [end, end + size]}
        end += size + gap
    text = json.dumps(header, separators=(",", ":")).encode()
    data = bytes(0x38 if place % 2 else place % 251 for place in range(end if is_filled else 0))
    return (struct.pack("<Q", len(text)) + text + data)[:-cut or None]


def described(shapes, kinds=("F32",)):
    lines = (" ".join([name, kinds[number % len(kinds)], *map(str, shape)]) + "\n"
             for number, (name, shape) in enumerate(shapes.items()))
    return "".join(lines).encode()


FILES = {
    "one-layer": safetensors(network()),
    "no-biases": safetensors(network(biases=False), "BF16"),
    "two-layers": safetensors(network(2, 3, outputs=2), metadata={"format": "pt"}),
    "normalised": safetensors(network(normalization="norm")),
    "cut": safetensors(network(), cut=1),
    "gap": safetensors(network(), gap=2),
    "no-tensors": safetensors({}),
    "no-elements": safetensors({"a": [0, 1 << 60], "b": []}, "F32"),
    "long-header": struct.pack("<Q", 1 << 32) + b"{}",
    "longest-header": struct.pack("<Q", (1 << 64) - 1) + b"{}",
    "far-offsets": safetensors({"a": [(1 << 63) - 1]}, "U8", is_filled=False),
    "zip": b"PK\3\4" + bytes(30),
}
DESCRIPTIONS = {
    "one-layer": described(network()),
    "three-layers": described(network(3, 2, 8, 3, normalization="norms.{}"), ("F16", "F32", "F64", "BF16")),
    "wide": described(network(1, 40, 17, 5, lstm="rnn.", head="")),
    "no-biases": described(network(2, biases=False, lstm="", head="fc.")),
    "members": described(network(lstm="member.0.lstm.", head="member.0.head.")
                         | network(lstm="member.1.lstm.", head="member.1.head.")),
    "gru": described(network(gates=3)),
    "plain": described(network(gates=1)),
    "reverse": described(network() | {"lstm.weight_ih_l0_reverse": [32, 1]}),
    "projections": described(network() | {"lstm.weight_hr_l0": [4, 8]}),
    "cell": described({"cell.weight_ih": [32, 1], "cell.weight_hh": [32, 8]}),
    "two-heads": described(network() | {"other.weight": [1, 8]}),
    "integers": described(network(), ("I64",)),
    "small": described(network(hidden=4)),
    "no-units": described(network(hidden=0)),
}
NUMBERS = {"three-layers": 0x02, "wide": 0x04, "no-biases": 0x06, "members": 0x08}


def main():
    FOLDER.mkdir(exist_ok=True)
    for name, contents in FILES.items():
        (FOLDER / name).write_bytes(b"\0" + contents)
    for name, contents in DESCRIPTIONS.items():
        (FOLDER / f"described-{name}").write_bytes(bytes([1 | NUMBERS.get(name, 0)]) + contents)


if __name__ == "__main__":
    main()
