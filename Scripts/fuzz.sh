#!/usr/bin/env bash
# Feeds made-up files to the readers of price files and of other programs' models for some seconds (default: ten minutes),
# of which each gets an equal share: `fuzz.sh 60 XGBoost` gives all to one. `fuzz.sh keep [TARGET]` packs what earlier runs
# found worth keeping into Fuzzing/TARGET/finds.zip instead.
set -euo pipefail
shopt -s nullglob
cd "$(dirname "$0")/.."
source Scripts/build.sh

task=${1:-600}
all=(CSVReader TradeReader LightGBM XGBoost PyTorch)
targets=("${@:2}")
[ ${#targets[@]} -gt 0 ] || targets=("${all[@]}")
work=.build/fuzz
flags=(-O -g -swift-version 6 -parse-as-library -package-name plimsoll -sanitize=fuzzer,address
  -enable-upcoming-feature InternalImportsByDefault -enable-upcoming-feature MemberImportVisibility
  -enable-upcoming-feature ExistentialAny -strict-memory-safety -I Sources/CZlib -I "$work")
# The linker that Swift takes by itself on Linux warns of every symbol of the address sanitizer.
[ "$(uname)" != Linux ] || flags+=(-use-ld=lld)
processor=${PLIMSOLL_CPU:-native}
if [ "$(uname -m)" != x86_64 ]; then
  flags+=(-DFUSED_MULTIPLY_ADD)
elif [ "$processor" != baseline ]; then
  flags+=(-Xcc "-march=$processor" -Xcc -fno-math-errno -DFUSED_MULTIPLY_ADD)
fi

# What a target is: `modules` it is made of, `folders` of its own sources, `seeds` beside Fuzzing/TARGET/corpus, and its
# limits, of which `longest` is in bytes, the others in MB: longer files find nothing that shorter ones do not, and are
# slower. The process has the sanitizer's tables, too, and some of what was freed.
describe() {
  modules=(NumericalMethods GradientBoosting RecurrentNetworks ModelFormats)
  folders=(Fuzzing/Shared Fuzzing/ModelImports "Fuzzing/$1")
  seeds=()
  longest=8192
  largest_allocation=1
  largest_process=256
  case $1 in
    CSVReader | TradeReader)
      modules=(MarketData)
      folders=(Fuzzing/Shared "Fuzzing/$1")
      longest=4096
      # Data may unpack to 1032 times their size, which is the most that deflate can do; one allocation may have 16 times
      # what that makes of the longest file.
      largest_allocation=$((longest * 1032 * 16 / 1024 / 1024))
      largest_process=1024
      ;;
    LightGBM) folders+=(Fuzzing/Trees) seeds=(Tests/ModelFormatsTests/Fixtures/Trees/lightgbm-*.txt) ;;
    XGBoost)
      folders+=(Fuzzing/Trees) seeds=(Tests/ModelFormatsTests/Fixtures/Trees/xgboost-*.json)
      # The names of columns that a file has none for, up to 65,536 of them, take 2 MB.
      largest_allocation=4
      ;;
    PyTorch) ;;
    *)
      echo "There is no target $1; the targets are ${all[*]}" >&2
      exit 2
      ;;
  esac
  fuzzer=$work/$1/fuzzer
}

# The sources of a module; of modules that importers need a part of, only that, since a build with sanitizers is slow.
sources() {
  local folder=Sources/$1
  case $1 in
    NumericalMethods) echo $folder/{ElementaryFunctions,ParallelMap,PortableFunctions,SplitMix64}.swift ;;
    GradientBoosting)
      echo $folder/{BoostingError,FeatureTable*,Ensemble/{DecisionTree,TreeEnsemble*},Prediction/*}.swift \
        $folder/{Objectives/BoostingObjective{,+Predictions},Kernels/Predict*}.swift
      ;;
    RecurrentNetworks)
      echo $folder/{Array+Infinities,LSTM*,RecurrentNetworkError,Training/{RecurrentNetworkError*,SequenceColumnRole}}.swift \
        $folder/Kernels/[!T]*.swift
      ;;
    ModelFormats) echo $folder/{*,JSON/*,LightGBM/*,PyTorch/*,Tensors/*,Trees/*,XGBoost/*}.swift ;;
    *) find "$folder" -name '*.swift' | sort ;;
  esac
}

# Whether a file is older than one of those after it, or not there.
is_stale() {
  [ ! -e "$1" ] || [ -n "$(find "${@:2}" -name '*.[os]*' -newer "$1" 2> /dev/null | head -n 1)" ]
}

compile_module() {
  local module=$1 object=$work/$1.o
  swiftc "${flags[@]}" -module-name "$module" -whole-module-optimization -emit-module \
    -emit-module-path "$work/$module.swiftmodule" -c $(sources "$module") -o "$object" &&
  # The compiler leaves an object as it is when its code is the same.
  touch "$object"
}

compile_target() {
  local own=()
  for folder in "${folders[@]}"; do own+=("$folder"/*.swift); done
  swiftc "${flags[@]}" -module-name "${target}Fuzzer" "${own[@]}" "${objects[@]}" -o "$fuzzer"
}

# Builds what is older than its sources or than what it is made of.
prepare() {
  objects=()
  for module in "${modules[@]}"; do
    if is_stale "$work/$module.o" $(sources "$module") Scripts/fuzz.sh "${objects[@]}"; then
      build "$module for the fuzzers" compile_module "$module"
    fi
    objects+=("$work/$module.o")
  done
  mkdir -p "$work/$target/corpus" "$work/$target/found" "$work/$target/seeds"
  if is_stale "$fuzzer" "${folders[@]}" "${objects[@]}"; then build "the fuzzer of $target" compile_target; fi
  # Files that runs found to reach some code of their own are one file in the repository.
  [ ! -f "Fuzzing/$target/finds.zip" ] || python3 -m zipfile -e "Fuzzing/$target/finds.zip" "$work/$target/corpus"
  [ ${#seeds[@]} -eq 0 ] || cp "${seeds[@]}" "$work/$target/seeds"
  corpora=("$work/$target/corpus" "Fuzzing/$target/corpus" "$work/$target/seeds")
  options=(-max_len=$longest -timeout=10 -malloc_limit_mb=$largest_allocation -rss_limit_mb=$largest_process)
}

keep() {
  rm -rf "$work/$target/kept"
  mkdir "$work/$target/kept"
  "$fuzzer" "${options[@]}" -merge=1 "$work/$target/kept" "${corpora[@]:1}" "${corpora[0]}" > "$work/$target/keep.log" 2>&1 || {
    cat "$work/$target/keep.log" >&2
    exit 1
  }
  (cd "$work/$target/kept" && python3 -m zipfile -c ../finds.zip *)
  mv "$work/$target/finds.zip" "Fuzzing/$target/finds.zip"
  echo "$target: $(find "$work/$target/kept" -type f | wc -l) files, $(stat -c %s "Fuzzing/$target/finds.zip") bytes"
}

run() {
  local seconds=$1 log=$work/$target/fuzz.log
  if ! "$fuzzer" "${options[@]}" -max_total_time="$seconds" -dict="Fuzzing/$target/tokens.dict" \
    -artifact_prefix="$work/$target/found/" -print_final_stats=1 "${corpora[@]}" > "$log" 2>&1; then
    grep -E 'broken:|ERROR|SUMMARY|Test unit written|^ +#[0-9]+ .* in ' "$log" | head -n 30 >&2 || true
    found=$(sed -nE 's/.*Test unit written to (.*)/\1/p' "$log" | tail -n 1)
    if [ -n "$found" ]; then
      echo "The reader fails on $found (Fuzzing/$target says what its bytes are). Once more: $fuzzer $found" >&2
    fi
    echo "All that the fuzzer said is in $log" >&2
    exit 1
  fi
  awk -v target="$target" '/number_of_executed_units/ { units = $2 } /slowest_unit_time_sec/ { slowest = $2 }
    /peak_rss_mb/ { peak = $2 } END {
    printf "%s: nothing found in %d files; the slowest took %d s, the process %d MB\n", target, units, slowest, peak }' "$log"
}

# Swift's own crash handler would take the crash away from libFuzzer; a large quarantine would hide what a reader takes.
export SWIFT_BACKTRACE=enable=no ASAN_OPTIONS=quarantine_size_mb=16
mkdir -p "$work"
for target in "${targets[@]}"; do
  describe "$target"
  prepare
  if [ "$task" = keep ]; then keep; else run $(((task + ${#targets[@]} - 1) / ${#targets[@]})); fi
done
