#!/bin/sh
# The tests need a Chromium: find one or install one. A missing browser is an error, never a skip.
set -eu
. scripts/apt.sh

# Playwright brings a Node of its own, which needs a library that a small Debian lacks.
.venv/bin/playwright --version >/dev/null 2>&1 || apt_install libatomic1 || fail \
    "Playwright does not start here. Install libatomic (on Debian: apt-get install libatomic1)."

for name in chromium chromium-browser google-chrome; do
    command -v "$name" >/dev/null && exit
done
apt_install chromium || .venv/bin/playwright install chromium || fail \
    "No browser for the tests. Install Chromium (on Debian: apt-get install chromium), so that" \
    "one of chromium, chromium-browser or google-chrome can be started, and try again."
