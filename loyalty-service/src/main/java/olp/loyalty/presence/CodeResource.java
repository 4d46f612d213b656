package olp.loyalty.presence;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import olp.loyalty.cards.Card;
import olp.loyalty.cards.Cards;
import olp.platform.web.Body;
import olp.platform.web.Caller;
import olp.platform.web.CardNumbers;
import olp.platform.web.Faults;
import olp.platform.web.Problem;
import olp.platform.web.Role;

/** Codes that a member's app shows at the till. */
@Path("/v1/cards/{number}/codes")
@RolesAllowed(Role.OF_MEMBER)
class CodeResource {
    private static final List<String> SERVICES = List.of("loyalty", "cashback", "coalition");

    private final PresenceCodes codes;
    private final Cards cards;
    private final Pool pool;
    private final Caller caller;

    CodeResource(PresenceCodes codes, Cards cards, Pool pool, Caller caller) {
        this.codes = codes;
        this.cards = cards;
        this.pool = pool;
        this.caller = caller;
    }

    /**
     * A code to make.
     *
     * @param service which service is to believe it: loyalty (if left out), cashback or coalition
     */
    public record NewCode(@JsonProperty("for") String service) {}

    /**
     * A code.
     *
     * @param expiresAt the first instant at which it is not good any more
     */
    public record Code(String code, Instant expiresAt) {}

    /**
     * Makes a code for the member's own card, or for a bearer card that nobody has claimed: that is whoever's carries it,
     * and where the programme asks for codes it could otherwise be neither used nor claimed. Whoever knows such a card's
     * number learns no more than by claiming it. A code is good for a minute, and once; of a card that has become a
     * member's only that member's codes are.
     */
    @POST
    public Uni<Code> make(@PathParam("number") String number, NewCode asked) {
        var service = Body.present(asked).service() == null ? "loyalty" : asked.service();
        new Faults()
                .check("for", SERVICES.contains(service), "should be one of " + SERVICES)
                .refuse();
        var member = caller.member();
        return cards.find(pool, List.of(CardNumbers.checked("number", number)))
                .map(found -> own(found.get(number), member))
                .flatMap(card -> codes.make(pool, card, member, service));
    }

    private static Card own(Card card, UUID member) {
        if (card == null || card.member() != null && !card.member().equals(member)) {
            throw Problem.notFound("card");
        }
        if (card.state() == Card.State.BLOCKED) {
            throw Problem.conflict("card-blocked", "The card is blocked.");
        }
        return card;
    }
}
