#!/bin/sh
# Shows the detection at work on one machine: a Kafka broker, Flink with its dashboard, a story of
# about 20 seconds, and the alerts as they come out of the alerts topic.
#   scripts/demo.sh [--port PORT] [--keep]
set -eu
. "$(dirname "$0")/lib.sh"

find_java
build
launch dev.weir.local.Demo "$@"
