#!/bin/sh
# The form for editors needs Node.js (18 or newer) and npm: find them or install them.
set -eu
. scripts/apt.sh

for program in node npm; do
    command -v "$program" >/dev/null || apt_install nodejs npm || fail \
        "No $program here. Install Node.js with npm (on Debian: apt-get install nodejs npm), and try again."
done
