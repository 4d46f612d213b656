package olp.cashback.wallets;

import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import olp.cashback.Courier.Letter;
import olp.cashback.wallets.Town.Card;
import olp.platform.testing.Tokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FollowCardsTest extends WalletsTest {
    private final Town town = new Town();
    private UUID shop;

    @BeforeEach
    void a_shop_gives_ten_per_cent() {
        shop = partnerWith("10");
    }

    @AfterEach
    void the_books_are_sound() {
        theLedgerBalances();
    }

    private void buy(Card card, long money) {
        var now = Instant.now();
        town.buy(card, shop, money, now, now.minusSeconds(1));
    }

    private static ValidatableResponse wallet(Card card) {
        return as(OPERATOR).get("/v1/wallets/" + card.number).then().statusCode(200);
    }

    private static void has(Card card, int available, int held, int lifetime) {
        wallet(card)
                .body("available", equalTo(available))
                .body("held", equalTo(held))
                .body("lifetime", equalTo(lifetime));
    }

    private static List<Map<String, Object>> statement(Card card) {
        return as(OPERATOR)
                .get("/v1/wallets/" + card.number + "/entries?limit=200")
                .then()
                .statusCode(200)
                .extract()
                .path("items");
    }

    @Test
    void a_claimed_card_brings_its_money_and_history_along() {
        var aiko = town.member();
        var found = town.bearer();
        buy(aiko, 1_000);
        buy(found, 500);
        deliver(town);
        has(found, 50, 0, 50);
        town.claim(aiko.member, found);
        deliver(town);
        has(aiko, 150, 0, 150);
        has(found, 150, 0, 150);
        var amounts = statement(aiko).stream()
                .collect(Collectors.groupingBy(entry -> entry.get("kind").toString(), Collectors.summingInt(entry ->
                        (Integer) entry.get("amount"))));
        assertEquals(Map.of("ACCRUED", 150, "MERGED_IN", 50, "MERGED_OUT", -50), amounts);
        as(Tokens.member(aiko.member))
                .get("/v1/wallets/" + found.number)
                .then()
                .statusCode(200)
                .body("available", equalTo(150));
    }

    @Test
    void what_is_bought_with_a_claimed_card_is_the_members_whichever_is_heard_of_first() {
        var aiko = town.member();
        var found = town.bearer();
        town.claim(aiko.member, found);
        var cards = List.copyOf(town.told);
        town.told.clear();
        buy(found, 500);
        var purchase = town.told.removeLast();
        courier.deliver(List.of(purchase));
        courier.deliver(cards.reversed());
        has(aiko, 50, 0, 50);
        buy(found, 300);
        deliver(town);
        has(found, 80, 0, 80);
    }

    @Test
    void an_older_word_of_a_card_changes_nothing() {
        var aiko = town.member();
        var ken = town.member();
        deliver(town);
        town.merge(ken.member, aiko.member);
        var merged = List.copyOf(town.told);
        town.told.clear();
        town.undo(town.merges.getFirst());
        buy(ken, 700);
        deliver(town);
        courier.deliver(merged);
        has(ken, 70, 0, 70);
        has(aiko, 0, 0, 0);
    }

    @Test
    void an_old_and_a_new_number_show_the_same_wallet_and_a_till_sees_the_new_one_only() {
        var aiko = town.member();
        buy(aiko, 1_000);
        var fresh = town.replace(aiko);
        buy(fresh, 500);
        deliver(town);
        has(aiko, 150, 0, 150);
        has(fresh, 150, 0, 150);
        var till = Tokens.terminal(UUID.randomUUID());
        as(till).get("/v1/wallets/" + aiko.number)
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:problem:card-blocked"));
        as(till).get("/v1/wallets/" + fresh.number).then().statusCode(200);
    }

    @Test
    void an_undone_merge_takes_what_came_and_was_given_since_less_what_was_spent() {
        var aiko = town.member();
        var ken = town.member();
        buy(aiko, 1_000);
        buy(ken, 500);
        town.merge(ken.member, aiko.member);
        buy(ken, 200);
        deliver(town);
        has(ken, 170, 0, 170);
        capture(hold(ken.issued, 10), ken.issued, 10);
        town.undo(town.merges.getFirst());
        deliver(town);
        has(aiko, 90, 0, 100);
        has(ken, 70, 0, 70);
    }

    @Test
    void a_hold_of_money_of_both_sides_is_torn_by_an_undone_merge_and_still_spent_whole() {
        var aiko = town.member();
        var ken = town.member();
        buy(aiko, 1_000);
        buy(ken, 500);
        town.merge(ken.member, aiko.member);
        deliver(town);
        var hold = hold(ken.issued, 120);
        var other = hold(ken.issued, 20);
        town.undo(town.merges.getFirst());
        deliver(town);
        has(aiko, 0, 100, 100);
        has(ken, 10, 40, 50);
        capture(hold, ken.issued, 110);
        has(aiko, 0, 0, 100);
        has(ken, 20, 20, 50);
        capture(other, ken.issued, 0);
        has(ken, 40, 0, 50);
        assertEquals(
                0,
                run(
                                "select 1 from ledger_hold where party = $1 and state = 'HELD' and account = any($2)",
                                TILL,
                                new UUID[] {aiko.issued, ken.issued})
                        .size());
    }

    @Test
    void a_torn_hold_that_is_freed_gives_each_its_own() {
        var aiko = town.member();
        var ken = town.member();
        buy(aiko, 1_000);
        buy(ken, 500);
        town.merge(ken.member, aiko.member);
        deliver(town);
        var hold = hold(aiko.issued, 150);
        town.undo(town.merges.getFirst());
        deliver(town);
        has(ken, 0, 50, 50);
        town.merge(ken.member, aiko.member);
        deliver(town);
        has(ken, 0, 150, 150);
        town.undo(town.merges.getFirst());
        deliver(town);
        capture(hold, aiko.issued, 0);
        has(aiko, 100, 0, 100);
        has(ken, 50, 0, 50);
    }

    @Test
    void a_debt_goes_where_it_came_from() {
        var aiko = town.member();
        var ken = town.member();
        buy(aiko, 10);
        buy(ken, 10);
        deliver(town);
        capture(hold(aiko.issued, 1), aiko.issued, 1);
        capture(hold(ken.issued, 1), ken.issued, 1);
        owe(aiko.issued, 30);
        owe(ken.issued, 20);
        wallet(ken).body("owed", equalTo(20)).body("available", equalTo(-20));
        town.merge(ken.member, aiko.member);
        deliver(town);
        wallet(ken).body("owed", equalTo(50));
        town.undo(town.merges.getFirst());
        deliver(town);
        wallet(ken).body("owed", equalTo(20));
        wallet(aiko).body("owed", equalTo(30));
        buy(ken, 500);
        deliver(town);
        wallet(ken).body("owed", nullValue()).body("available", equalTo(30));
    }

    @Test
    void money_of_a_claimed_card_lapses_after_a_notice_only() {
        var aiko = town.member();
        var found = town.bearer();
        var first = town.bearer();
        buy(found, 500);
        buy(first, 300);
        deliver(town);
        var ends = Instant.now().plus(Duration.ofDays(90)).atOffset(ZoneOffset.UTC);
        for (var card : List.of(found, first)) {
            run(
                    "update ledger_lot set notice = false, expires_at = $2, lapses_at = $2 where account = $1",
                    card.issued,
                    ends);
            run(
                    "update ledger_account set ends = '{}', ending = '{}', ends_to = '0001-01-01 00:00:00Z' where id = $1",
                    card.issued);
        }
        wallet(found).body("expiryNotice", equalTo("NONE"));
        town.claim(aiko.member, found);
        deliver(town);
        wallet(found).body("expiryNotice", equalTo("REQUIRED"));
        assertEquals(1, lots(found, "notice and lapses_at is null"));
        assertEquals(1, lots(first, "not notice and lapses_at is not null"));
    }

    private int lots(Card card, String which) {
        return run("select 1 from ledger_lot where origin = $1 and " + which, card.issued)
                .size();
    }

    @Test
    void cards_that_are_new_or_stay_wait_for_nobody() {
        var aiko = town.member();
        buy(aiko, 1_000);
        deliver(town);
        for (int i = 0; i < 200; i++) {
            town.bearer();
        }
        town.block(aiko);
        var news = List.copyOf(town.told);
        // Somebody posts all the while: who would move money would wait for the end of it.
        var begun = new CompletableFuture<Void>();
        var over = new CompletableFuture<Void>();
        var posting = pool.withTransaction(tx -> tx.query("select pg_advisory_xact_lock_shared(hashtext('aliases'))")
                        .execute()
                        .invoke(locked -> begun.complete(null))
                        .flatMap(locked -> Uni.createFrom().completionStage(over)))
                .subscribeAsCompletionStage();
        begun.join();
        courier.deliver(news);
        over.complete(null);
        posting.join();
        has(town.cards.getLast(), 0, 0, 0);
        has(aiko, 100, 0, 100);
    }

    @Test
    void a_card_that_is_heard_of_when_it_was_merged_long_since_brings_its_purchases() {
        var aiko = town.member();
        var ken = town.member();
        buy(ken, 400);
        var purchase = town.told.removeLast();
        town.merge(ken.member, aiko.member);
        // Of what was said before only the last is still there.
        List<Letter> last = town.told.stream()
                .collect(Collectors.toMap(Letter::key, each -> each, (one, other) -> other))
                .values()
                .stream()
                .toList();
        courier.deliver(List.of(purchase));
        courier.deliver(last);
        has(aiko, 40, 0, 40);
        has(ken, 40, 0, 40);
        as(OPERATOR)
                .get("/v1/wallets/" + ken.number + "/entries")
                .then()
                .body("items.kind", containsInAnyOrder("ACCRUED"));
    }
}
