#!/bin/sh
# Shows the detection at work on one machine: a Kafka broker, Flink with its dashboard, a story of
# about 20 seconds, and the alerts as they come out of the alerts topic.
#   --help names the options
set -eu
. "$(dirname "$0")/lib.sh"

find_java
build
# Colours and a moving progress line only for a person.
if [ -t 1 ] && [ -z "${NO_COLOR:-}" ]; then
  JAVA_OPTS="-Dweir.terminal=true ${JAVA_OPTS:-}"
fi
launch dev.weir.local.demo.Demo "$@"
