#!/usr/bin/env bash
# Makes a token of softhsm2 with keys of pki.sh in it: token.sh PKI FOLDER
# Keys leader and leader-ec; PIN 246810. FOLDER/softhsm.conf is for SOFTHSM2_CONF.
set -euo pipefail
pki=$(cd "$1" && pwd)
rm -rf "$2"
mkdir -p "$2/tokens"
cd "$2"
printf 'directories.tokendir = %s/tokens\nobjectstore.backend = file\nlog.level = ERROR\n' "$PWD" >softhsm.conf
export SOFTHSM2_CONF=$PWD/softhsm.conf
softhsm2-util --init-token --free --label 'bao cao' --pin 246810 --so-pin 13579111
id=10
for key in leader leader-ec seal; do
    openssl pkcs8 -topk8 -nocrypt -in "$pki/$key.key" -out "$key.p8"
    softhsm2-util --import "$key.p8" --token 'bao cao' --label "$key" --id $id --pin 246810
    rm -f "$key.p8"
    id=$((id + 1))
done
(umask 077 && echo 246810 >pin)
