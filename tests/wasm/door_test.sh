#!/usr/bin/env bash
# Builds the core for the browser and runs the golden formulas and the rest of door.test.mjs in Node.
set -euo pipefail
root=${BAOCAO_ROOT:-$(cd "$(dirname "$0")/../.." && pwd)}
make --no-print-directory -C "$root" wasm
BAOCAO_WASM=$root/build/core.wasm "$root/tools/node.sh" node --test "$root/tests/wasm/"
