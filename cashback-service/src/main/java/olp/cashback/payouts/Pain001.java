package olp.cashback.payouts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import olp.cashback.payouts.model.BankAccount;
import olp.cashback.payouts.model.BankText;

/**
 * Writes a customer's credit transfer initiation, ISO 20022 {@code pain.001.001.09}: one payment from one account to many. In
 * euro it is a SEPA credit transfer.
 */
final class Pain001 {
    /** Of the message's elements. */
    static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";

    private static final int LONGEST_NAME = 70;
    private static final String UNKNOWN = "NOTPROVIDED";
    private static final String ABOUT = "Cashback";
    private static final String EURO = "EUR";

    private final XMLStreamWriter xml;
    private final Order order;

    private Pain001(XMLStreamWriter xml, Order order) {
        this.xml = xml;
        this.order = order;
    }

    /**
     * What a bank is asked to do.
     *
     * @param id of the message
     * @param at when it was made
     * @param on the day on which it is to be done
     * @param currency ISO 4217, of every amount
     * @param debtor whose account pays
     * @param transfers at least one
     */
    record Order(UUID id, Instant at, LocalDate on, String currency, BankAccount debtor, List<Transfer> transfers) {
        long sum() {
            return transfers.stream().mapToLong(Transfer::amount).reduce(0, Math::addExact);
        }
    }

    /** An amount for somebody, in minor units; the payout's id goes with it to the other end. */
    record Transfer(UUID payout, long amount, BankAccount creditor) {}

    /** The message, in UTF-8. */
    static byte[] write(Order order) {
        var bytes = new ByteArrayOutputStream();
        try {
            var xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, UTF_8.name());
            xml.setDefaultNamespace(NAMESPACE);
            new Pain001(xml, order).write();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    /** An id as banks take it: at most 35 characters. */
    static String reference(UUID id) {
        return id.toString().replace("-", "");
    }

    private interface Content {
        void write() throws XMLStreamException;
    }

    private void write() throws XMLStreamException {
        xml.writeStartDocument(UTF_8.name(), "1.0");
        xml.writeStartElement(NAMESPACE, "Document");
        xml.writeDefaultNamespace(NAMESPACE);
        within("CstmrCdtTrfInitn", () -> {
            within("GrpHdr", this::header);
            within("PmtInf", this::payment);
        });
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void header() throws XMLStreamException {
        text("MsgId", reference(order.id()));
        text("CreDtTm", order.at().truncatedTo(ChronoUnit.SECONDS).toString());
        totals();
        within("InitgPty", () -> name(order.debtor()));
    }

    private void totals() throws XMLStreamException {
        text("NbOfTxs", Integer.toString(order.transfers().size()));
        text("CtrlSum", amount(order.sum()));
    }

    private void payment() throws XMLStreamException {
        text("PmtInfId", reference(order.id()));
        text("PmtMtd", "TRF");
        totals();
        if (inEuro()) {
            within("PmtTpInf", () -> within("SvcLvl", () -> text("Cd", "SEPA")));
        }
        within("ReqdExctnDt", () -> text("Dt", order.on().toString()));
        within("Dbtr", () -> name(order.debtor()));
        account("DbtrAcct", order.debtor());
        bank("DbtrAgt", order.debtor());
        text("ChrgBr", inEuro() ? "SLEV" : "SHAR");
        for (var transfer : order.transfers()) {
            within("CdtTrfTxInf", () -> transfer(transfer));
        }
    }

    private boolean inEuro() {
        return order.currency().equals(EURO);
    }

    private void transfer(Transfer transfer) throws XMLStreamException {
        within("PmtId", () -> text("EndToEndId", reference(transfer.payout())));
        within("Amt", () -> {
            xml.writeStartElement(NAMESPACE, "InstdAmt");
            xml.writeAttribute("Ccy", order.currency());
            xml.writeCharacters(amount(transfer.amount()));
            xml.writeEndElement();
        });
        if (transfer.creditor().bic() != null) {
            bank("CdtrAgt", transfer.creditor());
        }
        within("Cdtr", () -> name(transfer.creditor()));
        account("CdtrAcct", transfer.creditor());
        within("RmtInf", () -> text("Ustrd", ABOUT));
    }

    private void name(BankAccount whose) throws XMLStreamException {
        var name = whose.name() == null ? "" : BankText.of(whose.name(), LONGEST_NAME);
        text("Nm", name.isEmpty() ? UNKNOWN : name);
    }

    private void account(String element, BankAccount account) throws XMLStreamException {
        within(element, () -> within("Id", () -> text("IBAN", account.iban())));
    }

    private void bank(String element, BankAccount account) throws XMLStreamException {
        within(
                element,
                () -> within("FinInstnId", () -> {
                    if (account.bic() == null) {
                        within("Othr", () -> text("Id", UNKNOWN));
                    } else {
                        text("BICFI", account.bic());
                    }
                }));
    }

    private String amount(long minor) {
        var digits = Math.max(0, Currency.getInstance(order.currency()).getDefaultFractionDigits());
        return BigDecimal.valueOf(minor, digits).toPlainString();
    }

    private void within(String element, Content content) throws XMLStreamException {
        xml.writeStartElement(NAMESPACE, element);
        content.write();
        xml.writeEndElement();
    }

    private void text(String element, String text) throws XMLStreamException {
        xml.writeStartElement(NAMESPACE, element);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
}
