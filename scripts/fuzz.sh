#!/bin/sh
# Feeds mutated inputs to everything that reads what others wrote, guided by the code they reach.
#   scripts/fuzz.sh [MINUTES [TARGET …]]      10 minutes in all, every target of dev.weir.fuzz
# Prints inputs, edges reached and findings of each target. What it learns stays in target/fuzz; an
# input that shows a fault lies in target/fuzz/TARGET/findings, and belongs to src/test/resources/fuzz.
set -eu
. "$(dirname "$0")/lib.sh"

minutes=${1:-10}
[ $# -eq 0 ] || shift
case $minutes in
  '' | *[!0-9]*) fail "usage: fuzz.sh [MINUTES [TARGET …]]" ;;
esac
[ $# -gt 0 ] || set -- records commands registry exceptions options files queries
find_java
cd "$root"
mkdir -p target/fuzz
./mvnw -q -B -Pfuzz -Dquick test-compile dependency:build-classpath \
  -Dmdep.includeScope=test -Dmdep.outputFile=target/fuzz/class-path >&2 || fail "the build failed"
class_path=target/test-classes:target/classes:$(cat target/fuzz/class-path)
"$java" -cp "$class_path" dev.weir.fuzz.Seeds target/fuzz/seeds
seconds=$((minutes * 60 / $#))
found=0
printf '%-12s %12s %8s %9s\n' target inputs edges findings
for target in "$@"; do
  folder=target/fuzz/$target
  mkdir -p "$folder/corpus" "$folder/findings"
  before=$(find "$folder/findings" -type f | wc -l)
  upper=$(printf %s "$target" | tr '[:lower:]' '[:upper:]')
  # Jazzer is its own launcher: the target's JVM is this one.
  "$java" -Xmx2g -Xss1m -XX:+UseSerialGC -Dweir.fuzz.target="$upper" -cp "$class_path" \
    com.code_intelligence.jazzer.Jazzer --target_class=dev.weir.fuzz.FuzzTarget \
    --instrumentation_includes='dev.weir.**' --keep_going=100 --reproducer_path="$folder" \
    -max_total_time="$seconds" -timeout=20 -rss_limit_mb=4096 -max_len=65536 \
    -artifact_prefix="$folder/findings/" "$folder/corpus" "target/fuzz/seeds/$target" \
    >"$folder/log" 2>&1 || true
  new=$(($(find "$folder/findings" -type f | wc -l) - before))
  found=$((found + new))
  awk -v target="$target" -v findings="$new" '
    /^#[0-9]+/ && / cov: / { inputs = substr($1, 2); for (i = 1; i < NF; i++) if ($i == "cov:") edges = $(i + 1) }
    END {
      if (inputs == "") { print target ": did not run, see its log"; exit 1 }
      printf "%-12s %12d %8d %9d\n", target, inputs, edges, findings
    }' "$folder/log"
done
[ "$found" -eq 0 ]
