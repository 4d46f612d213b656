package olp.loyalty.cards;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import olp.platform.events.Tx;
import olp.platform.web.Answer;
import olp.platform.web.Body;
import olp.platform.web.Caller;
import olp.platform.web.Faults;
import olp.platform.web.Requests;
import olp.platform.web.Role;

/** Cards that anyone may carry. */
@Path("/v1/cards")
class CardResource {
    private final IssueCard issue;
    private final Requests requests;
    private final Pool pool;
    private final Caller caller;

    CardResource(IssueCard issue, Requests requests, Pool pool, Caller caller) {
        this.issue = issue;
        this.requests = requests;
        this.pool = pool;
        this.caller = caller;
    }

    /** A card to issue. */
    public record NewCard(UUID id, Card.Kind kind) {}

    /** Issues a bearer card; a personal one comes with its member. */
    @POST
    @RolesAllowed({Role.OF_OPERATOR, Role.OF_TERMINAL, Role.OF_PARTNER})
    public Uni<Response> issue(NewCard card) {
        var id = Body.id(card, NewCard::id);
        new Faults()
                .check(
                        "kind",
                        card.kind() == Card.Kind.BEARER,
                        "should be BEARER; a personal card comes with its member")
                .refuse();
        var key = caller.key("POST /v1/cards", id, card);
        return pool.withTransaction(tx -> requests.once(
                        Tx.of(tx), key, () -> issue.issue(tx, null).map(issued -> Answer.of(201, issued.view()))))
                .map(Answer::response);
    }
}
