#!/bin/sh
# Build what may be published into site/, after a look at the addresses of the published site: scripts/release.sh [OPTIONS]
# Options go to `wiq check`, e.g. --mindestens 50. BEFORE names another sitemap than that of the published site.
set -eu
. scripts/apt.sh

address=$(.venv/bin/python -c 'from pathlib import Path
from wiq_site.settings import read_settings
print(read_settings(Path("mkdocs.yml"))[0].site_url)')
before=${BEFORE:-}
if [ -z "$before" ]; then
    mkdir -p build
    before=build/before.xml
    rm -f "$before"
    .venv/bin/python scripts/fetch.py "${address}sitemap.xml" "$before" ||
        fail "The published site does not answer. Try again, or name its last sitemap: make release BEFORE=FILE"
fi
[ -e "$before" ] && set -- --vorher "$before" "$@"
.venv/bin/wiq check --veroeffentlichen "$@"
.venv/bin/wiq build
