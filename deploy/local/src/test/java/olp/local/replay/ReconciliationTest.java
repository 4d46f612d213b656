package olp.local.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.UUID;
import olp.local.FakePlatform;
import olp.local.api.Api;
import olp.local.keys.Keys;
import olp.local.keys.Tokens;
import olp.local.replay.model.Account;
import olp.local.replay.model.Earned;
import olp.local.replay.model.GivenBack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One member bought two pieces for 100.00 each and gave one back. */
class ReconciliationTest {

    private static final Earned EARNED = new Earned(1, 20_000, 200, 1_000, 1, 1);
    private static final GivenBack HALF = new GivenBack(1, 10_000, 100);

    @TempDir
    private Path folder;

    private final FakePlatform platform = new FakePlatform();
    private final Api api = new Api();
    private Tokens tokens;
    private Member member;

    @BeforeEach
    void buy_two_and_give_one_back() {
        Keys keys = new Keys(folder.resolve("keys"));
        keys.ensure(List.of());
        tokens = new Tokens(keys);
        UUID id = UUID.randomUUID();
        member = new Member(
                id,
                post("/v1/members", Map.of("id", id))
                        .path("card")
                        .path("number")
                        .asText());
        UUID purchase = UUID.randomUUID();
        List<?> lines = List.of(Map.of("line", 1, "quantity", 2, "unitPrice", 10_000));
        post("/v1/purchases", Map.of("id", purchase, "card", member.card(), "total", 20_000, "lines", lines));
        List<?> back = List.of(Map.of("line", 1, "quantity", 1));
        post("/v1/purchases/" + purchase + "/returns", Map.of("id", UUID.randomUUID(), "lines", back));
    }

    @AfterEach
    void stop() {
        api.close();
        platform.close();
    }

    @Test
    void cashback_is_what_was_earned_less_what_was_taken_back() {
        Reconciliation.Cashback cashback = compared(new Account(EARNED, HALF, 500));
        assertTrue(cashback.equal());
        assertEquals(
                List.of(1_000L, 500L, 500L),
                List.of(
                        cashback.earned().reported(),
                        cashback.takenBack().reported(),
                        cashback.left().reported()));
    }

    @Test
    void a_penny_that_was_taken_back_too_much_is_seen_and_named() {
        Reconciliation.Cashback cashback = compared(new Account(EARNED, HALF, 499));
        assertFalse(cashback.equal());
        assertTrue(cashback.earned().equal());
        assertEquals(
                "card " + member.card() + ": expected 499, reported 500",
                cashback.takenBack().example());
        assertEquals(
                "card " + member.card() + ": expected 501, reported 500",
                cashback.left().example());
    }

    private Reconciliation.Cashback compared(Account expected) {
        SequencedMap<Member, Account> all = new LinkedHashMap<>(Map.of(member, expected));
        Outcomes outcomes = new Outcomes(() -> {});
        outcomes.end();
        return new Reconciliation(new Reports(api, platform.addresses(), tokens), all, Duration.ofMillis(200))
                .await(HALF, outcomes)
                .cashback();
    }

    private JsonNode post(String path, Map<String, ?> body) {
        return api.post(platform.addresses().loyalty().resolve(path), tokens.operator(), body)
                .orRefuse(path);
    }
}
