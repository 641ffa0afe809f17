#!/bin/sh
# Formats the Java sources.
set -eu
. "$(dirname "$0")/lib.sh"

cd "$root"
exec ./mvnw -q -B spotless:apply
