package olp.loyalty.definitions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import olp.loyalty.definitions.model.Version;
import olp.platform.events.Tx;
import olp.platform.web.AuditTrail;
import olp.platform.web.Problem;

/** Makes definitions and changes them. Each change is a version of its own; what was there stays. */
@ApplicationScoped
public class ChangeDefinitions {
    /** Since always. */
    public static final Instant ALWAYS = Instant.EPOCH;

    /** Changes come one after the other, whichever instance takes them: so their numbers are in the order of commits. */
    private static final String ONE_AT_A_TIME =
            "select clock_timestamp() from pg_advisory_xact_lock(hashtext('definitions'))";

    private static final String INSERT = """
            insert into definition (kind, code, version, valid_from, body, author) values ($1, $2, $3, $4, $5, $6)""";

    private final Definitions definitions;
    private final AuditTrail trail;
    private final ObjectMapper json;

    ChangeDefinitions(Definitions definitions, AuditTrail trail, ObjectMapper json) {
        this.definitions = definitions;
        this.trail = trail;
        this.json = json;
    }

    /**
     * What is to be defined.
     *
     * @param from when it begins; null: since always, or for a change now
     */
    public record Wish<T>(Kind<T> kind, String code, T terms, Instant from, String author) {}

    /**
     * A version, and whether it is new.
     *
     * @param made false if what was there says the same
     */
    public record Changed<T>(Version<T> version, boolean made) {}

    /** Waits for whoever changes a definition; answers the definitions and the time, from then on nobody else's to change. */
    public Uni<Snapshot> alone(SqlConnection tx) {
        return tx.preparedQuery(ONE_AT_A_TIME).execute().flatMap(locked -> definitions.read(tx));
    }

    /** Makes a first version; 409 if there is one of its code, or too many of its kind. */
    public <T> Uni<Version<T>> make(SqlConnection tx, Snapshot before, Wish<T> wish) {
        var kind = wish.kind();
        if (before.of(kind).newest(wish.code()) != null) {
            throw Problem.conflict(
                    "id-taken", "There is a %s %s already; change it with PUT.".formatted(kind.what(), wish.code()));
        }
        if (before.of(kind).size() >= kind.most()) {
            throw Problem.conflict("too-many", "There are %d already, the most there can be.".formatted(kind.most()));
        }
        return keep(tx, wish, 1, wish.from() == null ? ALWAYS : wish.from());
    }

    /** Changes it; 404 if there is none of its code. */
    public <T> Uni<Changed<T>> change(SqlConnection tx, Snapshot before, Wish<T> wish, String action) {
        if (before.of(wish.kind()).newest(wish.code()) == null) {
            throw Problem.notFound(wish.kind().what());
        }
        return set(tx, before, wish, action);
    }

    /** Changes it, or makes it; from now on if not from later. What says the same makes no new version. */
    public <T> Uni<Changed<T>> set(SqlConnection tx, Snapshot before, Wish<T> wish, String action) {
        var newest = before.of(wish.kind()).newest(wish.code());
        if (newest != null && newest.terms().equals(wish.terms())) {
            return Uni.createFrom().item(new Changed<>(newest, false));
        }
        return Definitions.now(tx)
                .flatMap(now -> keep(tx, wish, newest == null ? 1 : newest.version() + 1, later(now, wish.from())))
                .call(kept -> trail.add(Tx.of(tx), wish.author(), action, wish.code(), wish.terms()))
                .map(kept -> new Changed<>(kept, true));
    }

    private static Instant later(Instant now, Instant from) {
        return from != null && from.isAfter(now) ? from : now;
    }

    private <T> Uni<Version<T>> keep(SqlConnection tx, Wish<T> wish, int version, Instant validFrom) {
        try {
            var body = json.writeValueAsString(wish.terms());
            if (!json.readValue(body, wish.kind().type()).equals(wish.terms())) {
                // Better to refuse it now than to have every purchase stumble over it.
                throw new IllegalStateException(wish.kind().what() + " is not read as it is written: " + body);
            }
            return tx.preparedQuery(INSERT)
                    .execute(Tuple.of(
                            wish.kind().name(),
                            wish.code(),
                            version,
                            validFrom.atOffset(ZoneOffset.UTC),
                            body,
                            wish.author()))
                    .replaceWith(() -> new Version<>(wish.code(), version, validFrom, wish.terms()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
