package olp.cashback.payouts;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** A credit transfer initiation as its receiver reads it: checked against the published schema first. */
record Message(Document document) {
    /** As German banks publish it for SEPA credit transfers: stricter than ISO's own. */
    private static final String SCHEMA = "/pain.001.001.09_GBIC_4.xsd";

    /** A payment of a message. */
    record Paid(String endToEndId, String currency, String amount, String name, String iban, String bic) {}

    static Message read(byte[] bytes) {
        try {
            check(bytes);
            var factory = DocumentBuilderFactory.newDefaultNSInstance();
            return new Message(factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes)));
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static void check(byte[] bytes) throws SAXException, IOException {
        var schema = SchemaFactory.newDefaultInstance().newSchema(Message.class.getResource(SCHEMA));
        schema.newValidator().validate(new StreamSource(new ByteArrayInputStream(bytes)));
    }

    /** Texts of all elements of a name, in order. */
    List<String> all(String name) {
        return texts(document.getDocumentElement(), name);
    }

    /** The text of the first element of a name, or null. */
    String first(String name) {
        var all = all(name);
        return all.isEmpty() ? null : all.getFirst();
    }

    List<Paid> payments() {
        List<Paid> payments = new ArrayList<>();
        var nodes = document.getElementsByTagNameNS(Pain001.NAMESPACE, "CdtTrfTxInf");
        for (int i = 0; i < nodes.getLength(); i++) {
            var one = (Element) nodes.item(i);
            var amount = (Element)
                    one.getElementsByTagNameNS(Pain001.NAMESPACE, "InstdAmt").item(0);
            payments.add(new Paid(
                    text(one, "EndToEndId"),
                    amount.getAttribute("Ccy"),
                    amount.getTextContent(),
                    text(one, "Nm"),
                    text(one, "IBAN"),
                    text(one, "BICFI")));
        }
        return payments;
    }

    private static String text(Element within, String name) {
        var all = texts(within, name);
        return all.isEmpty() ? null : all.getFirst();
    }

    private static List<String> texts(Element within, String name) {
        List<String> texts = new ArrayList<>();
        var nodes = within.getElementsByTagNameNS(Pain001.NAMESPACE, name);
        for (int i = 0; i < nodes.getLength(); i++) {
            texts.add(nodes.item(i).getTextContent());
        }
        return texts;
    }
}
