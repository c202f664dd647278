"""Rows of four classes, for trees: twenty columns, ten of which say something, with missing values."""

import numpy

COLUMNS, CLASSES = 20, 4
MISSING = 0.02


def rows_of(count, seed):
    """(features, classes): 32 bits each feature, not a number where one is missing."""
    random = numpy.random.default_rng(seed)
    x = random.standard_normal((count, COLUMNS), dtype=numpy.float32)
    scores = numpy.stack([
        x[:, 0] + x[:, 1] * x[:, 2], x[:, 3] - numpy.abs(x[:, 4]), numpy.sin(2 * x[:, 5]) + x[:, 6],
        x[:, 7] * x[:, 8] / 2 + x[:, 9]], 1)
    classes = (scores + random.gumbel(size=scores.shape)).argmax(1)
    x[random.random(x.shape, dtype=numpy.float32) < MISSING] = numpy.nan
    return x, classes


def file_of(harness, name, *columns):
    """The path of a file that holds the columns beside each other as floats of 32 bits, little-endian."""
    harness.folder.mkdir(parents=True, exist_ok=True)
    path = harness.folder / f"{name}.f32"
    numpy.column_stack(columns).astype("<f4").tofile(path)
    return str(path)
