#!/bin/sh
# Builds the job jar and submits it to the cluster of scripts/cluster.sh, or to any other.
#   --help names the options
set -eu
. "$(dirname "$0")/lib.sh"

find_java
build
launch dev.weir.local.cluster.Submit "$@"
