# Common part of the scripts, to be sourced: finds java, builds when needed, starts a class of
# a room of dev.weir.local. Plain POSIX shell; works from any folder, in the project and in a release.
# JAVA_HOME or the java on the PATH is used; JAVA_OPTS is added to the JVM's flags.

root=$(cd "$(dirname "$0")/.." && pwd)
name=$(basename "$0" .sh)
# Where the jars are, and where logs and the cluster's files go.
if [ -f "$root/pom.xml" ]; then
  home=$root/target
  class_path=$home/classes:$home/lib/*
else
  # A release: its lib leaves out what the job jar holds.
  home=$root
  class_path=$home/weir.jar:$home/lib/*
fi
# Short runs spend most of their time in the second compiler; it is kept for what is truly hot
# (a third less CPU for one record, a fifth less for 130,000).
jit_flags="-XX:Tier4InvocationThreshold=50000 -XX:Tier4MinInvocationThreshold=20000
  -XX:Tier4CompileThreshold=60000 -XX:Tier4BackEdgeThreshold=400000"

fail() {
  echo "$name: $*" >&2
  exit 1
}

find_java() {
  if [ -n "${JAVA_HOME:-}" ]; then
    java=$JAVA_HOME/bin/java
    [ -x "$java" ] || fail "no java in JAVA_HOME=$JAVA_HOME"
  else
    java=$(command -v java) || fail "no java found: install a JDK 17 or newer, or set JAVA_HOME"
  fi
  version=$("$java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p' | head -n 1)
  [ "${version:-0}" -ge 17 ] || fail "needs Java 17 or newer, found ${version:-none} ($java)"
}

# Builds when a main source is newer than the job jar. Says so on standard error only.
build() {
  [ -f "$root/pom.xml" ] || return 0
  if [ -f "$root/target/weir.jar" ] && [ -d "$root/target/lib" ]; then
    newer=$(find "$root/src/main" "$root/pom.xml" -newer "$root/target/weir.jar" | head -n 1)
    [ -n "$newer" ] || return 0
    echo "$name: building…" >&2
  else
    echo "$name: building… (the first time fetches the libraries)" >&2
  fi
  (cd "$root" && ./mvnw -q -B -Dquick -Dstyle.color=never -Dmaven.test.skip=true package) >&2 || fail "the build failed"
}

# launch CLASS ARGS…: replaces this shell, so that signals and standard input reach the program.
launch() {
  main=$1
  shift
  mkdir -p "$home/logs" || fail "cannot write to $home"
  flags="-XX:+UseSerialGC $jit_flags"
  # Flink and Kafka use sun.misc.Unsafe and native libraries; newer JDKs warn of both.
  [ "$version" -lt 24 ] ||
    flags="$flags --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED"
  # shellcheck disable=SC2086  # flags and JAVA_OPTS are lists
  exec "$java" $flags \
    --add-opens=java.base/java.lang=ALL-UNNAMED \
    --add-opens=java.base/java.util=ALL-UNNAMED \
    --add-opens=java.base/java.time=ALL-UNNAMED \
    -Dlog4j.configurationFile="$root/flink-conf/log4j-local.properties" \
    -Dlog.file="$home/logs/$name.log" \
    -Dweir.root="$root" \
    -Dweir.home="$home" \
    -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 \
    -Dsun.stdout.encoding=UTF-8 -Dsun.stderr.encoding=UTF-8 \
    ${JAVA_OPTS:-} -cp "$class_path" "$main" "$@"
}
