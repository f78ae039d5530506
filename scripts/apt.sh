# Functions for the scripts beside this file: `. scripts/apt.sh`

fail() {
    printf '%s\n' "$@" >&2
    exit 1
}

# Install Debian packages as root or through sudo; false where neither works.
apt_install() {
    command -v apt-get >/dev/null || return 1
    sudo=
    [ "$(id -u)" = 0 ] || sudo=$(command -v sudo) || return 1
    echo "Installing $* with apt-get${sudo:+ (sudo may ask for your password)} ..."
    # dpkg looks for its helpers in sbin, which is not in everybody's PATH.
    set -- $sudo env DEBIAN_FRONTEND=noninteractive PATH="$PATH:/usr/sbin:/sbin" sh -c \
        'apt-get update -qq; apt-get install -qq --no-install-recommends "$@" >/dev/null' apt "$@"
    "$@"
}
