#!/usr/bin/env python3
"""Measures Plimsoll against its peers, side by side, family by family.

`make bench` calls it with the peers installed; see README.md in this folder.
"""

import os

# One thread for the peers' linear algebra too; it has to be said before NumPy is loaded.
for library in ("OMP", "OPENBLAS", "MKL"):
    os.environ[f"{library}_NUM_THREADS"] = "1"

import argparse
import importlib
import json
import pathlib
import shutil
import sys

from harness import report
from harness.comparison import Harness
from harness.machine import describe_machine, describe_versions
from harness.runner import Runner

ROOT = pathlib.Path(__file__).resolve().parent.parent
FAMILIES = sorted(path.stem for path in (ROOT / "Benchmarks/families").glob("*.py") if path.stem != "__init__")


def measure(name, harness, quick):
    """The result of one family, as it is written to its file."""
    family = importlib.import_module(f"families.{name}")
    rows = list(family.rows(harness))
    return {
        "family": name,
        "title": family.TITLE,
        "command": f"make bench ONLY={name}" if not quick else f"Benchmarks/run.py {name} --quick",
        "quick": quick,
        "machine": describe_machine(),
        "versions": describe_versions(family.PACKAGES) | family.versions(),
        "notes": family.NOTES,
        "rows": rows,
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("family", nargs="*", metavar="FAMILY", help=f"of {', '.join(FAMILIES)}; all without one")
    parser.add_argument("--quick", action="store_true", help="few and small: to see that it works, not how fast")
    parser.add_argument("--write-results", action="store_true", help="write what was measured to RESULTS.md too")
    options = parser.parse_args()
    unknown = set(options.family) - set(FAMILIES)
    if unknown:
        parser.error(f"no family {', '.join(sorted(unknown))}; there are {', '.join(FAMILIES)}")
    if options.quick and options.write_results:
        parser.error("a quick run says nothing that RESULTS.md should keep")
    executable = shutil.which("BenchmarkRunner")
    if not executable:
        parser.error("BenchmarkRunner is not on the PATH: run `make bench`")

    folder = ROOT / ".build/bench"
    folder.mkdir(parents=True, exist_ok=True)
    agree = True
    for name in options.family or FAMILIES:
        with Runner(executable) as runner:
            result = measure(name, Harness(runner, folder / "data", quick=options.quick), options.quick)
        file = folder / (f"{name}.quick.json" if options.quick else f"{name}.json")
        file.write_text(json.dumps(result, indent=1) + "\n")
        print(f"Wrote {file.relative_to(ROOT)}")
        if options.write_results:
            report.write(ROOT / "Benchmarks/RESULTS.md", result)
            print("Wrote Benchmarks/RESULTS.md")
        agree = agree and all(row["answersAgree"] for row in result["rows"])
    if not agree:
        sys.exit("Some answers do not agree with the peer's.")


if __name__ == "__main__":
    main()
