package olp.cashback.payouts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import olp.cashback.payouts.Message.Paid;
import olp.cashback.payouts.Pain001.Order;
import olp.cashback.payouts.Pain001.Transfer;
import olp.cashback.payouts.model.BankAccount;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Pain001Test {
    private static final BankAccount DEBTOR = new BankAccount("DE89370400440532013000", "The Programme", "COBADEFFXXX");
    private static final BankAccount AIKO = new BankAccount("NO9386011117947", "Aiko Sato", null);

    private static Order order(String currency, List<Transfer> transfers) {
        return new Order(
                UUID.randomUUID(),
                Instant.parse("2026-12-06T23:30:00.123456Z"),
                LocalDate.parse("2026-12-07"),
                currency,
                DEBTOR,
                transfers);
    }

    private static Transfer transfer(long amount, BankAccount to) {
        return new Transfer(UUID.randomUUID(), amount, to);
    }

    @Test
    void a_bank_is_told_whom_to_pay_how_much_and_what_it_comes_to() {
        var one = transfer(2_505, AIKO);
        var other = transfer(1, new BankAccount("GB82WEST12345698765432", "Ken", "WESTGB22XXX"));
        var order = order("EUR", List.of(one, other));

        var message = Message.read(Pain001.write(order));

        assertEquals(List.of("2", "2"), message.all("NbOfTxs"));
        assertEquals(List.of("25.06", "25.06"), message.all("CtrlSum"));
        assertEquals(Pain001.reference(order.id()), message.first("MsgId"));
        assertEquals("2026-12-06T23:30:00Z", message.first("CreDtTm"));
        assertEquals("2026-12-07", message.first("Dt"));
        assertEquals("DE89370400440532013000", message.first("IBAN"));
        assertEquals("COBADEFFXXX", message.first("BICFI"));
        assertEquals(
                List.of(
                        new Paid(
                                one.payout().toString().replace("-", ""),
                                "EUR",
                                "25.05",
                                "Aiko Sato",
                                "NO9386011117947",
                                null),
                        new Paid(
                                other.payout().toString().replace("-", ""),
                                "EUR",
                                "0.01",
                                "Ken",
                                "GB82WEST12345698765432",
                                "WESTGB22XXX")),
                message.payments());
    }

    @Test
    void names_cannot_break_out_of_their_place() {
        var hostile = new BankAccount("NO9386011117947", "</Nm><x>&\"'\u0001\n]]> 佐藤 Åsa", null);
        var paid = Message.read(Pain001.write(order("EUR", List.of(transfer(500, hostile)))))
                .payments();
        assertEquals("./Nm..x.+.'. ... .. Asa", paid.getFirst().name());
    }

    @Test
    void who_has_no_name_is_called_not_provided_and_a_debtor_needs_no_bic() {
        var nameless = new BankAccount("NO9386011117947", null, null);
        var order = new Order(
                UUID.randomUUID(),
                Instant.EPOCH,
                LocalDate.EPOCH,
                "EUR",
                new BankAccount("DE89370400440532013000", "The Programme", null),
                List.of(transfer(500, nameless)));
        var message = Message.read(Pain001.write(order));
        assertEquals("NOTPROVIDED", message.payments().getFirst().name());
        assertEquals(List.of(), message.all("BICFI"));
    }

    @Test
    void ten_thousand_payments_fit_and_the_sum_is_exact() {
        var transfers = IntStream.rangeClosed(1, 10_000)
                .mapToObj(i -> transfer(i, AIKO))
                .toList();
        var message = Message.read(Pain001.write(order("EUR", transfers)));
        assertEquals("500050.00", message.first("CtrlSum"));
        assertEquals(10_000, message.payments().size());
    }

    @Test
    void amounts_have_the_digits_of_their_currency() {
        for (var each : List.of(List.of("JPY", ">2505<"), List.of("NOK", ">25.05<"), List.of("KWD", ">2.505<"))) {
            var written = new String(Pain001.write(order(each.getFirst(), List.of(transfer(2_505, AIKO)))), UTF_8);
            assertTrue(written.contains("Ccy=\"" + each.getFirst() + "\"" + each.getLast()), written);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <IBAN>NO                     | <IBAN>N0
            <NbOfTxs>1</NbOfTxs>         | <NbOfTxs>one</NbOfTxs>
            <PmtMtd>TRF</PmtMtd>         | <PmtMtd>GIFT</PmtMtd>
            <EndToEndId>                 | <EndToEndId>x</EndToEndId><EndToEndId>
            """)
    void the_check_against_the_schema_finds_what_is_wrong(String right, String wrong) {
        var written = new String(Pain001.write(order("EUR", List.of(transfer(500, AIKO)))), UTF_8);
        assertTrue(written.contains(right));
        var changed = written.replace(right, wrong).getBytes(UTF_8);
        assertThrows(IllegalArgumentException.class, () -> Message.read(changed));
    }
}
