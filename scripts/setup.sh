#!/bin/sh
# Install requirements/NAME.txt and this project into .venv: scripts/setup.sh build|dev|links
set -eu
. scripts/apt.sh

# Debian has venv in a package of its own.
python3 -c 'import ensurepip, venv' 2>/dev/null || apt_install python3 python3-venv || fail \
    "Python cannot make a virtual environment here. Install Python 3.11 or newer with its" \
    "venv module (on Debian and Ubuntu: apt-get install python3-venv) and run make again."
python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' || fail \
    "Python 3.11 or newer is needed, but python3 is $(python3 --version)."

pip() {
    .venv/bin/python -m pip --disable-pip-version-check --quiet "$@"
}

# Half a .venv, or one that was moved with its folder, is made anew.
pip --version >/dev/null 2>&1 || python3 -m venv --clear .venv

echo "Installing what requirements/$1.txt lists into .venv ..."
# Two steps, because what builds a source package has to be there, and locked, before it.
pip install --require-hashes -r requirements/install.txt
pip install --require-hashes --no-build-isolation -r "requirements/$1.txt"
pip install --no-deps --no-build-isolation --editable .

touch ".venv/$1.stamp"
[ "$1" != dev ] || touch .venv/build.stamp  # dev holds all of build
