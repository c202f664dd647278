#!/usr/bin/env python3
"""Writes the CSV fixtures of this folder and expected.json, what a careful reader must make of each.

The cases are in the modules cases_*.py. Needs Python 3.9; every run writes the same bytes.
"""

import json
import pathlib

import cases_exchanges  # noqa: F401, the modules add their cases where they are imported
import cases_vendors  # noqa: F401
import cases_writing  # noqa: F401
from csv_case import CASES, FILES

HERE = pathlib.Path(__file__).resolve().parent


def main():
    for name, content in FILES.items():
        (HERE / name).write_bytes(content)
    lines = ",\n".join(json.dumps(case, ensure_ascii=False) for case in CASES)
    (HERE / "expected.json").write_text(f"[\n{lines}\n]\n", encoding="utf-8")


if __name__ == "__main__":
    main()
