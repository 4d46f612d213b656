package olp.cashback.returns;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import olp.cashback.CashbackTest;
import olp.cashback.Loyalty.Bought;
import olp.cashback.Loyalty.Line;
import olp.cashback.ledger.Postings;
import olp.platform.ledger.Wanted;
import olp.platform.ledger.model.Place;
import olp.platform.ledger.model.Value;
import olp.platform.testing.EventFiles;
import olp.platform.testing.LoyaltyVoice.Holder;
import org.junit.jupiter.api.Test;

/** What is returned takes back what it had earned. */
@QuarkusTest
class ReturnsTest extends CashbackTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    Postings postings;

    @Inject
    Pool pool;

    private final UUID gym = UUID.randomUUID();
    private Holder aiko;

    private Bought buys(Line... lines) {
        return Bought.by(aiko, gym, lines);
    }

    private String earning(String percent, Object... more) {
        if (aiko == null) {
            aiko = loyalty.member();
        }
        var rule = rule(gym, percent);
        for (int i = 0; i < more.length; i += 2) {
            rule.put((String) more[i], more[i + 1]);
        }
        return post(rule).statusCode(201).extract().path("code");
    }

    private void eventuallyHas(int available, int pending) {
        eventually(() -> wallet(aiko)
                .statusCode(200)
                .body("available", equalTo(available))
                .body("pending", equalTo(pending)));
        theLedgerBalances();
    }

    private JsonNode told(Bought bought, int which) throws JsonProcessingException {
        var events = kafka.awaitAll(
                "cashback.wallets",
                which + 1,
                each -> each.value().contains(bought.id().toString())
                        && each.value().contains("\"shortfall\""));
        var event = events.get(which);
        assertEquals(List.of(), EventFiles.faults(CashbackReversed.TYPE, event.value()));
        assertEquals(aiko.account().toString(), event.key());
        return JSON.readTree(event.value());
    }

    /** Spends what is available, as if at a till. */
    private void spends(long amount) {
        pool.withTransaction(tx -> postings.lock(
                                tx,
                                Set.of(aiko.issuedAccount()),
                                accounts -> new Wanted().spending(aiko.account(), amount))
                        .flatMap(locked -> {
                            var note = new Value.Note("SPENT", gym, null, null);
                            new Value(locked.batch()).take(aiko.account(), amount, Place.SPENT, note);
                            return postings.write(tx, locked.batch());
                        }))
                .await()
                .atMost(Duration.ofSeconds(30));
    }

    @Test
    void a_line_takes_back_what_it_earned_part_by_part() throws JsonProcessingException {
        earning("10");
        var bought = buys(new Line(1, "tea", 3, 35), new Line(2, "cake", 1, 100));
        loyalty.records(bought); // 20: 10 of the tea, 10 of the cake
        eventuallyHas(0, 20);
        loyalty.returns(bought, 1, 1);
        eventuallyHas(0, 17);
        loyalty.returns(bought, 2, 1, 1, 1);
        eventuallyHas(0, 4);
        loyalty.returns(bought, 1, 1);
        eventuallyHas(0, 0);
        assertEquals(
                List.of("REVERSED", "REVERSED", "REVERSED", "ACCRUED"),
                entries(aiko).stream().map(each -> each.get("kind")).toList());
        assertEquals(bought.id().toString(), entries(aiko).getFirst().get("purchase"));
        assertEquals(
                "Taken back for a return", ((Map<?, ?>) entries(aiko).getFirst().get("because")).get("text"));
        var second = told(bought, 1);
        assertEquals(13, second.path("amount").asInt());
        assertEquals(13, second.path("because").path(0).path("amount").asInt());
        assertEquals(
                gym.toString(), second.path("funders").path(0).path("fundedBy").asText());
        assertEquals(
                second.path("because").path(0).path("lot"),
                second.path("funders").path(0).path("lots").path(0).path("lot"));
    }

    @Test
    void a_return_in_the_same_batch_as_its_purchase_and_told_twice_takes_back_once() {
        earning("5");
        var bought = Bought.by(aiko, gym, 10_000);
        var event = UUID.randomUUID();
        loyalty.records(event, bought);
        loyalty.returns(bought, 1, 1);
        loyalty.records(event, bought);
        loyalty.records(Bought.by(aiko, gym, 100));
        eventually(() -> assertEquals(3, entries(aiko).size()));
        eventuallyHas(0, 5);
    }

    @Test
    void what_was_spent_is_taken_from_what_is_pending_then_available_and_the_rest_is_borne()
            throws JsonProcessingException {
        earning("10");
        var now = Instant.now();
        var bought = buys(new Line(1, "tea", 4, 250)).activeAt(now);
        loyalty.records(bought);
        eventuallyHas(100, 0);
        spends(100);
        loyalty.records(Bought.by(aiko, gym, 400).activeAt(now));
        loyalty.records(Bought.by(aiko, gym, 200));
        eventuallyHas(40, 20);
        loyalty.returns(bought, 1, 1);
        eventuallyHas(35, 0);
        loyalty.returns(bought, 1, 3);
        eventuallyHas(0, 0);
        var second = told(bought, 1);
        assertEquals(
                List.of(75, 35, 0, 40),
                List.of(
                        second.path("due").asInt(),
                        second.path("amount").asInt(),
                        second.path("owed").asInt(),
                        second.path("shortfall").asInt()));
    }

    @Test
    void what_is_not_there_is_owed_where_the_programme_says_so_and_paid_back_by_what_comes_next()
            throws JsonProcessingException {
        earning("10");
        var bought = Bought.by(aiko, gym, 1_000).activeAt(Instant.now());
        loyalty.records(bought);
        eventuallyHas(100, 0);
        spends(70);
        try {
            loyalty.programSaysOfReturns("ALLOW_NEGATIVE");
            eventually(() -> assertEquals(
                    1,
                    pool.query("select count(*) from program_version where returns = 'ALLOW_NEGATIVE' and as_of = "
                                    + "(select max(as_of) from program_version)")
                            .executeAndAwait()
                            .iterator()
                            .next()
                            .getLong(0)));
            loyalty.returns(bought, 1, 1);
            eventuallyHas(-70, 0);
        } finally {
            loyalty.programSaysOfReturns("WITHIN_BALANCE");
        }
        assertEquals(70, told(bought, 0).path("owed").asInt());
        loyalty.records(Bought.by(aiko, gym, 900).activeAt(Instant.now()));
        eventuallyHas(20, 0);
    }

    @Test
    void each_funder_gets_back_its_own() throws JsonProcessingException {
        var bank = UUID.randomUUID();
        var own = earning("10", "priority", 2);
        var banks = earning("5", "fundedBy", bank);
        earning("1");
        var bought = Bought.by(aiko, gym, new Line(1, "tea", 2, 500));
        loyalty.records(bought);
        eventuallyHas(0, 160);
        assertEquals(3, entries(aiko).size(), "a line for each rule");
        loyalty.returns(bought, 1, 1);
        eventuallyHas(0, 80);
        var event = told(bought, 0);
        assertEquals(80, event.path("amount").asInt());
        assertEquals(
                Map.of(gym.toString(), 55, bank.toString(), 25),
                Map.of(
                        event.at("/funders/0/fundedBy").asText(),
                        event.at("/funders/0/amount").asInt(),
                        event.at("/funders/1/fundedBy").asText(),
                        event.at("/funders/1/amount").asInt()));
        assertTrue(event.path("because").findValuesAsText("rule").containsAll(List.of(own, banks)));
        assertEquals(List.of(50, 25, 5), sorted(event));
    }

    private static List<Integer> sorted(JsonNode event) {
        return event.path("because").findValues("amount").stream()
                .map(JsonNode::asInt)
                .sorted((one, other) -> other - one)
                .toList();
    }

    @Test
    void money_goes_back_from_the_account_that_the_card_has_now() {
        earning("10");
        var bought = Bought.by(aiko, gym, 1_000);
        loyalty.records(bought);
        eventuallyHas(0, 100);
        loyalty.returns(bought, 1, 1);
        eventuallyHas(0, 0);
    }

    @Test
    void a_purchase_that_earned_nothing_has_nothing_to_give_back() {
        earning("5");
        var nothing = Bought.by(aiko, UUID.randomUUID(), 10_000);
        loyalty.records(nothing);
        loyalty.returns(nothing, 1, 1);
        loyalty.records(Bought.by(aiko, gym, 100));
        eventuallyHas(0, 5);
        assertEquals(1, entries(aiko).size());
    }

    @Test
    void caps_and_budgets_that_were_used_are_not_granted_again() {
        earning("10", "capPerMonth", 150, "budget", 1_000);
        var bought = Bought.by(aiko, gym, 1_000);
        loyalty.records(bought);
        loyalty.returns(bought, 1, 1);
        loyalty.records(Bought.by(aiko, gym, 1_000));
        eventually(() -> assertEquals(3, entries(aiko).size()));
        eventuallyHas(0, 50);
    }

    @Test
    void more_than_was_bought_is_set_aside_and_holds_up_nobody() {
        earning("10");
        var bought = Bought.by(aiko, gym, new Line(1, "tea", 2, 500));
        loyalty.records(bought);
        loyalty.returns(bought, 1, 3);
        loyalty.returns(bought, 2, 1);
        loyalty.returns(bought, 1, 0);
        loyalty.returns(bought, 1, 1);
        eventuallyHas(0, 50);
        as(OPERATOR)
                .get("/v1/dead-letters?limit=200")
                .then()
                .statusCode(200)
                .body(
                        "items.reason",
                        hasItem(org.hamcrest.Matchers.containsString(
                                "of line 1 of purchase " + bought.id() + " 3 come back, and 2 are left")));
    }

    @Test
    void a_return_waits_for_its_purchase() {
        earning("10");
        var bought = Bought.by(aiko, gym, 1_000);
        loyalty.returns(bought, 1, 1);
        var bo = loyalty.member();
        loyalty.records(Bought.by(bo, gym, 100));
        eventuallyLifetimeIs(bo, 10);
        assertEquals(List.of(), entries(aiko));
    }
}
