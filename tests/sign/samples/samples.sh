#!/usr/bin/env bash
# Makes tests/data/sign/honest anew: one document signed by other programs, each by its own hand.
#   samples.sh BUILD NPM
#   BUILD  a folder where the tests were built
#   NPM    a folder where npm put @signpdf/signpdf, @signpdf/signer-p12, @signpdf/placeholder-plain,
#          @signpdf/placeholder-pdf-lib and pdf-lib
# Needs Debian's libpdfbox2-java, libitext-java, libbcpkix-java and python3-uno. The keys are thrown
# away; what one needs to verify is kept in trust/. Of a file that begins with the issued one only what
# was added is kept (NAME.added).
set -euo pipefail
build=$(cd "$1" && pwd) npm=$(cd "$2" && pwd)
here=$(cd "$(dirname "$0")" && pwd)
out=$here/../../data/sign/honest work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
java=/usr/share/java
classes=$java/pdfbox2.jar:$java/fontbox2.jar:$java/itext.jar:$java/bcprov.jar:$java/bcpkix.jar
classes=$classes:$java/bcutil.jar:$java/commons-logging.jar:$work
p12=$work/sign-pki/stores/leader.p12

cd "$here/../../.."
MESON_BUILD_ROOT=$work BAOCAO_SIGN_ISSUED=$work/issued.pdf "$build/tests/tests_sign_honest_test"
javac -d "$work" -cp "$classes" "$here"/*.java
java -cp "$classes" PdfBox "$p12" "$work/issued.pdf" "$work/pdfbox.pdf"
java -cp "$classes" IText "$p12" "$work/issued.pdf" "$work/itext.pdf"
java -cp "$classes" IText "$p12" "$work/issued.pdf" "$work/itext-over-text.pdf" 100 640 300 700
/usr/bin/python3 "$here/libreoffice.py" "$work/sign-pki/stores/nss" "$work/issued.pdf" "$work/libreoffice.pdf"
cd "$npm"
node "$here/signpdf.mjs" plain "$p12" "$work/issued.pdf" "$work/signpdf.pdf"
node "$here/signpdf.mjs" pdf-lib "$p12" "$work/issued.pdf" "$work/pdf-lib.pdf"

rm -rf "$out"
mkdir -p "$out/trust"
cp "$work/issued.pdf" "$out"
cp "$work"/sign-pki/trust/* "$out/trust"
size=$(stat -c %s "$work/issued.pdf")
for one in pdfbox itext itext-over-text libreoffice signpdf pdf-lib; do
    if cmp -s -n "$size" "$work/issued.pdf" "$work/$one.pdf"; then
        tail -c +$((size + 1)) "$work/$one.pdf" >"$out/$one.added"
    else
        cp "$work/$one.pdf" "$out/$one.pdf"
    fi
done
