#!/usr/bin/env bash
# Writes the OpenAPI document and the web client's types from the route and field tables.
# --check only says whether the two that are committed are still the ones that would be written.
set -euo pipefail

program="${BAOCAO:-build/baocao}"
new="$(mktemp -d)"
trap 'rm -rf "$new"' EXIT

"$program" openapi | python3 -m json.tool --no-ensure-ascii --indent 2 >"$new/openapi.json"
tools/node.sh npx --prefix web --no-install openapi-typescript "$new/openapi.json" \
    -o "$new/schema.d.ts" >/dev/null

stale=0
for pair in openapi.json:web/openapi.json schema.d.ts:web/src/api/schema.d.ts; do
    ours="$new/${pair%%:*}" theirs="${pair#*:}"
    if [ "${1:-}" != --check ]; then
        cp "$ours" "$theirs"
    elif ! cmp -s "$ours" "$theirs"; then
        diff -u "$theirs" "$ours" | head -n 40 || true
        echo "$theirs is stale: run make spec"
        stale=1
    fi
done
exit "$stale"
