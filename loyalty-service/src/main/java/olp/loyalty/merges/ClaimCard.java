package olp.loyalty.merges;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import olp.loyalty.cards.Card;
import olp.loyalty.cards.CardEvents;
import olp.loyalty.cards.CardLocks;
import olp.loyalty.cards.CardLocks.Locked;
import olp.loyalty.members.Members;
import olp.loyalty.merges.ClaimResource.Claim;
import olp.loyalty.merges.JoinAccounts.Move;
import olp.loyalty.presence.PresenceCodes;
import olp.platform.events.Outbox;
import olp.platform.events.OutgoingEvent;
import olp.platform.events.Tx;
import olp.platform.ledger.Wanted;
import olp.platform.web.Answer;
import olp.platform.web.Problem;
import olp.platform.web.RequestKey;
import olp.platform.web.Requests;

/** Makes a bearer card a member's: all that it has moves to where the member's points are. */
@ApplicationScoped
class ClaimCard {
    private final Pool pool;
    private final Requests requests;
    private final Members members;
    private final CardLocks locks;
    private final JoinAccounts accounts;
    private final PresenceCodes codes;
    private final Outbox outbox;

    ClaimCard(
            Pool pool,
            Requests requests,
            Members members,
            CardLocks locks,
            JoinAccounts accounts,
            PresenceCodes codes,
            Outbox outbox) {
        this.pool = pool;
        this.requests = requests;
        this.members = members;
        this.locks = locks;
        this.accounts = accounts;
        this.codes = codes;
        this.outbox = outbox;
    }

    /**
     * Claims a card.
     *
     * @param operators true if an operator claims for the member, who need not be there
     */
    Uni<Answer> claim(RequestKey key, UUID member, Claim asked, boolean operators) {
        return locks.patiently(() -> pool.withTransaction(tx -> requests.once(
                Tx.of(tx),
                key,
                () -> members.lockExisting(tx, List.of(member))
                        .flatMap(exists -> accounts.cardsOf(tx, member))
                        .flatMap(own -> locks.lock(tx, numbers(asked, own), card -> new Wanted().whole(card.account()))
                                .call(locked -> present(tx, locked, member, asked, operators))
                                .flatMap(locked -> claim(tx, locked, member, asked, own))))));
    }

    private Uni<Void> present(SqlConnection tx, Locked locked, UUID member, Claim asked, boolean operators) {
        var card = free(locked.cards().get(asked.number()), member);
        return operators && asked.code() == null
                ? Uni.createFrom().voidItem()
                : codes.take(tx, asked.code(), card, locked.ledger().at());
    }

    private static List<String> numbers(Claim asked, List<Card> own) {
        List<String> numbers = new ArrayList<>(List.of(asked.number()));
        own.stream().limit(1).map(Card::number).forEach(numbers::add);
        return numbers;
    }

    private Uni<Answer> claim(SqlConnection tx, Locked locked, UUID member, Claim asked, List<Card> own) {
        var card = locked.cards().get(asked.number());
        // A member's first card brings the account that all later ones join.
        var into = own.isEmpty()
                ? card.account()
                : locked.cards().get(own.getFirst().number()).account();
        var move = new Move(card.account(), into, null, member, asked.id());
        return (own.isEmpty() ? accounts.take(tx, locked.ledger(), move) : accounts.join(tx, locked.ledger(), move))
                .flatMap(moved -> {
                    List<OutgoingEvent> told = new ArrayList<>(moved.due());
                    moved.cards().stream()
                            .sorted(java.util.Comparator.comparing(Card::number))
                            .map(each -> CardEvents.claimed(each, card.account()))
                            .forEach(told::add);
                    return outbox.append(Tx.of(tx), told);
                })
                .replaceWith(() -> Answer.of(200, card.view()));
    }

    /** Somebody else's card is one that there is not. */
    private static Card free(Card card, UUID member) {
        if (card == null || card.member() != null && !card.member().equals(member)) {
            throw Problem.notFound("card");
        }
        if (card.member() != null) {
            throw Problem.conflict("already-claimed", "The card is the member's already.");
        }
        if (card.state() == Card.State.BLOCKED) {
            throw Problem.conflict("card-blocked", "The card is blocked.");
        }
        return card;
    }
}
