#!/bin/sh
# All checks: format, static analysis, unit and harness tests, tests with MiniCluster, broker, the
# cluster of scripts/cluster.sh, and the archive of a release with the demo.  --fast stops after the
# unit and harness tests.
# --faults tries all faults of FaultsITCase, three rounds each, and nothing else.
# The output of each step lies in target/verify.
set -eu
. "$(dirname "$0")/lib.sh"

mode=all
case "$*" in
  '') ;;
  --fast) mode=fast ;;
  --faults) mode=faults ;;
  *) fail "usage: verify.sh [--fast | --faults]" ;;
esac

now() {
  date +%s
}

# The sum of Maven's totals, as the one line that ends every run. (Not of the XML reports: the second
# run of a parameterized class overwrites that of the first.)
count() {
  cat target/verify/*.log | awk -F '[^0-9]+' '
    /^\[[A-Z]+\] Tests run: .* Skipped: [0-9]+$/ { tests += $2; failed += $3 + $4; skipped += $5 }
    END { printf "%d passed, %d failed, %d skipped\n", tests - failed - skipped, failed, skipped }'
}

# step NAME COMMAND…: runs it, tells how long it took, ends the script when it fails.
step() {
  title=$1
  shift
  log=target/verify/$title.log
  from=$(now)
  echo "--- $title"
  status=0
  "$@" >"$log" 2>&1 || status=$?
  grep -E '^(\[[A-Z]+\] )?Tests run:' "$log" | sed 's/ -- in / in /' || true
  if [ "$status" -ne 0 ]; then
    grep -E 'ERROR|EXPECTED' "$log" | head -n 60 || true
    echo "    FAILED after $(($(now) - from)) s; all of it: $root/$log"
    echo "--- $(($(now) - start)) s in all"
    count
    exit 1
  fi
  echo "    $(($(now) - from)) s"
}

maven() {
  ./mvnw -B -Dstyle.color=never --no-transfer-progress "$@"
}

strict_compile() {
  # Maven would not notice changed compiler arguments, nor drop the classes of a file that moved.
  rm -rf target/classes target/test-classes target/maven-status
  maven compile
}

# Another JDK on this machine, 17 or newer and of another version; nothing when there is none.
other_java() {
  for home in ${WEIR_OTHER_JAVA_HOME:-/usr/lib/jvm/*}; do
    [ -x "$home/bin/javac" ] || continue
    other=$("$home/bin/java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p' | head -n 1)
    if [ "${other:-0}" -ge 17 ] && [ "$other" -ne "$version" ]; then
      echo "$home"
      return
    fi
  done
}

# Not -Werror, because javac always warns of VectorScan's incubating module, and of no file.
no_warnings() {
  ! sed -n 's/^\[WARNING\] \(.*\.java:.*\)/ERROR \1/p' target/verify/static-analysis.log | grep .
}

find_java
cd "$root"
start=$(now)
rm -rf target/surefire-reports target/failsafe-reports target/verify
mkdir -p target/verify
if [ "$mode" = faults ]; then
  step package maven -DskipTests package
  rm -f target/faults.tsv
  step faults maven -Dexcluded.tests= -Dit.test=FaultsITCase \
    -Dweir.rounds="${WEIR_ROUNDS:-3}" failsafe:integration-test failsafe:verify
  cat target/faults.tsv
  count
  exit
fi
step format maven spotless:check
step static-analysis strict_compile
step no-warnings no_warnings
# Two JVMs, because most of these tests use one core.
step fast-tests maven -DforkCount=2 test
other_home=$(other_java)
if [ -n "$other_home" ]; then
  step fast-tests-other-jdk maven -DforkCount=2 -Djvm="$other_home/bin/java" surefire:test
else
  echo "--- no second JDK found in /usr/lib/jvm or WEIR_OTHER_JAVA_HOME"
fi
if [ "$mode" = all ]; then
  # With the archive of a release, which is tested, too.
  step package maven -Prelease -DskipTests package
  step cluster-tests maven failsafe:integration-test failsafe:verify
fi
echo "--- $(($(now) - start)) s in all"
count
