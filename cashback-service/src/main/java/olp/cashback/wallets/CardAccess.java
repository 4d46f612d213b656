package olp.cashback.wallets;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import olp.cashback.cards.Card;
import olp.cashback.cards.Cards;
import olp.platform.web.Caller;
import olp.platform.web.CardNumbers;
import olp.platform.web.Problem;
import olp.platform.web.Role;

/** Whose cards a caller may look into: an operator all, a terminal those in use, a member their own. */
@RequestScoped
class CardAccess {
    private final Cards cards;
    private final Pool pool;
    private final Caller caller;

    CardAccess(Cards cards, Pool pool, Caller caller) {
        this.cards = cards;
        this.pool = pool;
        this.caller = caller;
    }

    /**
     * The card, if the caller may look into it.
     *
     * @throws Problem 400 if it is no card number; 404 if it is not known here or somebody else's; 409
     *     {@code card-blocked} to a terminal
     */
    Uni<Card> card(String number) {
        CardNumbers.checked("card", number);
        // Who is calling is settled before anything is awaited: the request's own context ends with it.
        var check = check();
        return cards.find(pool, List.of(number)).map(found -> {
            var card = found.get(number);
            if (card == null) {
                throw Problem.notFound("card");
            }
            return check.apply(card);
        });
    }

    private UnaryOperator<Card> check() {
        if (caller.is(Role.OPERATOR)) {
            return card -> card;
        }
        return caller.is(Role.TERMINAL) ? CardAccess::inUse : ownOf(caller.member());
    }

    private static Card inUse(Card card) {
        if (card.state() == Card.State.BLOCKED) {
            throw Problem.conflict("card-blocked", "The card is blocked.");
        }
        return card;
    }

    private static UnaryOperator<Card> ownOf(UUID member) {
        return card -> {
            if (!member.equals(card.member())) {
                throw Problem.notFound("card");
            }
            return card;
        };
    }
}
