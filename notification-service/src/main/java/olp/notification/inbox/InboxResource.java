package olp.notification.inbox;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import olp.platform.events.Tx;
import olp.platform.web.Answer;
import olp.platform.web.Body;
import olp.platform.web.Caller;
import olp.platform.web.Cursor;
import olp.platform.web.Page;
import olp.platform.web.PageRequest;
import olp.platform.web.Problem;
import olp.platform.web.Requests;
import olp.platform.web.Role;

/** A member's own messages. */
@Path("/v1/inbox")
@RolesAllowed(Role.OF_MEMBER)
class InboxResource {
    private final Messages messages;
    private final Requests requests;
    private final Pool pool;
    private final Caller caller;

    InboxResource(Messages messages, Requests requests, Pool pool, Caller caller) {
        this.messages = messages;
        this.requests = requests;
        this.pool = pool;
        this.caller = caller;
    }

    /** Messages, the newest first. */
    @GET
    public Uni<Page<Message>> list(@BeanParam PageRequest page) {
        var before = Cursor.decode(page.cursor(), Long::valueOf, Long.MAX_VALUE);
        return messages.before(caller.member(), before, page.limit() + 1)
                .map(found -> Page.of(found, page.limit(), Message::number));
    }

    /** The body of a reading: the request's id. */
    public record Reading(UUID id) {}

    /** That a message, by its id, was read. */
    public record Read(UUID id, boolean read) {}

    /** Marks a message as read; one that was read stays so. */
    @POST
    @Path("/{message}/read")
    public Uni<Response> read(@PathParam("message") UUID message, Reading reading) {
        var member = caller.member();
        var key = caller.key("POST /v1/inbox/{message}/read", Body.id(reading, Reading::id), message);
        return pool.withTransaction(connection -> {
                    var tx = Tx.of(connection);
                    return requests.once(
                            tx,
                            key,
                            () -> messages.read(tx, member, message).map(found -> {
                                if (!found) {
                                    throw Problem.notFound("message");
                                }
                                return Answer.of(200, new Read(message, true));
                            }));
                })
                .map(Answer::response);
    }
}
