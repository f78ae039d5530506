#!/bin/sh
# The tests ask real web servers, and publish with rsync. What is missing is an error, never a skip.
set -eu
. scripts/apt.sh
PATH="$PATH:/usr/sbin:/sbin"

for server in nginx apache2 rsync; do
    command -v "$server" >/dev/null || apt_install "$server" || fail \
        "No $server for the tests. Install it (on Debian: apt-get install $server), so that it can be started, and try again."
done
