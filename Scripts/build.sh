# Sourced by the other scripts: `build WHAT COMMAND …` runs a build, quiet when it succeeds without a warning.
# With CI=true a warning is a failure.
# Every build uses the flags of `swift build -c release`, so that what one target built, the others reuse.

build() {
  local what=$1 log=.build/build.log
  shift
  mkdir -p .build
  echo "Building $what"
  if ! "$@" > "$log" 2>&1; then
    grep -E '(error|warning|note):|^ *[0-9]* *[|`]' "$log" >&2 || cat "$log" >&2
    echo "The build failed; all it said is in $log" >&2
    return 1
  fi
  if grep -qE '(^|: )warning: ' "$log"; then
    grep -E -A 6 '(^|: )warning: ' "$log" >&2
    # Another toolchain may warn of more: that should not keep a user from running the demo.
    if [ "${CI:-}" = true ]; then
      echo "A change may not bring warnings." >&2
      return 1
    fi
  fi
}
