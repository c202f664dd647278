#!/usr/bin/env bash
# The format of the code and the rules of the house. Says nothing when all is well.
set -euo pipefail
cd "$(dirname "$0")/.."

folders=()
for folder in Sources Tests Benchmarks Fuzzing; do
  [ ! -d "$folder" ] || folders+=("$folder")
done
status=0
swift format lint --strict --parallel --recursive "${folders[@]}" Package.swift || status=1
python3 Scripts/house-rules.py || status=1
exit $status
