#!/usr/bin/env bash
# The benchmarks, side by side with the peers, which live in a virtual environment of their own.
# Usage: bench.sh [FAMILY …] [--write-results] [--quick]    (no family: all of them)
# Results: .build/bench/FAMILY.json, and with --write-results in Benchmarks/RESULTS.md
set -euo pipefail
cd "$(dirname "$0")/.."
source Scripts/build.sh

build "the benchmarks" swift build -c release --product BenchmarkRunner

environment=.build/bench-venv
requirements=Benchmarks/requirements.txt
if ! cmp -s "$requirements" "$environment/requirements.txt"; then
  echo "Installing the peers"
  rm -rf "$environment"
  python3 -m venv "$environment"
  pip=("$environment/bin/pip" install --quiet --disable-pip-version-check)
  if ! "${pip[@]}" --requirement "$requirements"; then
    # What cannot be installed here is left out, with the peers that need it.
    while read -r requirement; do
      "${pip[@]}" --no-deps "$requirement" || echo "Left out: $requirement cannot be installed" >&2
    done < "$requirements"
  fi
  cp "$requirements" "$environment/requirements.txt"
fi

mkdir -p .build/bench
PATH="$(swift build -c release --show-bin-path):$PATH" exec "$environment/bin/python" Benchmarks/run.py "$@"
