#!/usr/bin/env bash
# Check every link and #fragment in the pages, feeds and data of a built site, without network:
# scripts/check-links.sh SITE
set -euo pipefail

# The address the site was built for, e.g. https://example.org/wiq/
address=$(sed -n 's/.*<link rel="canonical" href="\([^"]*\)".*/\1/p' "$1/index.html")
[[ $address == http*/ ]] || { echo "$1/index.html names no canonical address" >&2; exit 1; }
host=$(grep -o '^[a-z]*://[^/]*' <<<"$address")

# A web root in which the site lies where its address says, for links that start with a slash.
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
mkdir -p "$root${address#"$host"}"
cp -r "$1/." "$root${address#"$host"}"

# lychee is content with no files at all.
count=$(find "$1" -name '*.html' | wc -l)
echo "Checking the links in $count pages of $address"
((count > 1)) || { echo "These are too few." >&2; exit 1; }

# Ids of dates look like paths, and so do mail addresses in quotation marks in the texts of hits.
.venv/bin/lychee --offline --include-fragments --no-progress --root-dir "$root" \
    --index-files index.html --remap "^$host file://$root" --exclude-path 'daten/termine\.json$|suche/seiten/' \
    "$root/**/*.html" "$root/**/*.xml" "$root/**/*.json"
