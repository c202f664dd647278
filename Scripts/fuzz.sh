#!/usr/bin/env bash
# Feeds made-up files to the reader of price files for some seconds (default: ten minutes).
# `fuzz.sh keep` packs what earlier runs found worth keeping into Fuzzing/finds.zip instead.
set -euo pipefail
cd "$(dirname "$0")/.."
source Scripts/build.sh

task=${1:-600}
work=.build/fuzz
seeds=Fuzzing/corpus
finds=Fuzzing/finds.zip
fuzzer=$work/csv-reader
# Longer files find nothing that shorter ones do not, and are slower.
longest=4096
# Data may unpack to 1032 times their size, which is the most that deflate can do; one allocation may have 16 times
# what that makes of the longest file, the process that, the sanitizer's own tables, and what it keeps of freed memory.
largest_allocation=$((longest * 1032 * 16 / 1024 / 1024))
largest_process=1024
mkdir -p "$work/corpus" "$work/found"
# Files that runs found to reach some code of their own, nearly two thousand of them, are one file in the repository.
[ ! -f "$finds" ] || python3 -m zipfile -e "$finds" "$work/corpus"

compile() {
  local flags=(-O -g -swift-version 6 -parse-as-library -package-name plimsoll -sanitize=fuzzer,address
    -enable-upcoming-feature InternalImportsByDefault -enable-upcoming-feature MemberImportVisibility
    -enable-upcoming-feature ExistentialAny -strict-memory-safety -I Sources/CZlib -I "$work")
  # The linker that Swift takes by itself on Linux warns of every symbol of the address sanitizer.
  [ "$(uname)" != Linux ] || flags+=(-use-ld=lld)
  local sources=()
  mapfile -t sources < <(find Sources/MarketData -name '*.swift' | sort)
  swiftc "${flags[@]}" -module-name MarketData -whole-module-optimization -emit-module \
    -emit-module-path "$work/MarketData.swiftmodule" -c "${sources[@]}" -o "$work/MarketData.o" &&
  swiftc "${flags[@]}" -module-name CSVReaderFuzzer Fuzzing/*.swift "$work/MarketData.o" -o "$fuzzer"
}

newest=$(find Sources/MarketData Fuzzing Scripts/fuzz.sh -name '*.s[wh]*' -newer "$fuzzer" 2> /dev/null | head -n 1 || true)
if [ ! -x "$fuzzer" ] || [ -n "$newest" ]; then
  build "the fuzzer" compile
fi

# Swift's own crash handler would take the crash away from libFuzzer.
export SWIFT_BACKTRACE=enable=no
options=(-max_len=$longest -timeout=10 -malloc_limit_mb=$largest_allocation -rss_limit_mb=$largest_process)

if [ "$task" = keep ]; then
  rm -rf "$work/kept"
  mkdir "$work/kept"
  "$fuzzer" "${options[@]}" -merge=1 "$work/kept" "$seeds" "$work/corpus" > "$work/keep.log" 2>&1 || {
    cat "$work/keep.log" >&2
    exit 1
  }
  (cd "$work/kept" && python3 -m zipfile -c ../finds.zip *)
  mv "$work/finds.zip" "$finds"
  echo "$finds has $(find "$work/kept" -type f | wc -l) files, $(stat -c %s "$finds") bytes"
  exit
fi

log=$work/fuzz.log
if ! "$fuzzer" "${options[@]}" -max_total_time="$task" -dict=Fuzzing/tokens.dict -artifact_prefix="$work/found/" \
  -print_final_stats=1 "$work/corpus" "$seeds" > "$log" 2>&1; then
  grep -E 'broken:|ERROR|SUMMARY|Test unit written|^ +#[0-9]+ .* in ' "$log" | head -n 30 >&2 || true
  found=$(sed -nE 's/.*Test unit written to (.*)/\1/p' "$log" | tail -n 1)
  if [ -n "$found" ]; then
    echo "The reader fails on $found (two bytes of options, then the file). Once more: $fuzzer $found" >&2
  fi
  echo "All that the fuzzer said is in $log" >&2
  exit 1
fi
awk '/number_of_executed_units/ { units = $2 } /slowest_unit_time_sec/ { slowest = $2 } /peak_rss_mb/ { peak = $2 }
  END { printf "Fuzzing found nothing in %d files; the slowest took %d s, the process %d MB\n", units, slowest, peak }' "$log"
