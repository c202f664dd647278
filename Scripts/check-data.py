#!/usr/bin/env python3
"""Checks the files of notebooks-data/ against metadata.json: sha256, rows, columns, finite numbers.

The first column holds time stamps or numbers; a column whose entry lists "values" holds
these texts, one of kind "time" time stamps.

Says what is wrong and exits 1, or says how many files agree.
"""

import csv
import hashlib
import json
import math
import pathlib
import sys
from datetime import datetime

FOLDER = pathlib.Path(__file__).resolve().parent.parent / "notebooks-data"
ENTRY_KEYS = {"title", "origin", "source", "licence", "changes", "sha256", "rows", "columns"}


def is_finite_number(text):
    try:
        return math.isfinite(float(text))
    except ValueError:
        return False


def is_time_stamp(text):
    try:
        datetime.fromisoformat(text.replace("Z", "+00:00"))
        return True
    except ValueError:
        return False


def fits(field, column):
    """Whether a field is what its column holds: one of stated texts, a time stamp, or else a number."""
    if "values" in column:
        return field in column["values"]
    return is_time_stamp(field) if column.get("kind") == "time" else is_finite_number(field)


def problems_of(path, entry):
    """What is wrong with one file, as sentences."""
    missing = ENTRY_KEYS - entry.keys()
    if missing:
        yield f"metadata.json lacks {', '.join(sorted(missing))}"
        return
    content = path.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    if digest != entry["sha256"]:
        yield f"the sha256 is {digest}, not {entry['sha256']}"
    header, *rows = csv.reader(content.decode("utf-8").splitlines())
    names = [column["name"] for column in entry["columns"]]
    if header != names:
        yield f"the columns are {header}, not {names}"
    if len(rows) != entry["rows"]:
        yield f"there are {len(rows)} rows, not {entry['rows']}"
    for line, row in enumerate(rows, 2):
        if len(row) != len(names):
            yield f"line {line} has {len(row)} fields, not {len(names)}"
        elif not all(fits(field, column) for field, column in zip(row[1:], entry["columns"][1:])):
            yield f"line {line} holds something else than its columns do: {row}"


def main():
    metadata = json.loads((FOLDER / "metadata.json").read_text())
    found = {path.name for path in FOLDER.glob("*.csv*")}
    problems = [f"{name}: not in metadata.json" for name in sorted(found - metadata.keys())]
    problems += [f"{name}: in metadata.json, but there is no such file" for name in sorted(metadata.keys() - found)]
    for name in sorted(found & metadata.keys()):
        problems += [f"{name}: {problem}" for problem in problems_of(FOLDER / name, metadata[name])]
    if problems:
        sys.exit("\n".join(f"notebooks-data/{problem}" for problem in problems))
    print(f"{len(metadata)} data files agree with notebooks-data/metadata.json")


if __name__ == "__main__":
    main()
