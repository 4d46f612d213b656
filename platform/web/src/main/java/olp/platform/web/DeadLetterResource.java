package olp.platform.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import olp.platform.events.DeadLetters;
import olp.platform.events.Tx;

/** Dead letters of this service, for the operator. */
@Path("/v1/dead-letters")
@RolesAllowed(Role.OF_OPERATOR)
class DeadLetterResource {
    private static final int LONGEST_REASON = 500;

    private final DeadLetters letters;
    private final Requests requests;
    private final Pool pool;
    private final Caller caller;

    DeadLetterResource(DeadLetters letters, Requests requests, Pool pool, Caller caller) {
        this.letters = letters;
        this.requests = requests;
        this.pool = pool;
        this.caller = caller;
    }

    /** A letter as the operator sees it. */
    public record Letter(
            UUID id,
            String source,
            String type,
            Instant time,
            String subject,
            String topic,
            int partition,
            long offset,
            String key,
            String reason,
            String data) {
        static Letter of(DeadLetters.Letter letter) {
            var event = letter.event();
            return new Letter(
                    event.id(),
                    event.source(),
                    event.type(),
                    event.time(),
                    event.subject(),
                    event.topic(),
                    event.partition(),
                    event.offset(),
                    event.key(),
                    letter.reason(),
                    new String(event.data(), UTF_8));
        }
    }

    /** The body of a replay. */
    public record Replay(UUID id) {}

    /** Letters, the oldest first. */
    @GET
    public Uni<Page<Letter>> list(@BeanParam PageRequest page) {
        return letters.after(Cursor.decode(page.cursor(), Long::valueOf, 0L), page.limit() + 1)
                .map(found -> Page.of(found, page.limit(), DeadLetters.Letter::seq))
                .map(found -> new Page<>(found.items().stream().map(Letter::of).toList(), found.next()));
    }

    /** Has a letter handled again; it stays if its cause is still there. */
    @POST
    @Path("/{letter}/replay")
    public Uni<Response> replay(@PathParam("letter") UUID letter, Replay replay) {
        var key = caller.key("POST /v1/dead-letters/{letter}/replay", Body.id(replay, Replay::id), letter);
        return pool.withTransaction(tx -> requests.once(
                        Tx.of(tx),
                        key,
                        () -> letters.replay(tx, letter).map(found -> {
                            if (!found) {
                                throw Problem.notFound("dead letter");
                            }
                            return Answer.of(200, new Replayed(letter));
                        })))
                .map(Answer::response)
                .onFailure(failure -> !(failure instanceof Problem))
                .transform(failure -> Problem.conflict("still-dead", "It failed again: " + failure.getMessage()));
    }

    /** The letter that was handled. */
    public record Replayed(UUID replayed) {}

    /**
     * The body of a discard.
     *
     * @param reason why it must never be applied; kept in the audit trail: nothing personal
     */
    public record Discard(UUID id, String reason) {}

    /** Gives a letter up: what it says is never applied here, and what it kept back is free. Answers the letter. */
    @POST
    @Path("/{letter}/discard")
    public Uni<Response> discard(@PathParam("letter") UUID letter, Discard discard) {
        var id = Body.id(discard, Discard::id);
        new Faults().text("reason", discard.reason(), LONGEST_REASON).refuse();
        var key = caller.key("POST /v1/dead-letters/{letter}/discard", id, new Discarding(letter, discard.reason()));
        return pool.withTransaction(tx -> requests.once(
                        Tx.of(tx),
                        key,
                        () -> letters.discard(tx, letter)
                                .map(found -> Answer.of(
                                        200, Letter.of(found.orElseThrow(() -> Problem.notFound("dead letter")))))))
                .map(Answer::response);
    }

    private record Discarding(UUID letter, String reason) {}
}
