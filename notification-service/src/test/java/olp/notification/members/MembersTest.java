package olp.notification.members;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import olp.notification.NotificationTest;
import olp.notification.members.Recipient.Nobody;
import olp.notification.members.Recipient.NotKnownYet;
import olp.notification.members.Recipient.Reader;
import org.junit.jupiter.api.Test;

/** Whom an account's news is for. */
@QuarkusTest
class MembersTest extends NotificationTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @Inject
    Members members;

    private final UUID member = UUID.randomUUID();
    private final UUID issued = UUID.randomUUID();
    private final UUID merged = UUID.randomUUID();

    @Test
    void an_account_is_its_cards_members_under_its_old_key_and_its_new_one() {
        assertEquals(Map.of(), recipients(issued, merged));
        keep(new CardTold(cardNumber(), merged, issued, member, NOON));
        var notYet = new NotKnownYet(member);
        assertEquals(Map.of(issued, notYet, merged, notYet), recipients(issued, merged));
        keep(told("Aiko", NOON));
        var aiko = new Reader(member, "Aiko", "ja", "Asia/Tokyo");
        assertEquals(Map.of(issued, aiko, merged, aiko), recipients(issued, merged));
    }

    @Test
    void a_bearer_card_has_nobody_until_it_is_claimed() {
        var number = cardNumber();
        keep(told("Aiko", NOON));
        keep(new CardTold(number, issued, issued, null, NOON));
        assertEquals(Map.of(issued, new Nobody()), recipients(issued));
        keep(new CardTold(number, merged, issued, member, NOON.plusSeconds(1)));
        var aiko = new Reader(member, "Aiko", "ja", "Asia/Tokyo");
        assertEquals(Map.of(issued, aiko, merged, aiko), recipients(issued, merged));
    }

    @Test
    void an_older_word_that_comes_late_changes_nothing() {
        keep(new CardTold(cardNumber(), issued, issued, member, NOON));
        keep(told("new", NOON));
        keep(told("old", NOON.minusSeconds(1)));
        assertEquals("new", ((Reader) recipients(issued).get(issued)).name());
    }

    @Test
    void an_erased_member_is_nobody_for_ever() {
        keep(new CardTold(cardNumber(), issued, issued, member, NOON));
        keep(told("Aiko", NOON));
        keep(told("Aiko", NOON).erasedAt(NOON.plusSeconds(1)));
        keep(told("Aiko", NOON.plusSeconds(2)));
        assertEquals(Map.of(issued, new Nobody()), recipients(issued));
    }

    private MemberTold told(String name, Instant at) {
        return new MemberTold(member, name, "ja", "Asia/Tokyo", false, at);
    }

    private void keep(MemberTold told) {
        run(tx -> members.keep(tx, List.of(told)));
    }

    private void keep(CardTold told) {
        run(tx -> members.keepCards(tx, List.of(told)));
    }

    private Map<UUID, Recipient> recipients(UUID... accounts) {
        return run(tx -> members.recipients(tx, List.of(accounts)));
    }

    private <T> T run(Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(work).await().atMost(PATIENCE);
    }
}
