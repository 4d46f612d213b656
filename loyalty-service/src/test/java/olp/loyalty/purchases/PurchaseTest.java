package olp.loyalty.purchases;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import olp.loyalty.LoyaltyTest;
import olp.platform.testing.Tokens;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PurchaseTest extends LoyaltyTest {
    @Test
    void a_purchase_earns_points_that_wait() {
        post(shop, purchase(aiko.card(), 1454))
                .statusCode(201)
                .body("points.earned", equalTo(14))
                .body("balance.pending", equalTo(14))
                .body("balance.active", equalTo(0))
                .body("because[0].text", equalTo("1 point for every 1.00 EUR paid"))
                .body("recognition.visits", equalTo(1))
                .body("recognition.name", equalTo("Aiko"))
                .body("receipt", contains("You earned 14 points", "Gold in 985.46 EUR"));
        balance(aiko.card()).body("points.pending", equalTo(14)).body("points.lifetime", equalTo(14));
    }

    @Test
    void points_of_a_purchase_older_than_the_return_window_are_active_at_once() {
        var old = purchase(aiko.card(), 5000);
        old.put("occurredAt", Instant.now().minus(15, ChronoUnit.DAYS).toString());
        post(shop, old).statusCode(201).body("balance.active", equalTo(50)).body("balance.pending", equalTo(0));
        balance(aiko.card()).body("points.active", equalTo(50)).body("expiring[0].points", equalTo(50));
    }

    @Test
    void a_retried_purchase_earns_once() {
        var purchase = purchase(aiko.card(), 1000);
        post(shop, purchase).statusCode(201);
        post(shop, purchase)
                .statusCode(200)
                .header("Idempotent-Replayed", "true")
                .body("points.earned", equalTo(10))
                .body("recognition", nullValue());
        balance(aiko.card()).body("points.lifetime", equalTo(10));
    }

    @Test
    void the_same_content_written_otherwise_is_the_same_purchase() {
        var purchase = purchase(aiko.card(), 1000);
        post(shop, purchase).statusCode(201);
        purchase.put("occurredAt", purchase.get("occurredAt").toString().replace("Z", ".000Z"));
        purchase.put("clerk", null);
        post(shop, purchase).statusCode(200);
    }

    @Test
    void an_id_used_with_other_content_is_refused() {
        var purchase = purchase(aiko.card(), 1000);
        post(shop, purchase).statusCode(201);
        purchase.put("total", 2000);
        post(shop, purchase).statusCode(422).body("type", equalTo("urn:problem:id-reused"));
        balance(aiko.card()).body("points.lifetime", equalTo(10));
    }

    @Test
    void another_partners_id_is_taken() {
        var purchase = purchase(aiko.card(), 1000);
        post(shop, purchase).statusCode(201);
        post(partner(), purchase).statusCode(409).body("type", equalTo("urn:problem:id-taken"));
    }

    @Test
    void a_refused_purchase_may_be_tried_again_under_its_id() {
        var purchase = purchase(aiko.card(), 1000);
        purchase.put("currency", "NOK");
        post(shop, purchase).statusCode(400).body("violations.field", contains("currency"));
        purchase.put("currency", "EUR");
        post(shop, purchase).statusCode(201);
    }

    @Test
    void a_total_that_does_not_add_up_says_by_how_much() {
        var purchase = purchase(aiko.card(), 1500);
        purchase.put("lines", lines(line(1, 6, 255, 76)));
        post(shop, purchase)
                .statusCode(400)
                .body("violations[0].field", equalTo("total"))
                .body("violations[0].message", containsString("off by 46"));
    }

    @Test
    void tender_adds_up_to_the_total() {
        var purchase = purchase(aiko.card(), 1500);
        purchase.put("tender", List.of(Map.of("kind", "MONEY", "amount", 1400)));
        post(shop, purchase).statusCode(400).body("violations[0].message", containsString("off by -100"));
    }

    @Test
    void tender_without_what_stands_for_it_is_refused_by_name() {
        var purchase = purchase(aiko.card(), 1500);
        purchase.put("tender", List.of(Map.of("kind", "POINTS", "amount", 1500)));
        post(shop, purchase).statusCode(400).body("violations[0].field", equalTo("tender[0].hold"));
        purchase.put("tender", List.of(Map.of("kind", "CASHBACK", "amount", 1500)));
        post(shop, purchase).statusCode(400).body("violations[0].field", equalTo("tender[0].proof"));
    }

    @Test
    void a_misspelt_field_is_refused_by_name() {
        var purchase = purchase(aiko.card(), 1500);
        purchase.put("tendr", List.of());
        post(shop, purchase).statusCode(400).body("violations.field", contains("tendr"));
    }

    @Test
    void everything_missing_is_named_at_once() {
        post(shop, Map.of())
                .statusCode(400)
                .body("violations.field", contains("id", "card", "occurredAt", "currency", "total"));
    }

    @Test
    void a_wrong_check_digit_is_named() {
        post(shop, purchase("9904171358202917", 100)).statusCode(400).body("violations.field", hasItem("card"));
    }

    @Test
    void an_unknown_card_is_not_found() {
        post(shop, purchase("9904171358202916", 100)).statusCode(404);
    }

    @Test
    void too_old_and_too_early_are_refused() {
        var purchase = purchase(aiko.card(), 100);
        purchase.put("occurredAt", Instant.now().minus(401, ChronoUnit.DAYS).toString());
        post(shop, purchase).statusCode(400).body("violations.field", contains("occurredAt"));
        purchase.put("occurredAt", Instant.now().plus(10, ChronoUnit.MINUTES).toString());
        post(shop, purchase).statusCode(400).body("violations.field", contains("occurredAt"));
    }

    @Test
    void a_partner_that_is_not_of_the_coalition_cannot_post() {
        post(UUID.randomUUID(), purchase(aiko.card(), 100)).statusCode(403);
    }

    @Test
    void a_paused_partner_cannot_post() {
        as(OPERATOR)
                .body(Map.of("id", UUID.randomUUID()))
                .post("/v1/partners/" + shop + "/pause")
                .then()
                .statusCode(200)
                .body("state", equalTo("PAUSED"));
        post(shop, purchase(aiko.card(), 100)).statusCode(409).body("type", equalTo("urn:problem:partner-away"));
    }

    @Test
    void a_recorded_purchase_is_read_by_its_partner_only() {
        var purchase = purchase(aiko.card(), 1454);
        purchase.put("lines", lines(line(1, 6, 255, 76)));
        purchase.put("order", "W-1001");
        post(shop, purchase).statusCode(201);
        as(Tokens.terminal(shop))
                .get("/v1/purchases/" + purchase.get("id"))
                .then()
                .statusCode(200)
                .body("lines[0].net", equalTo(1454))
                .body("acceptedAt", notNullValue());
        as(Tokens.partner(shop))
                .get("/v1/purchases?order=W-1001")
                .then()
                .statusCode(200)
                .body("items.id", contains(purchase.get("id")));
        as(Tokens.terminal(partner()))
                .get("/v1/purchases/" + purchase.get("id"))
                .then()
                .statusCode(404);
    }

    @Test
    void the_level_rises_at_once_and_is_told() {
        post(shop, purchase(aiko.card(), 100_000))
                .statusCode(201)
                .body("tier.code", equalTo("GOLD"))
                .body("tier.changed", equalTo(true))
                .body("receipt", hasItem("Welcome to Gold"));
        balance(aiko.card()).body("tier.code", equalTo("GOLD")).body("tier.next.code", equalTo("VIP"));
    }

    @Test
    void every_entry_says_why() {
        var purchase = purchase(aiko.card(), 1454);
        post(shop, purchase).statusCode(201);
        as(Tokens.member(aiko.id()))
                .get("/v1/cards/" + aiko.card() + "/entries")
                .then()
                .statusCode(200)
                .body("items[0].kind", equalTo("EARNED"))
                .body("items[0].points", equalTo(14))
                .body("items[0].purchase", equalTo(purchase.get("id")))
                .body("items[0].because.rule", equalTo("base"));
    }

    @Test
    void a_quote_says_what_the_purchase_would_bring_and_keeps_nothing() {
        var quote = Map.of(
                "card", aiko.card(), "currency", "EUR", "lines", lines(line(1, 6, 255, 0), line(2, 1, 1000, 290)));
        as(Tokens.terminal(shop))
                .body(quote)
                .post("/v1/quotes")
                .then()
                .statusCode(200)
                .body("total", equalTo(2530))
                .body("lines.discount", contains(76, 300))
                .body("due", equalTo(2154))
                .body("points.wouldEarn", equalTo(21))
                .body("tier.code", equalTo("SIMPLE"));
        balance(aiko.card()).body("points.lifetime", equalTo(0));
    }
}
