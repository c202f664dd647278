#!/usr/bin/env bash
# The documentation of every library product, merged into one static site in .build/docs. Needs no network.
# Symbols are read from the modules of the release build, so nothing is compiled twice.
set -euo pipefail
cd "$(dirname "$0")/.."
source Scripts/build.sh

toolchain=$(dirname "$(readlink -f "$(command -v swift)")")
docc=$(command -v docc || echo "$toolchain/docc")
extract=$(command -v swift-symbolgraph-extract || echo "$toolchain/swift-symbolgraph-extract")
for tool in "$docc" "$extract"; do
  if [ ! -x "$tool" ]; then
    echo "$(basename "$tool") is not in this Swift toolchain" >&2
    exit 1
  fi
done

build "the modules" swift build -c release
products=$(swift build -c release --show-bin-path)
target=$(swift -print-target-info | python3 -c 'import json, sys; print(json.load(sys.stdin)["target"]["triple"])')
# The compiler looks up the C libraries that a module was compiled with, though none shows in its interface.
search=(-I "$products/Modules")
for map in Sources/*/module.modulemap; do
  search+=(-I "$(dirname "$map")")
done
for folder in $(pkg-config --cflags-only-I openblas lapacke zlib); do
  search+=(-I "${folder#-I}")
done
# The umbrella re-exports the modules and has no symbols of its own; the dynamic library is documented by its header.
modules=$(swift package dump-package | python3 -c '
import json, sys
package = json.load(sys.stdin)
libraries = [product["name"] for product in package["products"] if product["type"].get("library") == ["automatic"]]
print(*sorted(name for name in libraries if name != package["name"]))')

work=.build/docs-work
rm -rf "$work" .build/docs
mkdir -p "$work"
archives=()
for module in $modules; do
  mkdir -p "$work/$module"
  "$extract" -module-name "$module" -target "$target" "${search[@]}" \
    -minimum-access-level public -skip-synthesized-members -output-dir "$work/$module"
  catalog=()
  [ ! -d "Sources/$module/$module.docc" ] || catalog=("Sources/$module/$module.docc")
  "$docc" convert "${catalog[@]}" --additional-symbol-graph-dir "$work/$module" --warnings-as-errors \
    --fallback-display-name "$module" --fallback-bundle-identifier "plimsoll.$module" \
    --transform-for-static-hosting --output-path "$work/$module.doccarchive" > "$work/$module.log" 2>&1 || {
    cat "$work/$module.log" >&2
    exit 1
  }
  archives+=("$work/$module.doccarchive")
done
"$docc" merge "${archives[@]}" --synthesized-landing-page-name Plimsoll \
  --synthesized-landing-page-topics-style list --output-path .build/docs > "$work/merge.log" 2>&1 || {
  cat "$work/merge.log" >&2
  exit 1
}
# The pages lie below documentation/; the site's own start page would show nothing.
cat > .build/docs/index.html << 'END'
<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Plimsoll</title>
<meta http-equiv="refresh" content="0; url=documentation/">
<a href="documentation/">Plimsoll: the documentation</a>
</html>
END
echo "Wrote .build/docs; to read it: python3 -m http.server --directory .build/docs"
