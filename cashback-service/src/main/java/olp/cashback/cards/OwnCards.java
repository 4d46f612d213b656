package olp.cashback.cards;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import olp.platform.web.Problem;

/** Cards that a request names, if its caller may use them. */
@ApplicationScoped
public class OwnCards {
    private final Cards cards;

    OwnCards(Cards cards) {
        this.cards = cards;
    }

    /**
     * A card that may be used.
     *
     * @param member whose it must be; null: anybody's
     * @throws Problem 404 if it is not known or somebody else's; 409 {@code card-blocked}
     */
    public Uni<Card> usable(SqlClient client, String number, UUID member) {
        return cards.find(client, List.of(number)).map(found -> usable(own(found, number, member)));
    }

    /** The cards of these numbers; 404 if one is not known. */
    public Uni<Map<String, Card>> known(SqlClient client, Collection<String> numbers) {
        return cards.find(client, numbers).invoke(found -> numbers.forEach(number -> own(found, number, null)));
    }

    /** One of the cards that were found; 404 if it is not there, or not the member's. */
    public static Card own(Map<String, Card> found, String number, UUID member) {
        var card = found.get(number);
        if (card == null || member != null && !member.equals(card.member())) {
            throw Problem.notFound("card");
        }
        return card;
    }

    /** The card; 409 if it is blocked. */
    public static Card usable(Card card) {
        if (card.state() == Card.State.BLOCKED) {
            throw Problem.conflict("card-blocked", "The card %s is blocked.".formatted(card.number()));
        }
        return card;
    }
}
