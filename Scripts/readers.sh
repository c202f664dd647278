#!/usr/bin/env bash
# Makes the virtual environment in which tests open exported models with the programs that they are for, and prints the
# path of its interpreter. Says and does nothing more where it is there already.
set -euo pipefail
cd "$(dirname "$0")/.."

environment=$PWD/.build/readers
requirements=Tests/ForeignReaders/requirements.txt
log=.build/readers.log
if ! cmp -s "$requirements" "$environment/requirements.txt"; then
  echo "Installing the readers of other formats" >&2
  mkdir -p .build
  rm -rf "$environment"
  python3 -m venv "$environment"
  if ! "$environment/bin/pip" install --quiet --disable-pip-version-check --requirement "$requirements" \
    > "$log" 2>&1; then
    tail -n 5 "$log" >&2
    echo "The packages of $requirements could not be installed; all that pip said is in $log" >&2
    exit 1
  fi
  cp "$requirements" "$environment/requirements.txt"
fi
echo "$environment/bin/python"
