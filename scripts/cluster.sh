#!/bin/sh
# A standalone Flink and a Kafka broker on this machine, each a process of its own, on loopback.
#   scripts/cluster.sh start|stop|status
# WEIR_REST_PORT (8081) and WEIR_KAFKA_PORT (9092) choose the ports, WEIR_CLUSTER_DIR the folder
# (target/cluster). A port that is not set and not free gives way to a free one.
set -eu
. "$(dirname "$0")/lib.sh"

find_java
build
launch dev.weir.local.cluster.Cluster "$@"
