#!/bin/sh
# Unpacks Debian's Prometheus below target/prometheus, without installing it, and prints the folder
# of prometheus and promtool. Needs apt-get and dpkg, and no root.
set -eu
. "$(dirname "$0")/lib.sh"

home=$root/target/prometheus

# apt OPTIONS…: gives up soon where Debian cannot be reached.
apt() {
  apt-get -qq -o Acquire::Retries=0 -o Acquire::http::Timeout=20 "$@" >&2
}

# With lists of packages of its own, where this machine has none or old ones.
apt_anew() {
  apt -o Dir::State::lists="$PWD/lists" -o Dir::Cache="$PWD/cache" "$@"
}

if [ ! -x "$home/usr/bin/prometheus" ]; then
  command -v apt-get >/dev/null && command -v dpkg >/dev/null || fail "no apt-get and dpkg here"
  part=$home.part
  rm -rf "$part"
  mkdir -p "$part/fetch/lists/partial" "$part/fetch/cache/archives/partial"
  cd "$part/fetch"
  apt download prometheus || { apt_anew update && apt_anew download prometheus; } ||
    fail "Debian's package prometheus cannot be fetched"
  dpkg -x prometheus_*.deb "$part"
  cd "$root"
  rm -rf "$part/fetch" "$home"
  mv "$part" "$home"
fi
echo "$home/usr/bin"
