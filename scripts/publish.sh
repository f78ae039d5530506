#!/bin/sh
# Send site/ to a web space: scripts/publish.sh USER@HOST:FOLDER (or a folder of this machine). The server gives out
# FOLDER/current, a link that is moved in one step when everything has arrived; the last three releases stay beside it.
# DRY=1 only shows what would be sent.
set -eu
. scripts/apt.sh

target=${1:?USER@HOST:FOLDER}
command -v rsync >/dev/null || apt_install rsync || fail "Install rsync, and try again."
case $target in
    *:*) host=${target%%:*} folder=${target#*:} ;;
    *) host='' folder=$target ;;
esac
# there COMMAND...: run it where the site goes
there() {
    if [ -n "$host" ]; then ssh "$host" "$@"; else sh -c "$*"; fi
}

release=releases/$(date -u +%Y%m%dT%H%M%S.%N)
if [ -n "${DRY:-}" ]; then
    rsync --recursive --links --checksum --delete --dry-run --itemize-changes site/ "$target/current/"
    exit
fi
there "mkdir -p '$folder/releases'"
# Unchanged files are shared with the release before: nothing is sent twice.
rsync --recursive --links --times --checksum --link-dest="../../current/" site/ "$target/$release/"
there "cd '$folder' && ln -s '$release' current.new && mv -T current.new current &&" \
    "ls -1d releases/* | head -n -3 | while read -r old; do rm -rf \"\$old\"; done"
echo "Published: $target/$release"
