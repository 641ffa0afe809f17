#!/bin/sh
# Runs the detection over files, without Kafka; alerts go to standard output, one JSON a line.
#   --help names the options
set -eu
. "$(dirname "$0")/lib.sh"

find_java
build
launch dev.weir.local.replay.Replay "$@"
