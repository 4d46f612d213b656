package olp.loyalty.cards;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.List;
import java.util.UUID;
import olp.platform.events.Outbox;
import olp.platform.events.TimeOrderedIds;
import olp.platform.events.Tx;
import olp.platform.ledger.PostgresLedger;
import olp.platform.web.CardNumbers;

/** Issues a card with an account of its own. */
@ApplicationScoped
public class IssueCard {
    private static final String INSERT = """
            insert into card (number, kind, state, issued_account, member)
            values ($1, $2, 'ACTIVE', $3, $4) on conflict do nothing""";
    private static final String ACCOUNT = "insert into card_account (id, root) values ($1, $1)";

    private final PostgresLedger ledger;
    private final Outbox outbox;
    private final SecureRandom random = new SecureRandom();

    IssueCard(PostgresLedger ledger, Outbox outbox) {
        this.ledger = ledger;
        this.outbox = outbox;
    }

    /** Issues a card in the caller's transaction; with no member it is a bearer card. */
    public Uni<Card> issue(SqlConnection tx, UUID member) {
        var account = TimeOrderedIds.next();
        return ledger.open(tx, List.of(account))
                .flatMap(opened -> tx.preparedQuery(ACCOUNT).execute(Tuple.of(account)))
                .flatMap(opened -> number(tx, account, member))
                .call(card -> outbox.append(Tx.of(tx), List.of(CardEvents.issued(card))));
    }

    /** Issues a card with the account, the kind and the member of one that is given up. */
    Uni<Card> replace(SqlConnection tx, Card old) {
        return insert(
                tx,
                new Card(
                        randomNumber(),
                        old.kind(),
                        Card.State.ACTIVE,
                        old.account(),
                        old.issuedAccount(),
                        old.member(),
                        old.memberName(),
                        old.birthDate(),
                        old.memberSince(),
                        null));
    }

    private Uni<Card> number(SqlConnection tx, UUID account, UUID member) {
        var kind = member == null ? Card.Kind.BEARER : Card.Kind.PERSONAL;
        return insert(
                tx,
                new Card(randomNumber(), kind, Card.State.ACTIVE, account, account, member, null, null, null, null));
    }

    private Uni<Card> insert(SqlConnection tx, Card card) {
        return tx.preparedQuery(INSERT)
                .execute(Tuple.of(card.number(), card.kind().name(), card.issuedAccount(), card.member()))
                .flatMap(inserted ->
                        inserted.rowCount() == 1 ? Uni.createFrom().item(card) : insert(tx, card.as(randomNumber())));
    }

    private String randomNumber() {
        // The first digit 9 is ISO/IEC 7812's for national use: no bank's card begins with it.
        var first15 = "9%014d".formatted(random.nextLong(100_000_000_000_000L));
        return first15 + CardNumbers.checkDigit(first15);
    }
}
