#!/bin/sh
# Lock pyproject.toml into requirements/*.txt, with hashes. Options go to uv, e.g. --upgrade.
set -eu

.venv/bin/python -m pip --disable-pip-version-check --quiet install uv

# For every system and every Python from 3.11.0 on, one version each. No header and no index
# options: a lock must not tell where it was made.
compile() {
    output=requirements/$1.txt
    shift
    .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --fork-strategy fewest \
        --generate-hashes --no-header --no-emit-index-url --no-emit-find-links --system-certs \
        --output-file "$output" "$@"
    echo "$output"
}

compile install --group install "$@"
compile build pyproject.toml "$@"
compile dev pyproject.toml --group dev --constraint requirements/build.txt "$@"
# mkdocs-rss-plugin wants an old tzdata, but on Windows only; the override lets the other systems have ours.
echo tzdata | compile bench pyproject.toml --group bench --constraint requirements/dev.txt --override /dev/stdin "$@"
compile links --group links "$@"
