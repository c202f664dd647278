#!/usr/bin/env bash
# The networks and trees, whose kernels depend on the processor's vectors, built and tested for processors with fewer of them.
set -euo pipefail
cd "$(dirname "$0")/.."
source Scripts/build.sh

export PLIMSOLL_ROOMS=LinearAlgebra,NumericalMethods,RecurrentNetworks,GradientBoosting
for processor in x86-64-v3 baseline; do
  [ "$(uname -m)" = x86_64 ] || { echo "Left out: $processor is a processor of another kind"; continue; }
  export PLIMSOLL_CPU=$processor
  options=(-c release --scratch-path ".build/processors/$processor" --disable-testable-imports --disable-xctest)
  build "networks and trees for $processor" swift build --build-tests -c release --scratch-path ".build/processors/$processor"
  log=.build/processors-$processor.log
  if ! swift test "${options[@]}" --skip-build > "$log" 2>&1; then
    grep -vE '^(◇|✔|↳)' "$log" >&2 || true
    echo "The tests failed for $processor; all they said is in $log" >&2
    exit 1
  fi
  grep -E 'Test run with [1-9][0-9]* tests? .*passed' "$log"
done
