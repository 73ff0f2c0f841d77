#!/usr/bin/env bash
# Makes certificates, keys and revocation lists to try signatures with: pki.sh FOLDER
#
# Nothing of it is kept in the repository: FOLDER is in the build folder. All dates are fixed and far
# apart, so that a folder made once serves for years. Two runs at once wait for each other.
#
#   root, sub         the authority people trust, and the one below it that issues
#   leader            the leader's certificate (RSA 2048); leader3072, leader4096, leader-ec (P-256)
#   leader-urls       one that says where it can be asked about
#   seal              the organisation's
#   revoked, expired, early, tls-only, no-sign, small   certificates that must not be believed
#   leader-soon, leader-later, seal-soon, sub-soon, tsa-soon, revoked-soon  that end on 15 December 2026
#                     (10:00 in Vietnam), but the second, which takes over from the first a year later
#   tsa, tsa-expired, tsa-plain  time stamps; the second has ended, the third is not meant for them
#   other, stranger   a root nobody trusts and a certificate of its
#   trust/            what a verifier is given: root, sub and their lists
#   stale.crl         a list that should have been renewed long ago; newer.crl a later one than sub.crl,
#                     other.crl one of the authority nobody trusts
#   good.ocsp …       answers about leader and revoked; forged.ocsp is not signed by the authority
#   lost, lost-undated, replaced, closed   taken back on 1 March 2025 as reasons.crl and answers say: the key
#                     of the first may have been another's since 1 February
#   gone.crl          says that leader-ec was replaced on 5 November 2026, and that leader's key may have
#                     been another's since 1 September; all else takes both for good
set -euo pipefail
[ $# = 1 ] || { echo "usage: pki.sh FOLDER" >&2; exit 2; }
made=$(sha256sum <"$0")
mkdir -p "$1"
cd "$1"
exec 9>.lock
flock 9
[ "$(cat .done 2>/dev/null)" = "$made" ] && exit 0
rm -rf ./* .done .stores # of another version of this script

BEGIN=20250101000000Z
END=20991231235959Z
SOON=20261215030000Z

cat >ca.cnf <<'CNF'
[req]
distinguished_name = none
string_mask = utf8only
utf8 = yes
prompt = no
[none]
[root]
database = root.index
serial = root.serial
crlnumber = root.crlnumber
new_certs_dir = issued
certificate = root.pem
private_key = root.key
default_md = sha256
policy = any
unique_subject = no
[sub]
database = sub.index
serial = sub.serial
crlnumber = sub.crlnumber
new_certs_dir = issued
certificate = sub.pem
private_key = sub.key
default_md = sha256
policy = any
unique_subject = no
[other]
database = other.index
serial = other.serial
crlnumber = other.crlnumber
new_certs_dir = issued
certificate = other.pem
private_key = other.key
default_md = sha256
policy = any
unique_subject = no
[any]
countryName = optional
organizationName = optional
organizationalUnitName = optional
commonName = supplied
[v3_root]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
[v3_sub]
basicConstraints = critical, CA:TRUE, pathlen:0
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
[v3_sign]
basicConstraints = CA:FALSE
keyUsage = critical, digitalSignature, nonRepudiation
extendedKeyUsage = emailProtection
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
[v3_urls]
basicConstraints = CA:FALSE
keyUsage = critical, digitalSignature, nonRepudiation
extendedKeyUsage = emailProtection
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
crlDistributionPoints = URI:http://crl.thu-nghiem.vn/sub.crl
authorityInfoAccess = OCSP;URI:http://ocsp.thu-nghiem.vn/good.ocsp
[v3_tls]
basicConstraints = CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = serverAuth
[v3_crypt]
basicConstraints = CA:FALSE
keyUsage = critical, keyEncipherment
[v3_tsa]
basicConstraints = CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
[v3_ocsp]
basicConstraints = CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = OCSPSigning
[tsa]
default_tsa = stamps
[stamps]
serial = tsa.serial
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha384, sha512
accuracy = secs:1
ordering = yes
tsa_name = yes
ess_cert_id_chain = no
ess_cert_id_alg = sha256
CNF

mkdir -p issued trust
for ca in root sub other; do
    : >$ca.index
    echo 1000 >$ca.serial
    echo 1000 >$ca.crlnumber
done
echo 01 >tsa.serial

key() { # NAME ALGORITHM
    case "$2" in
    ec) openssl genpkey -quiet -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$1.key" ;;
    *) openssl genpkey -quiet -algorithm RSA -pkeyopt "rsa_keygen_bits:$2" -out "$1.key" ;;
    esac
}

authority() { # NAME SUBJECT
    key "$1" 2048
    openssl req -new -utf8 -config ca.cnf -key "$1.key" -subj "$2" -out "$1.csr"
    openssl ca -batch -notext -utf8 -config ca.cnf -name "$1" -selfsign -keyfile "$1.key" \
        -in "$1.csr" -out "$1.pem" -extfile ca.cnf -extensions v3_root \
        -startdate $BEGIN -enddate $END 2>>log
}

issue() { # NAME SUBJECT EXTENSIONS ALGORITHM [AUTHORITY [FROM TO]]
    key "$1" "$4"
    openssl req -new -utf8 -config ca.cnf -key "$1.key" -subj "$2" -out "$1.csr"
    openssl ca -batch -notext -utf8 -config ca.cnf -name "${5:-sub}" -in "$1.csr" -out "$1.pem" \
        -extfile ca.cnf -extensions "$3" -startdate "${6:-$BEGIN}" -enddate "${7:-$END}" 2>>log
}

authority root "/C=VN/O=Co quan chung thuc thu nghiem/CN=Root thu nghiem"
authority other "/C=VN/O=Co quan khac/CN=Root khac"
issue sub "/C=VN/O=Co quan chung thuc thu nghiem/CN=Sub thu nghiem" v3_sub 2048 root
issue leader "/C=VN/O=UBND xã Tân Phú/CN=Chủ tịch UBND xã Tân Phú" v3_sign 2048
issue leader3072 "/C=VN/O=UBND xã Tân Phú/CN=Phó Chủ tịch UBND xã Tân Phú" v3_sign 3072
issue leader4096 "/C=VN/O=Sở Tài chính/CN=Giám đốc Sở Tài chính" v3_sign 4096
issue leader-ec "/C=VN/O=UBND xã Hòa Bình/CN=Chủ tịch UBND xã Hòa Bình" v3_sign ec
issue leader-urls "/C=VN/O=UBND xã Tân Phú/CN=Trưởng phòng Nội vụ" v3_urls ec
issue seal "/C=VN/O=UBND tỉnh/CN=Ủy ban nhân dân xã Tân Phú" v3_sign 2048
issue revoked "/C=VN/CN=Chứng thư đã thu hồi" v3_sign ec
issue expired "/C=VN/CN=Chứng thư hết hạn" v3_sign ec sub 20200101000000Z 20210101000000Z
issue early "/C=VN/CN=Chứng thư chưa có hiệu lực" v3_sign ec sub 20980101000000Z $END
issue tls-only "/C=VN/CN=may-chu.example" v3_tls ec
issue no-sign "/C=VN/CN=Chứng thư mã hóa" v3_crypt ec
issue small "/C=VN/CN=Khóa ngắn" v3_sign 1024
issue tsa "/C=VN/CN=Cấp dấu thời gian thử nghiệm" v3_tsa 2048
issue tsa-expired "/C=VN/CN=Dấu thời gian hết hạn" v3_tsa 2048 sub 20200101000000Z 20210101000000Z
issue tsa-plain "/C=VN/CN=Không cấp dấu thời gian" v3_sign 2048
issue ocsp "/C=VN/CN=OCSP thu nghiem" v3_ocsp 2048
issue stranger "/C=VN/CN=Chủ tịch UBND xã Tân Phú" v3_sign ec other
issue stranger-tsa "/C=VN/CN=Dấu thời gian của nơi khác" v3_tsa ec other

issue leader-soon "/C=VN/O=UBND xã An Bình/CN=Chủ tịch UBND xã An Bình" v3_sign ec sub $BEGIN $SOON
issue leader-later "/C=VN/O=UBND xã An Bình/CN=Chủ tịch UBND xã An Bình" v3_sign ec sub $BEGIN 20271215030000Z
issue seal-soon "/C=VN/O=UBND tỉnh/CN=Ủy ban nhân dân xã An Bình" v3_sign ec sub $BEGIN $SOON
issue sub-soon "/C=VN/O=Co quan chung thuc thu nghiem/CN=Sub sap het han" v3_sub 2048 root $BEGIN $SOON
issue tsa-soon "/C=VN/CN=Dấu thời gian sắp hết hạn" v3_tsa 2048 sub $BEGIN $SOON
issue revoked-soon "/C=VN/CN=Chứng thư sắp hết hạn đã thu hồi" v3_sign ec sub $BEGIN $SOON

list() { # AUTHORITY OUT FROM TO
    openssl ca -config ca.cnf -name "$1" -gencrl -crl_lastupdate "$3" -crl_nextupdate "$4" -out "$2" \
        2>>log
}

list sub stale.crl 20250102000000Z 20250109000000Z
for gone in revoked revoked-soon; do
    openssl ca -config ca.cnf -name sub -revoke $gone.pem -crl_reason keyCompromise 2>>log
done
# Taken back long ago, not in the second in which a test that waits for this began.
sed -i 's/^\(R\t[0-9]*Z\t\)[0-9]*Z/\1250102000000Z/' sub.index
list sub sub.crl 20250102000000Z $END
list sub newer.crl 20250202000000Z $END
list root root.crl 20250102000000Z $END
list other other.crl 20250102000000Z $END
cp root.pem sub.pem sub.crl root.crl trust/

# By a list of their own: the others are older.
for gone in lost lost-undated replaced closed; do
    issue $gone "/C=VN/CN=Chứng thư đã thu hồi ($gone)" v3_sign ec
done
revoke() { # NAME OPTION VALUE
    openssl ca -config ca.cnf -name sub -revoke "$1.pem" "$2" "$3" 2>>log
}
revoke lost -crl_compromise 20250201000000Z
revoke lost-undated -crl_reason keyCompromise
revoke replaced -crl_reason superseded
revoke closed -crl_reason cessationOfOperation
sed -i 's/^\(R\t[0-9]*Z\t\)[0-9]*Z\(.*(\(lost\|lost-undated\|replaced\|closed\))\)/\1250301000000Z\2/' sub.index
list sub reasons.crl 20250302000000Z $END

answer() { # CERTIFICATE OUT SIGNER
    openssl ocsp -issuer sub.pem -cert "$1.pem" -no_nonce -reqout query.der >>log 2>&1
    openssl ocsp -index sub.index -CA sub.pem -rsigner "$3.pem" -rkey "$3.key" -reqin query.der \
        -respout "$2" -ndays 20000 >>log 2>&1
}

answer leader good.ocsp ocsp
answer revoked revoked.ocsp ocsp
answer leader forged.ocsp stranger
for gone in lost lost-undated replaced closed; do
    answer $gone $gone.ocsp ocsp
done

# Last of all, for everything else was said before it.
revoke leader-ec -crl_reason superseded
revoke leader -crl_compromise 20260901000000Z
sed -i '/\t250[13]0[12]000000Z/!s/^\(R\t[0-9]*Z\t\)[0-9]*Z/\1261105000000Z/' sub.index
list sub gone.crl 20261110000000Z $END
rm -f ./*.csr query.der
echo "$made" >.done
