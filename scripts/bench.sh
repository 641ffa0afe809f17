#!/bin/sh
# Measures the job against a raw poll loop over the same Kafka topic and prints tables; writes
# target/bench/results.json. Takes about 20 minutes; --quick, one round, less than three.
# --peers adds the same rule in a plain Flink CEP job and in Kafka Streams.  --latency measures the time
# from an event to its alert.  --help names the options
set -eu
. "$(dirname "$0")/lib.sh"
# Measured with the settings of a cluster, see flink-conf/config.yaml.
jit_flags=

find_java
cd "$root"
[ -f target/bench/streams-class-path ] && [ -d target/test-classes/dev/weir/bench ] &&
  [ -z "$(find src pom.xml -newer target/bench/streams-class-path | head -n 1)" ] || {
  echo "$name: building…" >&2
  mkdir -p target/bench
  ./mvnw -q -B -Pbench test-compile dependency:build-classpath@bench-class-path \
    dependency:build-classpath@streams-class-path >&2 || fail "the build failed"
}
class_path=target/test-classes:target/classes:$(cat target/bench/class-path)
launch dev.weir.bench.Main "$@"
