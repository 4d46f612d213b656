package olp.cashback.payouts;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import olp.cashback.Owner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ExportTest extends PayoutsTest {
    /** Whatever other tests left is in a file. */
    @BeforeEach
    void nothing_waits() {
        export(UUID.randomUUID());
    }

    private static ValidatableResponse export(UUID id) {
        return as(OPERATOR).body(Map.of("id", id)).post("/v1/payouts/exports").then();
    }

    private static byte[] file(UUID id) {
        return as(OPERATOR)
                .get("/v1/payouts/exports/" + id)
                .then()
                .statusCode(200)
                .contentType("application/xml")
                .extract()
                .asByteArray();
    }

    private static List<String> endToEndIds(UUID export) {
        return Message.read(file(export)).payments().stream()
                .map(Message.Paid::endToEndId)
                .toList();
    }

    @Test
    void payouts_on_their_way_are_put_into_one_file_that_never_changes() {
        var aiko = holderOf(10_000);
        var named = payout(aiko, 1_234);
        named.put("to", Map.of("iban", "NO93 8601 1117 947", "name", "Åsa & Co", "bic", "DNBANOKK"));
        request(OPERATOR, named).statusCode(201);
        var second = requested(aiko, 505);
        var gone = requested(aiko, 600);
        end(gone, "fail").statusCode(200);

        var id = UUID.randomUUID();
        export(id)
                .statusCode(201)
                .body("id", equalTo(id.toString()))
                .body("payouts", equalTo(2))
                .body("amount", equalTo(1_739))
                .body("currency", equalTo("EUR"));
        export(id).statusCode(200).header("Idempotent-Replayed", "true").body("payouts", equalTo(2));

        var bytes = file(id);
        var message = Message.read(bytes);
        assertEquals(List.of("2", "2"), message.all("NbOfTxs"));
        assertEquals(List.of("17.39", "17.39"), message.all("CtrlSum"));
        assertEquals(
                List.of(
                        new Message.Paid(
                                named.get("id").toString().replace("-", ""),
                                "EUR",
                                "12.34",
                                "Asa + Co",
                                "NO9386011117947",
                                "DNBANOKK"),
                        new Message.Paid(second.toString().replace("-", ""), "EUR", "5.05", "NOTPROVIDED", IBAN, null)),
                message.payments());
        as(OPERATOR).get("/v1/payouts/" + second).then().body("export", equalTo(id.toString()));

        end(second, "settle").statusCode(200);
        assertArrayEquals(bytes, file(id));
        export(UUID.randomUUID()).statusCode(409).body("type", equalTo("urn:problem:nothing-to-export"));
    }

    @Test
    void ten_thousand_at_most_are_in_a_file_the_longest_waiting_first() {
        pool.query("""
                        with made as (
                          insert into payout (id, card, issued, amount, currency, masked, state, author, requested_at,
                            lots, funders, parts)
                          select uuidv7(), '9904171358202916', uuidv7(), i, 'EUR', 'DE********3000', 'REQUESTED', 'test',
                            now(), '{}', '{}', '{}'
                          from generate_series(1, 10001) as i
                          returning id)
                        insert into payout_destination (payout, iban, name)
                        select id, 'DE89370400440532013000', 'Aiko Sato' from made""").execute().await().indefinitely();
        var first = UUID.randomUUID();
        export(first).statusCode(201).body("payouts", equalTo(10_000)).body("amount", equalTo(50_005_000));
        assertEquals("500050.00", Message.read(file(first)).first("CtrlSum"));
        export(UUID.randomUUID()).statusCode(201).body("payouts", equalTo(1)).body("amount", equalTo(10_001));
        export(UUID.randomUUID()).statusCode(409);

        // Their money was never anywhere.
        Owner.change("delete from payout_destination d using payout p where p.id = d.payout and p.author = 'test'");
        Owner.change("delete from payout_export x using payout p where p.export = x.id and p.author = 'test'");
        assertEquals(10_001, Owner.change("delete from payout where author = 'test'"));
    }

    @Test
    void a_refused_export_may_be_tried_again_under_its_id() {
        var id = UUID.randomUUID();
        export(id).statusCode(409);
        as(OPERATOR).get("/v1/payouts/exports/" + id).then().statusCode(404).contentType("application/problem+json");
        requested(holderOf(500), 500);
        export(id).statusCode(201).body("payouts", equalTo(1));
    }

    @Test
    void exports_at_once_take_each_payout_once() {
        var aiko = holderOf(100_000);
        var asked = new HashSet<String>();
        for (int i = 0; i < 30; i++) {
            asked.add(requested(aiko, 500 + i).toString().replace("-", ""));
        }
        var made = new ConcurrentLinkedQueue<UUID>();
        atOnce(8, i -> {
            var id = UUID.randomUUID();
            var status = export(id).extract().statusCode();
            if (status == 201) {
                made.add(id);
            }
            return status;
        });
        List<String> exported = new ArrayList<>();
        made.forEach(id -> exported.addAll(endToEndIds(id)));
        assertEquals(asked.size(), exported.size());
        assertEquals(asked, new HashSet<>(exported));
    }

    @Test
    void a_payout_that_fails_while_it_is_exported_is_in_the_file_or_is_not() {
        var aiko = holderOf(100_000);
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            ids.add(requested(aiko, 500));
        }
        var export = UUID.randomUUID();
        var statuses = atOnce(
                11,
                i -> i == 10
                        ? export(export).extract().statusCode()
                        : end(ids.get(i), "fail").extract().statusCode());
        assertEquals(10, statuses.getOrDefault(200, 0L));
        has(aiko, 100_000);
        if (statuses.containsKey(201)) {
            assertTrue(endToEndIds(export).size() <= 10);
        }
        theLedgerBalances();
    }
}
