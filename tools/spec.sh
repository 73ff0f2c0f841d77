#!/usr/bin/env bash
# Writes the OpenAPI document and the web client's types from the route and field tables.
# --check only says whether the two that are committed are still the ones that would be written.
set -euo pipefail

program="${BAOCAO:-build/baocao}"
new="$(mktemp -d)"
trap 'rm -rf "$new"' EXIT

"$program" openapi >"$new/openapi.json"
tools/node.sh npx --prefix web --no-install openapi-typescript "$new/openapi.json" \
    -o "$new/schema.d.ts" >/dev/null
tools/node.sh npx --prefix web --no-install prettier --log-level warn --config web/.prettierrc.json \
    --write "$new/schema.d.ts" "$new/openapi.json"

if [ "${1:-}" = --check ]; then
    for pair in openapi.json:web/openapi.json schema.d.ts:web/src/api/schema.d.ts; do
        diff -u "${pair#*:}" "$new/${pair%%:*}" | head -n 40 || {
            echo "${pair#*:} is stale: run make spec"
            exit 1
        }
    done
else
    cp "$new/openapi.json" web/openapi.json
    cp "$new/schema.d.ts" web/src/api/schema.d.ts
fi
