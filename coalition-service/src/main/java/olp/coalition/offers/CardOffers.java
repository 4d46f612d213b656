package olp.coalition.offers;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import olp.coalition.cards.Cards;
import olp.platform.web.Caller;
import olp.platform.web.CardNumbers;
import olp.platform.web.Problem;
import olp.platform.web.Role;

/** What is open to a card, for those who may ask: a member for its own cards, the others for any. */
@ApplicationScoped
class CardOffers {
    private final Pool pool;
    private final Cards cards;
    private final OpenOffers open;
    private final Caller caller;

    CardOffers(Pool pool, Cards cards, OpenOffers open, Caller caller) {
        this.pool = pool;
        this.cards = cards;
        this.open = open;
        this.caller = caller;
    }

    /** Open offers after an id, by id; none to a blocked card. */
    Uni<List<OpenOffer>> after(String number, UUID id, int limit) {
        var member = caller.is(Role.MEMBER) ? caller.member() : null;
        return cards.find(pool, CardNumbers.checked("card", number)).flatMap(found -> {
            var card = found.filter(each -> member == null || member.equals(each.member()))
                    .orElseThrow(() -> Problem.notFound("card"));
            if (!card.isActive()) {
                return Uni.createFrom().item(List.of());
            }
            return open.to(pool, card.account(), Instant.now())
                    .map(offers -> offers.stream()
                            .filter(each -> isAfter(each.offer().id(), id))
                            .limit(limit)
                            .toList());
        });
    }

    /** As the database orders them, whose ids have no sign. */
    private static boolean isAfter(UUID id, UUID other) {
        return id.toString().compareTo(other.toString()) > 0;
    }
}
