#!/usr/bin/env python3
"""Checks that PyTorch and Plimsoll read each other's LSTM networks and compute the same with them.

Six networks, of one to three layers, normalised or not, go from PyTorch to Plimsoll and back:

1. PyTorch makes a network with random parameters and saves its state dictionary as safetensors.
2. `plimsoll import` takes it over, `plimsoll predict` applies it to 10,000 windows; the outputs are compared with those
   of the PyTorch module, in 32 bits and in 64.
3. `plimsoll export --format safetensors` writes it; a new module takes that by `load_state_dict(strict=True)`. Its
   parameters have to be those of the first to the last bit, but for the biases of a gate, of which Plimsoll keeps the sum.
   Its outputs are compared with those of Plimsoll too.

Usage, with torch, numpy and safetensors installed and `make build` done:

    python3 Scripts/pytorch/check_state_dict.py [--plimsoll PATH] > Scripts/pytorch/check_state_dict.txt

It exits with 1 where a difference is beyond 2e-6, as far as 32 bits go, or a parameter is another. `make test` leaves it
out: PyTorch is a download of gigabytes. Its last output with the versions is check_state_dict.txt.
"""

import argparse
import csv
import pathlib
import platform
import subprocess
import sys
import tempfile

import numpy
import safetensors
import torch
from safetensors.torch import load_file, save_file

LIMIT = 2e-6
STEPS = 32


class Network(torch.nn.Module):
    """A network as Plimsoll has it, under the names that its state dictionaries have.

    Without normalisation it is `nn.LSTM` with a linear layer for the last output. With normalisation, what each layer
    hands on is normalised, which `nn.LSTM` does not do between its layers: they are gone through one by one.
    """

    def __init__(self, inputs, hidden, layers, outputs, normalizes):
        super().__init__()
        self.lstm = torch.nn.LSTM(inputs, hidden, layers, batch_first=True)
        if normalizes:
            self.norm = torch.nn.ModuleList([torch.nn.LayerNorm(hidden) for _ in range(layers)])
        self.head = torch.nn.Linear(hidden, outputs)

    def forward(self, windows):
        if not hasattr(self, "norm"):
            return self.head(self.lstm(windows)[0][:, -1])
        values = windows
        for number, norm in enumerate(self.norm):
            values = norm(self.layer(number, values))
        return self.head(values[:, -1])

    def layer(self, number, values):
        """What layer `number` makes of `values`, (N, T, ·) to (N, T, H)."""
        zeros = values.new_zeros(1, len(values), self.lstm.hidden_size)
        return torch.lstm(
            values, (zeros, zeros), self.lstm.all_weights[number], has_biases=True, num_layers=1, dropout=0.0,
            train=False, bidirectional=False, batch_first=True)[0]


def random_network(generator, inputs, hidden, layers, outputs, normalizes):
    """A network with PyTorch's initial parameters, but factors and shifts of the normalisation that are not 1 and 0."""
    torch.manual_seed(int(generator.integers(2**31)))
    network = Network(inputs, hidden, layers, outputs, normalizes)
    for norm in getattr(network, "norm", []):
        torch.nn.init.uniform_(norm.weight, 0.5, 1.5)
        torch.nn.init.uniform_(norm.bias, -0.5, 0.5)
    return network


def random_rows(generator, count, inputs):
    """Rows between −2 and 2, now and then zeros, the least numbers, or one of 1e4 in a row."""
    rows = generator.uniform(-2, 2, (count, inputs)).astype(numpy.float32)
    kinds = generator.integers(0, 100, count)
    rows[kinds == 0] = 0
    rows[kinds == 1] *= numpy.float32(1e-39)
    rows[kinds == 2, 0] = 1e4
    return rows


def written(path, rows):
    """Writes rows as CSV, each number so that it reads back as the same one."""
    with open(path, "w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([f"input_{number}" for number in range(rows.shape[1])])
        for row in rows:
            writer.writerow([repr(float(value)) for value in row])


def read(path, outputs):
    """The outputs of `plimsoll predict`, (N, O)."""
    with open(path, newline="") as file:
        return numpy.array(
            [[float(row[f"output_{number}"]) for number in range(outputs)] for row in csv.DictReader(file)])


def outputs_of(network, windows):
    """What a network makes of windows, a thousand at a time."""
    with torch.no_grad():
        return torch.cat([network(part) for part in windows.split(1000)]).double().numpy()


def differing_parameters(first, second):
    """The names of parameters that are not equal, the biases of a gate taken together."""
    def summed(state):
        sums = dict(state)
        for name in list(sums):
            if "bias_hh" in name:
                sums[name.replace("bias_hh", "bias_ih")] = sums[name.replace("bias_hh", "bias_ih")] + sums.pop(name)
        return sums

    first, second = summed(first), summed(second)
    return sorted(set(first) ^ set(second)) + [
        name for name in first if name in second and not torch.equal(first[name], second[name])]


def check(plimsoll, folder, generator, inputs, hidden, layers, outputs, normalizes, windows):
    """Sends one network there and back; returns the largest differences and the parameters that differ."""
    def run(*arguments):
        subprocess.run([plimsoll, *map(str, arguments)], check=True, stdout=subprocess.DEVNULL)

    network = random_network(generator, inputs, hidden, layers, outputs, normalizes)
    rows = random_rows(generator, windows + STEPS - 1, inputs)
    torch_file, model, exported = (folder / name for name in ("torch.safetensors", "model.plimsoll", "back.safetensors"))
    save_file(network.state_dict(), torch_file)
    written(folder / "rows.csv", rows)
    run("import", torch_file, "--format", "pytorch", "-o", model)
    run("predict", model, folder / "rows.csv", "--steps", STEPS, "-o", folder / "outputs.csv")
    run("export", model, "--format", "safetensors", "-o", exported)
    ours = read(folder / "outputs.csv", outputs)

    stack = torch.from_numpy(rows).unfold(0, STEPS, 1).transpose(1, 2).contiguous()
    back = Network(inputs, hidden, layers, outputs, normalizes)
    back.load_state_dict(load_file(exported), strict=True)
    differing = differing_parameters(network.state_dict(), back.state_dict())
    imported = numpy.abs(outputs_of(network, stack) - ours).max()
    returned = numpy.abs(outputs_of(back, stack) - ours).max()
    exact = numpy.abs(outputs_of(network.double(), stack.double()) - ours).max()
    assert ours.shape == (windows, outputs), ours.shape
    return imported, returned, exact, differing


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    default = pathlib.Path(__file__).resolve().parents[2] / ".build/release/plimsoll"
    parser.add_argument("--plimsoll", default=str(default), help="the command (default: that of make build)")
    parser.add_argument("--windows", type=int, default=10_000, help="windows of each network (default: 10000)")
    options = parser.parse_args()

    version = subprocess.run([options.plimsoll, "--version"], check=True, capture_output=True, text=True).stdout.strip()
    print(f"{version}, PyTorch {torch.__version__}, safetensors {safetensors.__version__}, "
          f"NumPy {numpy.__version__}, Python {platform.python_version()}")
    print(f"{options.windows:,} windows of {STEPS} steps; largest absolute differences of outputs from Plimsoll's\n")
    print("layers  units  inputs  outputs  normalised  made by PyTorch  loaded by PyTorch  PyTorch in 64 bits  parameters")
    generator = numpy.random.default_rng(1)
    isSound = True
    for normalizes in (False, True):
        for layers, hidden, inputs, outputs in ((1, 8, 1, 1), (2, 32, 5, 2), (3, 64, 8, 3)):
            with tempfile.TemporaryDirectory() as folder:
                imported, returned, exact, differing = check(
                    options.plimsoll, pathlib.Path(folder), generator, inputs, hidden, layers, outputs, normalizes,
                    options.windows)
            isSound = isSound and max(imported, returned) <= LIMIT and not differing
            print(f"{layers:6}  {hidden:5}  {inputs:6}  {outputs:7}  {'yes' if normalizes else 'no':>10}  {imported:15.1e}"
                  f"  {returned:17.1e}  {exact:18.1e}  {', '.join(differing) or 'equal':>10}", flush=True)
    print(f"\n{'All' if isSound else 'NOT all'} within {LIMIT:g}")
    sys.exit(0 if isSound else 1)


if __name__ == "__main__":
    main()
