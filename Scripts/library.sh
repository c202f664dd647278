#!/usr/bin/env bash
# The C interface as one file for other machines: libPlimsollC.so with Swift's runtime in it, and its header, in
# .build/library. Only its own functions show, so that it goes along with other Swift code in a process.
set -euo pipefail
cd "$(dirname "$0")/.."
source Scripts/build.sh

# A processor that other machines have too, unless another is asked for.
export PLIMSOLL_CPU=${PLIMSOLL_CPU:-x86-64-v3}
folder=.build/library
options=(-c release --product PlimsollC --scratch-path .build/library-work)
if [ "$(uname)" = Linux ]; then
  # `--static-swift-stdlib` by itself does not reach the linking of dynamic libraries.
  options+=(-Xswiftc -static-stdlib -Xlinker "--version-script=$PWD/Sources/CPlimsoll/exports.map" -Xlinker -s)
fi
# The linker warns of a function within Foundation, which nothing here calls.
CI=false build "libPlimsollC for $PLIMSOLL_CPU" swift build "${options[@]}"
mkdir -p "$folder"
cp "$(swift build "${options[@]}" --show-bin-path)"/libPlimsollC.* Sources/CPlimsoll/plimsoll.h "$folder"
ls -l "$folder"
