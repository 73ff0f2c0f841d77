#!/usr/bin/env bash
# Makes an authority of the demo's own, a leader's key and an office's, to try signing with:
# demo_keys.sh FOLDER
#
# Nothing of it is worth anything outside the demo: the authority is known to this one database. The
# keys are .p12 files as people have them, with a password written beside; the authority's own key
# is thrown away. A folder that is there already is left alone.
set -euo pipefail
[ $# = 1 ] || { echo "usage: demo_keys.sh FOLDER" >&2; exit 2; }
[ -e "$1" ] && exit 0
umask 077
mkdir -p "$(dirname "$1")"
work=$(mktemp -d "$1.XXXXXX")
trap 'rm -rf "$work"' EXIT
password="ky-thu-$(openssl rand -hex 3)"

cat >"$work/ca.cnf" <<CNF
[ca]
default_ca = own
[own]
database = $work/index
serial = $work/serial
crlnumber = $work/crlnumber
new_certs_dir = $work
default_md = sha256
default_days = 1825
default_crl_days = 1825
policy = any
[any]
organizationName = optional
commonName = supplied
[req]
distinguished_name = none
string_mask = utf8only
utf8 = yes
prompt = no
[none]
[root]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
[sign]
basicConstraints = CA:FALSE
keyUsage = critical, digitalSignature, nonRepudiation
extendedKeyUsage = emailProtection
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
CNF
: >"$work/index"
echo 1000 >"$work/serial"
echo 1000 >"$work/crlnumber"

ask() { # NAME SUBJECT
    openssl genpkey -quiet -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out "$work/$1.key"
    openssl req -new -utf8 -config "$work/ca.cnf" -key "$work/$1.key" -subj "$2" -out "$work/$1.csr"
}

issue() { # NAME SUBJECT
    ask "$1" "$2"
    openssl ca -batch -notext -utf8 -config "$work/ca.cnf" -cert "$work/root.pem" -keyfile "$work/root.key" \
        -in "$work/$1.csr" -out "$work/$1.pem" -extfile "$work/ca.cnf" -extensions sign 2>>"$work/log"
    openssl pkcs12 -export -in "$work/$1.pem" -inkey "$work/$1.key" -certfile "$work/root.pem" \
        -name "$1" -passout "pass:$password" -out "$work/$1.p12"
}

ask root "/O=Dùng thử/CN=Tổ chức chứng thực của bản dùng thử"
openssl ca -batch -notext -utf8 -config "$work/ca.cnf" -selfsign -keyfile "$work/root.key" \
    -in "$work/root.csr" -out "$work/root.pem" -extfile "$work/ca.cnf" -extensions root 2>>"$work/log"
issue lanh-dao "/O=Dùng thử/CN=Chủ tịch UBND xã (dùng thử)"
issue con-dau "/O=Dùng thử/CN=Ủy ban nhân dân xã (dùng thử)"
openssl ca -config "$work/ca.cnf" -cert "$work/root.pem" -keyfile "$work/root.key" -gencrl \
    -out "$work/root.crl" 2>>"$work/log"

mkdir "$work/made"
mv "$work"/{root.pem,root.crl,lanh-dao.pem,lanh-dao.p12,con-dau.pem,con-dau.p12} "$work/made"
cat >"$work/made/DOC-TOI.txt" <<TXT
Khóa và chứng thư số để THỬ ký số trong bản dùng thử này. Không có giá trị ngoài bản dùng thử.

lanh-dao.p12   khóa của lãnh đạo
con-dau.p12    khóa của cơ quan (ký số của cơ quan)
Mật khẩu của cả hai tệp: $password
TXT
mv "$work/made" "$1"
