"""A training step of an LSTM with a linear head on the last step: loss and gradient, against torch."""

import time

import numpy
import torch

from harness.comparison import Timed

INPUTS = 8
LARGEST_DIFFERENCE = 1e-4  # of the gradient, by Euclidean length, and of the loss
# torch is up to twice as slow in the first steps after a pause: its region is long enough for that not to count.
THEIR_SHORTEST_REGION = 0.3
TARGETS = {32: 4, 64: 3, 256: 2}  # by the size of the batch


def train_rows(harness):
    """The rows of the job `train`."""
    hidden_sizes, lengths, batches = ((32,), (32,), (32, 64)) if harness.quick else ((32, 64, 128), (32, 128), (32, 64, 256))
    for hidden in hidden_sizes:
        for steps in lengths:
            for batch in batches:
                yield _row(harness, hidden, steps, batch, target=TARGETS[batch])
    yield _row(harness, 32, 32, 64, layers=2)
    for hidden in hidden_sizes:
        for batch in (64, 256):
            yield _row(harness, hidden, 32, batch, threads=2)


def _row(harness, hidden, steps, batch, layers=1, threads=1, target=None):
    step = TorchStep(hidden, steps, batch, layers)
    clock = "processor" if threads == 1 else "wall"
    ours = harness.ours(
        "lstm.train", harness.data(f"lstm-train-{hidden}-{steps}-{batch}-{layers}", step.data()), clock=clock,
        inputs=INPUTS, hidden=hidden, layers=layers, steps=steps, batch=batch, threads=threads)
    theirs = Timed(step.run, time.process_time if threads == 1 else time.perf_counter)
    parameters = {"hidden": hidden, "steps": steps, "batch": batch, "layers": layers, "threads": threads}
    before = torch.get_num_threads()
    torch.set_num_threads(threads)
    try:
        return harness.row(
            "train", parameters, "torch", ours, theirs, agree_on_gradient, target, shortest=THEIR_SHORTEST_REGION)
    finally:
        torch.set_num_threads(before)


class TorchStep:
    """torch's forward and backward pass; its parameters' order within a layer is that of our files."""

    def __init__(self, hidden, steps, batch, layers):
        generator = torch.Generator().manual_seed(1000 * hidden + 100 * layers + steps + batch)
        self._lstm = torch.nn.LSTM(INPUTS, hidden, num_layers=layers, batch_first=True)
        self._head = torch.nn.Linear(hidden, 1)
        with torch.no_grad():
            for parameter in self._parameters():
                parameter.uniform_(-hidden**-0.5, hidden**-0.5, generator=generator)
            # Ours has one bias where torch has two that are added up.
            for layer in range(layers):
                getattr(self._lstm, f"bias_hh_l{layer}").zero_()
        self._inputs = torch.randn(batch, steps, INPUTS, generator=generator)
        self._targets = torch.randn(batch, 1, generator=generator)

    def _parameters(self):
        for layer in range(self._lstm.num_layers):
            for name in ("weight_ih", "weight_hh", "bias_ih"):
                yield getattr(self._lstm, f"{name}_l{layer}")
        yield from self._head.parameters()

    def data(self):
        arrays = [*self._parameters(), self._inputs, self._targets]
        return numpy.concatenate([array.detach().numpy().ravel() for array in arrays])

    def run(self):
        """The loss, and the gradient in the order of our files."""
        for parameter in (*self._lstm.parameters(), *self._head.parameters()):
            parameter.grad = None
        states, _ = self._lstm(self._inputs)
        loss = torch.nn.functional.mse_loss(self._head(states[:, -1]), self._targets, reduction="sum") / 2
        loss.backward()
        return loss.detach(), [parameter.grad for parameter in self._parameters()]


def agree_on_gradient(ours, theirs):
    loss = float(theirs[0])
    gradient = numpy.concatenate([array.numpy().ravel() for array in theirs[1]])
    differences = {
        "relative difference of the loss": abs(ours["loss"][0] / loss - 1),
        "relative difference of the gradient":
            float(numpy.linalg.norm(ours["gradient"] - gradient) / numpy.linalg.norm(gradient)),
    }
    return differences, max(differences.values()) <= LARGEST_DIFFERENCE
