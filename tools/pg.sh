#!/usr/bin/env bash
# A private PostgreSQL for tests: its own folder and Unix socket, no TCP unless asked for.
#
#   tools/pg.sh start [--fast] [--port N] [DIR]   starts it and prints its URL
#   tools/pg.sh url   [DIR]                       prints the URL of the one running
#   tools/pg.sh stop  [DIR]                       stops it and removes DIR
#
# DIR is ${TMPDIR:-/tmp}/baocao-pg unless given. --fast turns fsync off: for tests alone, never
# for a measurement of writes. --port N also listens on 127.0.0.1:N. As root, the server runs as
# the user postgres.
set -euo pipefail

bin=${PG_BIN:-$(printf '%s\n' /usr/lib/postgresql/*/bin | sort -V | tail -n 1)}
database=baocao

fail() {
    echo "pg.sh: $*" >&2
    exit 1
}

# PostgreSQL refuses to run as root.
run() {
    if [ "$(id -u)" = 0 ]; then
        (cd / && runuser -u postgres -- "$@")
    else
        "$@"
    fi
}

print_url() {
    local user number
    user=$(stat -c %U "$dir/data")
    number=$(sed -n 4p "$dir/data/postmaster.pid")
    echo "postgres://$user@/$database?host=$dir&port=$number"
}

start() {
    local options="-c listen_addresses='' -c unix_socket_directories='$dir'"
    [ -n "$port" ] && options="-c listen_addresses=127.0.0.1 -c port=$port -c unix_socket_directories='$dir'"
    if [ -s "$dir/data/postmaster.pid" ] && run "$bin/pg_ctl" -D "$dir/data" status >/dev/null; then
        print_url
        return
    fi
    rm -rf "$dir"
    mkdir -p "$dir"
    [ "$(id -u)" = 0 ] && chown postgres: "$dir"
    run "$bin/initdb" -D "$dir/data" --auth=trust --encoding=UTF8 --locale=C --no-sync \
        >"$dir/initdb.log" 2>&1 || fail "initdb: $(tail -n 3 "$dir/initdb.log")"
    $fast && options="$options -c fsync=off -c full_page_writes=off"
    run "$bin/pg_ctl" -D "$dir/data" -l "$dir/server.log" -w -o "$options" start >/dev/null ||
        fail "pg_ctl: $(tail -n 3 "$dir/server.log")"
    run "$bin/createdb" -h "$dir" ${port:+-p "$port"} "$database"
    print_url
}

stop() {
    [ -d "$dir/data" ] || return 0
    run "$bin/pg_ctl" -D "$dir/data" -m immediate stop >/dev/null || true
    rm -rf "$dir"
}

verb=${1:-}
[ $# -gt 0 ] && shift
fast=false
port=
dir=${TMPDIR:-/tmp}/baocao-pg
while [ $# -gt 0 ]; do
    case $1 in
        --fast) fast=true ;;
        --port) shift && port=${1:?} ;;
        -*) fail "unknown option $1" ;;
        *) dir=$1 ;;
    esac
    shift
done
[ -x "$bin/pg_ctl" ] || fail "PostgreSQL is not installed (Debian: postgresql-15)"

case $verb in
    start) start ;;
    stop) stop ;;
    url) [ -d "$dir/data" ] && print_url ;;
    *) sed -n '2,10s/^# \{0,1\}//p' "$0" && exit 2 ;;
esac
