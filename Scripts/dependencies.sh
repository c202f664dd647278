#!/usr/bin/env bash
# Installs what Plimsoll links and uses beyond the Swift toolchain, where it is missing.
# Says and does nothing when everything is there. Installs on Debian and its relatives only,
# as root or through sudo; elsewhere it names the packages and stops.
set -euo pipefail
cd "$(dirname "$0")/.."

for tool in swift git python3; do
  if ! command -v "$tool" > /dev/null; then
    echo "$tool is not on the PATH. Plimsoll needs Swift 6.3 or later, git and Python 3." >&2
    exit 1
  fi
done

missing=()
need() { # a package, and a command that succeeds when it is there
  local package=$1
  shift
  "$@" > /dev/null 2>&1 || missing+=("$package")
}
need pkg-config command -v pkg-config
need libopenblas-dev pkg-config --exists openblas
need liblapacke-dev pkg-config --exists lapacke
need zlib1g-dev pkg-config --exists zlib
need python3-venv python3 -c 'import ensurepip, venv'
[ ${#missing[@]} -gt 0 ] || exit 0

if ! command -v apt-get > /dev/null; then
  echo "Missing, by the names of Debian's packages: ${missing[*]}" >&2
  echo "This system has no apt-get: install the like (headers and pkg-config files too) and try again." >&2
  exit 1
fi
as_root=()
if [ "$(id -u)" -ne 0 ]; then
  if ! command -v sudo > /dev/null; then
    echo "Missing: ${missing[*]}" >&2
    echo "You are not root and there is no sudo. As root: apt-get install ${missing[*]}" >&2
    exit 1
  fi
  as_root=(sudo)
fi

mkdir -p .build
log=.build/dependencies.log
: > "$log"
echo "Installing ${missing[*]}"
apt() {
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 "$@" < /dev/null >> "$log" 2>&1
}
# An update may fail for one source that has nothing to do with these packages: the installation decides.
apt update || true
if ! apt install --yes --no-install-recommends "${missing[@]}"; then
  cat "$log" >&2
  echo "The installation failed. By hand: apt-get install ${missing[*]}" >&2
  exit 1
fi
