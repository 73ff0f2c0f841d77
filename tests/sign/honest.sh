#!/usr/bin/env bash
# Other programs sign a document: honest.sh FOLDER TOOL IN OUT [FIELD]
#   FOLDER  of pki.sh; keys are taken from it
#   TOOL    openssl (IN is what is signed, OUT the CMS), mutool, poppler, qpdf and clean (MuPDF's) write anew
# The keys get into a store of NSS and a PKCS #12 file of their own, made once.
set -euo pipefail
pki=$(cd "$1" && pwd) tool=$2 in=$3 out=$4 field=${5:-}

store() {
    local dir=$pki/stores
    exec 9>"$pki/.stores"
    flock 9
    [ -e "$dir/.done" ] && return
    rm -rf "$dir"
    mkdir -p "$dir/nss"
    openssl pkcs12 -export -in "$pki/leader.pem" -inkey "$pki/leader.key" \
        -certfile "$pki/sub.pem" -passout pass:mo -name leader -out "$dir/leader.p12"
    certutil -N -d "sql:$dir/nss" --empty-password
    certutil -A -d "sql:$dir/nss" -n root -t CT,CT,CT -i "$pki/root.pem"
    certutil -A -d "sql:$dir/nss" -n sub -t ,, -i "$pki/sub.pem"
    pk12util -i "$dir/leader.p12" -d "sql:$dir/nss" -W mo -K ''
    : >"$dir/.done"
}

case "$tool" in
openssl)
    openssl cms -sign -binary -cades -md sha256 -signer "$pki/leader.pem" -inkey "$pki/leader.key" \
        -certfile "$pki/sub.pem" -in "$in" -outform DER -out "$out"
    ;;
mutool)
    store
    mutool sign -s "$pki/stores/leader.p12" -P mo -o "$out" "$in"
    ;;
poppler)
    store
    pdfsig -nssdir "sql:$pki/stores/nss" -no-ocsp -add-signature -nick leader \
        -new-signature-field-name "$field" "$in" "$out"
    ;;
clean)
    mutool clean "$in" "$out"
    ;;
qpdf)
    qpdf --object-streams=generate "$in" "$out"
    ;;
esac >>"$pki/log" 2>&1
