#!/bin/sh
# The tests ask real web servers, follow feeds with a real reader, and publish with rsync. What is missing is an error,
# never a skip.
set -eu
. scripts/apt.sh
PATH="$PATH:/usr/sbin:/sbin"

for program in nginx apache2 newsboat rsync; do
    command -v "$program" >/dev/null || apt_install "$program" || fail \
        "No $program for the tests. Install it (on Debian: apt-get install $program), so that it can be started, and try again."
done
