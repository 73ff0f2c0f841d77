#!/usr/bin/env bash
# Makes docs/screenshots/ anew: the demo's main screens on a desktop and on a phone, with their page.
#
# The demo's figures come from its seed; its months follow the day this is run. pngquant, if it is
# installed (apt-get install pngquant), makes the pictures a third as large.
set -euo pipefail

cd "$(dirname "$0")/.."
program="${BAOCAO:-build/baocao}"
out=docs/screenshots
data="$(mktemp -d)"
trap 'rm -rf "$data"' EXIT

[ -x "$program" ] || {
    echo "screenshots: no $program; run make build" >&2
    exit 1
}
rm -f "$out"/*.png
BAOCAO="$program" DATA="$data" OUT="$out" tools/node.sh node web/tools/screenshots.mjs
if command -v pngquant >/dev/null 2>&1; then
    pngquant --force --skip-if-larger --speed 1 --strip --ext .png 64 "$out"/*.png || [ $? = 98 ]
fi
du -ch "$out"/*.png | tail -n 1
