import com.lowagie.text.Rectangle;
import com.lowagie.text.pdf.*;
import java.io.*;
import java.nio.file.*;
import java.security.*;
import java.security.cert.X509Certificate;
import java.util.*;
import org.bouncycastle.cert.jcajce.*;
import org.bouncycastle.cms.*;
import org.bouncycastle.cms.jcajce.*;
import org.bouncycastle.operator.jcajce.*;

/** Signs with iText 2.1.7, with a text of its own in a rectangle, at the page's foot unless told.
 *  IText P12 IN OUT [LEFT BOTTOM RIGHT TOP] */
class IText {
    public static void main(String[] args) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(Path.of(args[0]))) {
            store.load(in, "mo".toCharArray());
        }
        String name = store.aliases().nextElement();
        PrivateKey key = (PrivateKey) store.getKey(name, "mo".toCharArray());
        var chain = store.getCertificateChain(name);
        List<X509Certificate> certs = new ArrayList<>();
        for (var one : chain) certs.add((X509Certificate) one);
        PdfReader reader = new PdfReader(args[1]);
        try (OutputStream out = Files.newOutputStream(Path.of(args[2]))) {
            PdfStamper stamper = PdfStamper.createSignature(reader, out, '\0', null, true);
            PdfSignatureAppearance look = stamper.getSignatureAppearance();
            float[] box = { 340, 500, 480, 550 };
            for (int i = 0; i < 4 && args.length > 3; i++) box[i] = Float.parseFloat(args[3 + i]);
            look.setVisibleSignature(new Rectangle(box[0], box[1], box[2], box[3]), 1, "LanhDao");
            look.setLayer2Text("Signed by the leader");
            look.setCrypto(null, chain, null, null);
            PdfSignature signature = new PdfSignature(PdfName.ADOBE_PPKLITE, new PdfName("adbe.pkcs7.detached"));
            signature.setDate(new PdfDate(look.getSignDate()));
            look.setCryptoDictionary(signature);
            int room = 16384;
            HashMap<PdfName, Integer> sizes = new HashMap<>();
            sizes.put(PdfName.CONTENTS, 2 * room + 2);
            look.preClose(sizes);
            CMSSignedDataGenerator maker = new CMSSignedDataGenerator();
            maker.addSignerInfoGenerator(new JcaSignerInfoGeneratorBuilder(
                new JcaDigestCalculatorProviderBuilder().build())
                    .build(new JcaContentSignerBuilder("SHA256withRSA").build(key), certs.get(0)));
            maker.addCertificates(new JcaCertStore(certs));
            byte[] cms = maker.generate(
                new CMSProcessableByteArray(look.getRangeStream().readAllBytes()), false)
                .toASN1Structure().getEncoded("DER");
            PdfDictionary filled = new PdfDictionary();
            filled.put(PdfName.CONTENTS, new PdfString(Arrays.copyOf(cms, room)).setHexWriting(true));
            look.close(filled);
        }
    }
}
