#!/bin/sh
# The tests need a Chromium and a Firefox: find them or install them. A missing browser is an error, never a skip.
set -eu
. scripts/apt.sh

# Playwright brings a Node of its own, which needs a library that a small Debian lacks.
.venv/bin/playwright --version >/dev/null 2>&1 || apt_install libatomic1 || fail \
    "Playwright does not start here. Install libatomic (on Debian: apt-get install libatomic1)."

# find_one NAME...: whether one of these programs can be started
find_one() {
    for name in "$@"; do
        command -v "$name" >/dev/null && return
    done
    return 1
}

find_one chromium chromium-browser google-chrome || apt_install chromium || .venv/bin/playwright install chromium ||
    fail "No Chromium for the tests. Install it (on Debian: apt-get install chromium), so that" \
        "one of chromium, chromium-browser or google-chrome can be started, and try again."
find_one firefox-esr firefox || apt_install firefox-esr || .venv/bin/playwright install firefox ||
    fail "No Firefox for the tests. Install it (on Debian: apt-get install firefox-esr), so that" \
        "firefox-esr or firefox can be started, and try again."
