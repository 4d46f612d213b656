package olp.platform.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import olp.platform.events.Tx;

/**
 * Answers each request once. The note of the request, its answer, what it does and its audit are one transaction: a request that was
 * refused leaves no note and may be tried again; a second one that arrives while the first is at work waits for it.
 */
@ApplicationScoped
public class Requests {
    private static final String NOTE =
            "insert into request (caller, route, id, hash) values ($1, $2, $3, $4) on conflict do nothing";
    private static final String FIND = "select hash, answer from request where caller = $1 and route = $2 and id = $3";
    private static final String REMEMBER =
            "update request set status = $4, answer = $5 where caller = $1 and route = $2 and id = $3";

    private final ObjectMapper json;
    private final AuditTrail trail;

    Requests(ObjectMapper json, AuditTrail trail) {
        this.json = json;
        this.trail = trail;
    }

    /**
     * Does the work unless it was done; then the first answer is given again.
     *
     * @param tx the transaction in which the work is done
     * @throws Problem {@code id-reused} (422) if the id was used with other content
     */
    public Uni<Answer> once(Tx tx, RequestKey key, Supplier<Uni<Answer>> work) {
        var hash = Contents.hash(key.content());
        return tx.update(NOTE, key.caller(), key.route(), key.id(), Buffer.buffer(hash))
                .flatMap(noted -> noted == 0
                        ? tx.select(FIND, key.caller(), key.route(), key.id()).map(rows -> replay(rows, hash))
                        : work.get().call(answer -> audit(tx, key)).flatMap(answer -> remember(tx, key, answer)));
    }

    private Uni<Void> audit(Tx tx, RequestKey key) {
        return key.audited() == null
                ? Uni.createFrom().voidItem()
                : trail.add(tx, key.caller(), key.route(), key.audited(), key.content());
    }

    private static Answer replay(List<Object[]> rows, byte[] hash) {
        var first = rows.getFirst();
        if (!Arrays.equals(((Buffer) first[0]).getBytes(), hash)) {
            throw idReused();
        }
        return new Answer(200, first[1], true);
    }

    /** 422: the id was used for another request. */
    public static Problem idReused() {
        return Problem.of(422, "id-reused", "This id was used for a request with other content; make a new one.");
    }

    private Uni<Answer> remember(Tx tx, RequestKey key, Answer answer) {
        try {
            var body = answer.body() instanceof String written ? written : json.writeValueAsString(answer.body());
            return tx.update(REMEMBER, key.caller(), key.route(), key.id(), answer.status(), body)
                    .replaceWith(new Answer(answer.status(), body, false));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
