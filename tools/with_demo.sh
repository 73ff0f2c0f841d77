#!/usr/bin/env bash
# Runs a command beside a demo of the program on fresh data: with_demo.sh CMD…
# The command finds it at BAOCAO_URL; demo and data are gone afterwards.
set -euo pipefail

program="${BAOCAO:-build/baocao}"
port="${BAOCAO_PORT:-18080}"
data="$(mktemp -d)"
export BAOCAO_URL="http://127.0.0.1:$port"

"$program" demo --data "$data/demo" --listen "127.0.0.1:$port" >"$data/log" 2>&1 &
demo=$!
trap 'kill "$demo" 2>/dev/null || true; wait "$demo" 2>/dev/null || true; rm -rf "$data"' EXIT

for _ in $(seq 300); do
    if curl --silent --fail --output /dev/null "$BAOCAO_URL/readyz"; then
        "$@" && exit
        status=$?
        tail -n 30 "$data/log" >&2
        exit "$status"
    fi
    kill -0 "$demo" 2>/dev/null || break
    sleep 0.1
done
echo "with_demo: the demo does not answer at $BAOCAO_URL:" >&2
tail -n 30 "$data/log" >&2
exit 1
