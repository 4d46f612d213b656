package olp.loyalty.tiers;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import olp.platform.testing.EventFiles;
import olp.platform.testing.KafkaProbe;
import org.junit.jupiter.api.Test;

/** Levels over HTTP: 5 %, 10 % from 1,000.00 and 20 % from 5,000.00 within 12 months. */
@QuarkusTest
class TiersTest extends LevelsDesk {
    @Test
    void what_was_bought_more_than_a_year_ago_counts_no_more() {
        post(shop, ago(398, 100_000)).statusCode(201).body("tier.code", equalTo("SIMPLE"));
        tier().body("tier.code", equalTo("SIMPLE"))
                .body("tier.next.missing", equalTo(100_000))
                .body("tier.review", nullValue());
        post(shop, ago(300, 100_000)).body("tier.code", equalTo("GOLD")).body("tier.changed", equalTo(true));
        tier().body("tier.code", equalTo("GOLD")).body("tier.discountPercent", equalTo("10"));
    }

    @Test
    void a_late_purchase_puts_history_right() {
        post(shop, ago(10, 60_000)).body("tier.code", equalTo("SIMPLE"));
        post(shop, ago(5, 30_000)).body("tier.code", equalTo("SIMPLE"));
        quote(3).body("discount", equalTo(50));
        post(shop, ago(20, 40_000))
                .statusCode(201)
                .body("tier.code", equalTo("GOLD"))
                .body("tier.changed", equalTo(true));
        tier().body("tier.code", equalTo("GOLD"));
        quote(15).body("discount", equalTo(50));
        quote(9).body("discount", equalTo(100));
    }

    @Test
    void accounts_that_join_count_together_and_apart_when_they_part() {
        var ken = member();
        post(shop, ago(10, 60_000)).statusCode(201);
        post(shop, purchase(ken.card(), 60_000)).body("tier.code", equalTo("SIMPLE"));
        try (var kafka = new KafkaProbe(servers)) {
            String merge = as(OPERATOR)
                    .body(Map.of("id", UUID.randomUUID(), "from", ken.id()))
                    .post("/v1/members/" + aiko.id() + "/merge")
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("id");
            balance(ken.card()).body("tier.code", equalTo("GOLD"));
            var told = kafka.await("loyalty.points", "loyalty.tier-changed.v1", about(merge));
            assertEquals(List.of(), EventFiles.faults("loyalty.tier-changed.v1", told.value()));
            post(shop, purchase(ken.card(), 40_000)).body("tier.changed", equalTo(false));
            as(OPERATOR)
                    .body(Map.of("id", UUID.randomUUID()))
                    .post("/v1/merges/" + merge + "/undo")
                    .then()
                    .statusCode(200);
            tier().body("tier.code", equalTo("SIMPLE")).body("tier.next.missing", equalTo(40_000));
            balance(ken.card()).body("tier.code", equalTo("GOLD")).body("tier.next.missing", equalTo(400_000));
            kafka.await(
                    "loyalty.points",
                    "loyalty.tier-changed.v1",
                    each -> about(merge).test(each) && each.value().contains("\"to\":\"SIMPLE\""));
        }
    }

    @Test
    void a_claimed_card_brings_what_was_bought_with_it() {
        var card = bearerCard();
        post(shop, purchase(card, 60_000)).statusCode(201);
        post(shop, purchase(aiko.card(), 60_000)).statusCode(201);
        as(OPERATOR)
                .body(Map.of("id", UUID.randomUUID(), "number", card))
                .post("/v1/members/" + aiko.id() + "/cards")
                .then()
                .statusCode(200);
        tier().body("tier.code", equalTo("GOLD")).body("tier.next.missing", equalTo(380_000));
        post(shop, purchase(card, 380_000)).body("tier.code", equalTo("VIP"));
        tier().body("tier.code", equalTo("VIP")).body("tier.next", nullValue());
    }

    @Test
    void what_is_bought_with_a_blocked_card_counts_nothing() throws Exception {
        as(OPERATOR)
                .body(Map.of("id", UUID.randomUUID()))
                .post("/v1/cards/" + aiko.card() + "/block")
                .then()
                .statusCode(200);
        var answer = journal(shop, purchase(aiko.card(), 100_000));
        assertEquals("SIMPLE", answer.getString("tier.code"));
        tier().body("tier.code", equalTo("SIMPLE")).body("tier.next.missing", equalTo(100_000));
    }
}
