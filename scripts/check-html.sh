#!/usr/bin/env bash
# Validate the HTML of a built site with the Nu Html Checker: scripts/check-html.sh SITE
set -euo pipefail
. scripts/apt.sh

version=26.9.27
checksum=5970d3ffca91a627cf0965e5d91bb2e4242307c29292998de0b419d6a901b2b7
package=.cache/vnu-jar-$version.tgz

command -v java >/dev/null || apt_install default-jre-headless || fail "Java is needed."
mkdir -p .cache
if [[ ! -e $package ]]; then
    command -v npm >/dev/null || apt_install npm || fail "npm is needed to fetch vnu-jar."
    npm pack --silent --pack-destination .cache "vnu-jar@$version" >/dev/null
fi
sha256sum --check --quiet <<<"$checksum  $package"

jar=$(mktemp)
trap 'rm -f "$jar"' EXIT
tar -xzOf "$package" package/build/dist/vnu.jar >"$jar"

# The checker is content with no files at all.
count=$(find "$1" -name '*.html' | wc -l)
echo "Validating $count pages"
((count > 1)) || fail "These are too few."
java -jar "$jar" --errors-only --skip-non-html "$1"
