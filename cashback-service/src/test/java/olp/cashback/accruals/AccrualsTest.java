package olp.cashback.accruals;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import olp.cashback.CashbackTest;
import olp.cashback.Loyalty;
import olp.cashback.Loyalty.Bought;
import olp.platform.testing.KafkaProbe;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AccrualsTest extends CashbackTest {
    @Test
    void five_thousand_at_five_percent_credit_two_hundred_and_fifty() {
        var gym = partnerWith("5.0");
        var aiko = loyalty.member();
        loyalty.records(Bought.by(aiko, gym, 500_000));
        eventuallyLifetimeIs(aiko, 25_000);
        wallet(aiko)
                .body("card", equalTo(aiko.card()))
                .body("currency", equalTo("EUR"))
                .body("pending", equalTo(25_000))
                .body("available", equalTo(0))
                .body("held", equalTo(0));
        theLedgerBalances();
    }

    @Test
    void the_statement_names_the_purchase_and_the_rule() {
        var gym = UUID.randomUUID();
        var rule = rule(gym, "5.0");
        post(rule).statusCode(201);
        var aiko = loyalty.member();
        var bought = Bought.by(aiko, gym, 500_000);
        loyalty.records(bought);
        eventuallyLifetimeIs(aiko, 25_000);
        var entry = entries(aiko).getFirst();
        assertEquals("ACCRUED", entry.get("kind"));
        assertEquals(25_000, entry.get("amount"));
        assertEquals(bought.id().toString(), entry.get("purchase"));
        assertEquals(Map.of("rule", rule.get("code"), "version", 1, "text", "5 % cashback"), entry.get("because"));
    }

    @Test
    void money_is_released_when_the_points_are() {
        var aiko = loyalty.member();
        var bought = Bought.by(aiko, partnerWith("5"), 10_000);
        loyalty.records(bought.activeAt(Instant.now().plusSeconds(3)));
        eventuallyLifetimeIs(aiko, 500);
        eventually(() -> wallet(aiko).body("available", equalTo(500)).body("pending", equalTo(0)));
        eventually(() -> assertEquals(
                List.of("RELEASED", "ACCRUED"),
                entries(aiko).stream().map(each -> each.get("kind")).toList()));
        assertEquals(bought.id().toString(), entries(aiko).getFirst().get("purchase"));
        theLedgerBalances();
    }

    @Test
    void money_of_an_old_purchase_is_available_at_once() {
        var aiko = loyalty.member();
        loyalty.records(Bought.by(aiko, partnerWith("5"), 10_000)
                .at(Instant.now().minusSeconds(86_400 * 30))
                .activeAt(Instant.now().minusSeconds(86_400 * 16)));
        eventuallyLifetimeIs(aiko, 500);
        wallet(aiko).body("available", equalTo(500)).body("pending", equalTo(0));
    }

    @Test
    void an_event_that_comes_twice_earns_once() {
        var gym = partnerWith("5");
        var aiko = loyalty.member();
        var first = Bought.by(aiko, gym, 10_000);
        var event = loyalty.records(first);
        eventuallyLifetimeIs(aiko, 500);
        loyalty.records(event, first);
        loyalty.records(Bought.by(aiko, gym, 100));
        eventuallyLifetimeIs(aiko, 505);
        assertEquals(2, entries(aiko).size());
    }

    @Test
    void a_purchase_that_comes_before_its_card_waits_for_it() {
        var gym = partnerWith("5");
        var late = Loyalty.somebody();
        loyalty.records(Bought.by(late, gym, 10_000));
        loyalty.records(Bought.by(late, gym, 200));
        var seen = loyalty.member();
        loyalty.records(Bought.by(seen, gym, 100));
        eventuallyLifetimeIs(seen, 5);
        wallet(late).statusCode(404);
        loyalty.says(late, "ACTIVE");
        eventuallyLifetimeIs(late, 510);
    }

    @Test
    void money_goes_to_the_account_that_the_card_has_now() {
        var gym = partnerWith("5");
        var aiko = loyalty.member();
        var moved = aiko.movedTo(UUID.randomUUID());
        loyalty.says(moved, "ACTIVE");
        loyalty.records(Bought.by(aiko, gym, 10_000));
        var event = kafka.await(
                "cashback.wallets", CashbackAccrued.TYPE, each -> each.value().contains(aiko.card()));
        assertEquals(moved.account().toString(), event.key());
    }

    @Test
    void what_cannot_be_read_is_set_aside_and_holds_up_nobody() {
        var gym = partnerWith("5");
        var aiko = loyalty.member();
        var broken = Stream.of(
                        "{\"id\":\"no uuid\"}",
                        "not json",
                        "{}",
                        "null",
                        "{\"id\":\"" + UUID.randomUUID() + "\",\"card\":17}")
                .map(data -> {
                    var event = UUID.randomUUID();
                    loyalty.tellsOfAPurchase(event, aiko, data);
                    return event.toString();
                })
                .toList();
        var negative = loyalty.records(Bought.by(aiko, gym, -100));
        loyalty.records(Bought.by(aiko, gym, 10_000));
        eventuallyLifetimeIs(aiko, 500);
        var letters = as(OPERATOR).get("/v1/dead-letters?limit=200").then().statusCode(200);
        for (var event : broken) {
            letters.body("items.id", hasItem(event));
        }
        letters.body("items.id", hasItem(negative.toString()));
        kafka.await(
                "loyalty.purchases.dlq",
                "cashback.dead-letter.v1",
                each -> each.value().contains(negative.toString())
                        && each.value().contains("paid.money"));
    }

    @Test
    void a_purchase_in_another_currency_waits_until_the_programme_is_in_it() {
        loyalty.programIsIn("EUR");
        var gym = partnerWith("5");
        var aiko = loyalty.member();
        loyalty.records(Bought.by(aiko, gym, 100));
        eventuallyLifetimeIs(aiko, 5);
        loyalty.records(Bought.by(aiko, gym, 20_000).in("NOK"));
        var bo = loyalty.member();
        loyalty.records(Bought.by(bo, gym, 200));
        eventuallyLifetimeIs(bo, 10);
        eventuallyLifetimeIs(aiko, 5);
        try {
            loyalty.programIsIn("NOK");
            eventuallyLifetimeIs(aiko, 1005);
        } finally {
            loyalty.programIsIn("EUR");
            eventually(() -> wallet(aiko).body("currency", equalTo("EUR")));
        }
    }

    @Test
    void a_purchase_that_earns_nothing_is_not_told_of() {
        var gym = partnerWith("5");
        var aiko = loyalty.member();
        loyalty.records(Bought.by(aiko, gym, 19));
        loyalty.records(Bought.by(aiko, UUID.randomUUID(), 10_000));
        loyalty.records(Bought.by(aiko, gym, 20));
        eventuallyLifetimeIs(aiko, 1);
        assertEquals(1, entries(aiko).size());
        var told = kafka.await(
                "cashback.wallets",
                CashbackAccrued.TYPE,
                each -> aiko.account().toString().equals(each.key()));
        assertEquals(true, told.value().contains("\"amount\":1,"));
    }

    @Test
    void a_crowd_of_purchases_adds_up_exactly() {
        var gym = partnerWith("3.3");
        var holders = Stream.generate(loyalty::member).limit(20).toList();
        for (int i = 0; i < 300; i++) {
            loyalty.records(Bought.by(holders.get(i % 20), gym, 100 + i));
        }
        for (int h = 0; h < 20; h++) {
            int expected = 0;
            for (int i = h; i < 300; i += 20) {
                expected += (100 + i) * 33 / 1000;
            }
            eventuallyLifetimeIs(holders.get(h), expected);
        }
        theLedgerBalances();
        var told = kafka.awaitAll("cashback.wallets", 300, each -> each.value().contains(gym.toString()));
        assertEquals(
                300,
                told.stream()
                        .map(each -> KafkaProbe.header(each, "ce_subject"))
                        .distinct()
                        .count());
    }
}
