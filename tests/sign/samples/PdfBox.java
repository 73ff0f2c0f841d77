import java.io.*;
import java.nio.file.*;
import java.security.*;
import java.security.cert.X509Certificate;
import java.util.*;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.*;
import org.bouncycastle.cert.jcajce.*;
import org.bouncycastle.cms.*;
import org.bouncycastle.cms.jcajce.*;
import org.bouncycastle.operator.jcajce.*;

/** Signs with PDFBox, invisibly, by a CMS as BouncyCastle writes it (BER). PdfBox P12 IN OUT */
class PdfBox {
    public static void main(String[] args) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(Path.of(args[0]))) {
            store.load(in, "mo".toCharArray());
        }
        String name = store.aliases().nextElement();
        PrivateKey key = (PrivateKey) store.getKey(name, "mo".toCharArray());
        List<X509Certificate> chain = new ArrayList<>();
        for (var one : store.getCertificateChain(name)) chain.add((X509Certificate) one);
        CMSSignedDataGenerator maker = new CMSSignedDataGenerator();
        maker.addSignerInfoGenerator(new JcaSignerInfoGeneratorBuilder(
            new JcaDigestCalculatorProviderBuilder().build())
                .build(new JcaContentSignerBuilder("SHA256withRSA").build(key), chain.get(0)));
        maker.addCertificates(new JcaCertStore(chain));
        try (PDDocument document = PDDocument.load(new File(args[1]));
             OutputStream out = Files.newOutputStream(Path.of(args[2]))) {
            PDSignature signature = new PDSignature();
            signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
            signature.setSubFilter(PDSignature.SUBFILTER_ADBE_PKCS7_DETACHED);
            signature.setName("Chủ tịch UBND xã Tân Phú");
            signature.setSignDate(Calendar.getInstance());
            document.addSignature(signature, content ->
                sign(maker, content));
            document.saveIncremental(out);
        }
    }

    private static byte[] sign(CMSSignedDataGenerator maker, InputStream content) throws IOException {
        try {
            return maker.generate(new CMSProcessableByteArray(content.readAllBytes()), false).getEncoded();
        } catch (CMSException e) {
            throw new IOException(e);
        }
    }
}
