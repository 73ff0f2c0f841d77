#!/usr/bin/env bash
# Builds the core for the browser and runs the golden formulas and the rest of door.test.mjs in Node.
set -euo pipefail
root=${BAOCAO_ROOT:-$(cd "$(dirname "$0")/../.." && pwd)}
out=${MESON_BUILD_ROOT:-$root/build}/core-test.wasm
"$root/tools/build_wasm.sh" "$out"
BAOCAO_WASM=$out "$root/tools/node.sh" node --test "$root/tests/wasm/"
