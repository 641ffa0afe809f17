#!/bin/sh
# Builds target/weir-VERSION.tar.gz: the job, the tools and all that they need but a JDK.
set -eu
. "$(dirname "$0")/lib.sh"

find_java
cd "$root"
rm -rf target/classes target/maven-status target/weir-*.tar.gz
./mvnw -q -B -Prelease -Dmaven.test.skip=true package || fail "the build failed"
du -h target/weir-*.tar.gz
