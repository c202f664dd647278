#!/usr/bin/env bash
# All tests in a release build, the data files' checksums, one line on the outcome, and one on each reason to skip tests.
set -euo pipefail
cd "$(dirname "$0")/.."
source Scripts/build.sh

# Testable imports would compile every module a second time, with other flags; the tests need none.
options=(-c release --disable-testable-imports --disable-xctest)
log=.build/test.log

python3 Scripts/check-data.py
python3 notebooks-data/trades.py --check
# An interpreter that was named already is taken as it is.
PLIMSOLL_READERS=${PLIMSOLL_READERS:-$(bash Scripts/readers.sh)}
export PLIMSOLL_READERS
build "the tests" swift build --build-tests -c release
if ! swift test "${options[@]}" --skip-build > "$log" 2>&1; then
  grep -vE '^(◇|✔|↳)' "$log" >&2 || true
  echo "The tests failed; all they said is in $log" >&2
  exit 1
fi
outcome=$(grep -E 'Test run with [1-9][0-9]* tests? .*passed' "$log" || true)
if [ -z "$outcome" ]; then
  echo "No test ran; see $log" >&2
  exit 1
fi
echo "$outcome"
# The reason where a test gives one, else its name.
sed -nE -e 's/^➜ (Test|Suite) .* skipped: "(.*)"$/\2/p' -e 's/^➜ (Test|Suite) (.*) skipped\.?$/\2/p' "$log" | sort | uniq -c | while read -r count reason; do
  [ "$count" -eq 1 ] && tests=test || tests=tests
  echo "Skipped $count $tests: $reason"
done
