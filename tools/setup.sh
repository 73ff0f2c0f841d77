#!/usr/bin/env bash
# Installs what is missing on Debian 12: setup.sh build|demo|check|docs
#   build  compiles the program, its web UI's WebAssembly core and runs the unit tests
#   demo   the same: nothing more is needed to run it
#   check  also everything `make check` uses
# Nothing is done where nothing is missing, so it needs neither root nor a network then.
set -euo pipefail

BUILD="gcc make meson ninja-build pkg-config python3 git libsqlite3-dev libpq-dev libsodium-dev
    libevent-dev libssl-dev node-llhttp libzip-dev zlib1g-dev libpng-dev libexpat1-dev libcurl4-openssl-dev
    libp11-kit-dev libxlsxwriter-dev libutf8proc-dev libpango1.0-dev fonts-liberation2 libcmocka-dev clang lld
    libclang-rt-14-dev libclang-rt-14-dev-wasm32 brotli gzip curl ca-certificates xz-utils"
CHECK="clang-format clang-tidy gcovr postgresql-15 chromium chromium-headless-shell faketime
    poppler-utils libnss3-tools softhsm2 libreoffice-calc libreoffice-writer-nogui nginx-light wrk openssl qpdf
    mupdf-tools python3-aiosmtpd python3-pikepdf libpdfbox2-java libactivation-java libjaxb-api-java
    default-jre-headless"

say() { printf 'setup: %s\n' "$*" >&2; }

die() {
    say "$*"
    exit 1
}

# The packages given that are not installed.
missing() {
    local package
    for package in "$@"; do
        dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed ||
            printf '%s ' "$package"
    done
}

# Node 20.19 or newer on the PATH, or in .tools/, or an npm that can fetch one.
node_package() {
    "$(dirname "$0")/node.sh" --have && return
    command -v npm >/dev/null 2>&1 || printf 'npm '
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        DEBIAN_FRONTEND=noninteractive "$@"
    elif command -v sudo >/dev/null 2>&1; then
        sudo DEBIAN_FRONTEND=noninteractive "$@"
    else
        die "not root and no sudo; ask the administrator to run: apt-get install $wanted"
    fi
}

# A cluster of its own is no use to us: the tests start theirs, in a folder of theirs.
without_default_cluster() {
    [ -e /etc/postgresql-common/createcluster.conf ] || return 0
    grep -q '^create_main_cluster' /etc/postgresql-common/createcluster.conf && return 0
    echo 'create_main_cluster = false' |
        as_root tee -a /etc/postgresql-common/createcluster.conf >/dev/null
}

install() {
    as_root apt-get install -qq -y --no-install-recommends "$@" >&2
}

case "${1:-build}" in
build | demo) set_of=$BUILD ;;
check) set_of="$BUILD $CHECK" ;;
*) die "usage: setup.sh build|demo|check" ;;
esac

command -v dpkg-query >/dev/null 2>&1 || die "this is not Debian; install by hand: $set_of"
# shellcheck disable=SC2086
wanted="$(missing $set_of)$(node_package)"
[ -n "$wanted" ] || exit 0

say "installing $wanted"
as_root apt-get update -qq >&2 || die "apt-get update failed: is there a network and a package source?"
case " $wanted " in
*" postgresql-15 "*)
    install postgresql-common || die "apt-get could not install postgresql-common"
    without_default_cluster
    ;;
esac
# shellcheck disable=SC2086
install $wanted || die "apt-get could not install: $wanted"
say "done"
