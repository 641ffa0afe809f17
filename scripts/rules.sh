#!/bin/sh
# Says of each rule of a folder, file or zip what it is, or why it is refused.
#   --help names the options
set -eu
. "$(dirname "$0")/lib.sh"

find_java
build
launch dev.weir.local.rules.Rules "$@"
