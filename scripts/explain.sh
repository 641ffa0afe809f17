#!/bin/sh
# Tells, record by record, what the job makes of a file of events.
#   --help names the options
set -eu
. "$(dirname "$0")/lib.sh"

find_java
build
launch dev.weir.local.explain.Explain "$@"
