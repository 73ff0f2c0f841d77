#!/usr/bin/env bash
# What other programs say of the documents in FOLDER/work: others.sh FOLDER COUNT
# Each must have two signatures that poppler, OpenSSL and MuPDF call valid. Removes what it looked at.
set -euo pipefail
pki=$(cd "$1" && pwd) count=$2
cd "$pki/work"
export pki

one() {
    local pdf=$1 base=${1%.pdf} said k
    said=$(pdfsig -nocert "$pdf" 2>&1) || true
    [ "$(grep -c 'Signature is Valid' <<<"$said")" = 2 ] ||
        { echo "pdfsig: $pdf: $said" >&2; return 1; }
    grep -q 'Total document signed' <<<"$said" || { echo "pdfsig: $pdf: $said" >&2; return 1; }
    for k in 0 1; do
        openssl cms -verify -cades -binary -inform DER -in "$base-$k.cms" -content "$base-$k.bin" \
            -CAfile "$pki/root.pem" -purpose any -out /dev/null 2>/dev/null ||
            { echo "openssl: $base-$k" >&2; return 1; }
    done
    said=$(mutool sign -v "$pdf" 2>&1) || true
    [ "$(grep -c 'document is unchanged\|signature is valid' <<<"$said")" = 2 ] ||
        { echo "mutool: $pdf: $said" >&2; return 1; }
}
export -f one
ls | grep -- '-i[0-9]*\.pdf$' >list.$$
[ "$(wc -l <list.$$)" -ge "$count" ] || { echo "fewer documents than $count" >&2; exit 1; }
xargs -P 2 -n 1 bash -c 'one "$0"' <list.$$
sed 's/\.pdf$//' list.$$ | while read -r base; do rm -f "$base".pdf "$base"-[01].*; done
rm -f list.$$
