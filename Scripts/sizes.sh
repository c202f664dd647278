#!/usr/bin/env bash
# From prices to sizes on the simulated daily market: volatility score, regime, Kelly fractions, and one of them explained.
set -euo pipefail
cd "$(dirname "$0")/.."
source Scripts/build.sh

build "the command plimsoll" swift build -c release --product plimsoll
PATH="$(swift build -c release --show-bin-path):$PATH"
mkdir -p .build/sizes

run() {
  printf '\n$ %s\n' "$*"
  "$@"
}
# What training tells is not the subject here.
quietly() {
  printf '\n$ %s\n' "$*"
  "$@" > /dev/null
}
prices=notebooks-data/simulated_regimes_1d.csv
trades=notebooks-data/simulated_trades.csv
out=.build/sizes
quietly plimsoll train garch $prices --distribution t --to 2023-01-01 -o $out/garch.safetensors
run plimsoll score $out/garch.safetensors $prices -o $out/scores.csv
quietly plimsoll train regimes $prices --to 2023-01-01 -o $out/regimes.safetensors
run plimsoll label $out/regimes.safetensors $prices -o $out/regimes.csv
run plimsoll size --policy regime-aware --trades $trades --scores $out/scores.csv --labels $out/regimes.csv \
  --from 2023-01-01 -o $out/sizes.csv
run head -n 4 $out/sizes.csv
run plimsoll size --policy regime-aware --trades $trades --scores $out/scores.csv --labels $out/regimes.csv \
  --from 2023-01-01 --to 2023-01-02 --explain
printf '\nThe sizes are in %s/sizes.csv.\n' "$out"
