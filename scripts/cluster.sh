#!/bin/sh
# A standalone Flink and a Kafka broker on this machine, each a process of its own, on loopback.
#   --help names what it does
set -eu
. "$(dirname "$0")/lib.sh"

find_java
build
launch dev.weir.local.cluster.Cluster "$@"
