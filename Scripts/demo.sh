#!/usr/bin/env bash
# The main job on real prices: check, train, inspect, forecast, evaluate, export.
set -euo pipefail
cd "$(dirname "$0")/.."
source Scripts/build.sh

build "the command plimsoll" swift build -c release --product plimsoll
PATH="$(swift build -c release --show-bin-path):$PATH"
mkdir -p .build/demo

run() {
  printf '\n$ %s\n' "$*"
  "$@"
}
prices=notebooks-data/wti_daily.csv
model=.build/demo/wti.safetensors
run plimsoll check $prices
run plimsoll train garch $prices --distribution t -o $model
run plimsoll inspect $model
run plimsoll forecast $model $prices --horizon 10
run plimsoll evaluate $prices --models garch,garch-t,ewma --train 1000 --refit 20
run plimsoll evaluate notebooks-data/simulated_regimes_1h.csv --bar 1d --incomplete drop --target realized \
  --train 150 --models ewma,garch,gjr-t,har,log-har,ridge,mean
run plimsoll export $model --format json -o .build/demo/wti.json
printf '\nThe model is in %s (safetensors) and .build/demo/wti.json.\n' "$model"
