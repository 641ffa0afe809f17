#!/bin/sh
# Builds the job jar and submits it to the cluster of scripts/cluster.sh, or to any other:
#   [FLINK_REST=http://host:8081] scripts/submit.sh [--savepoint PATH] [--parallelism N]
#     [--config FILE] [--option value …]      (options: flink-conf/job.properties)
set -eu
. "$(dirname "$0")/lib.sh"

find_java
build
launch dev.weir.local.cluster.Submit "$@"
