package olp.platform.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import olp.platform.events.Tx;

/** What operators changed, each noted in the transaction that changed it. Keys of people are in it, nothing else of them. */
@ApplicationScoped
public class AuditTrail {
    private static final String ADD = "insert into audit (author, action, subject, content) values ($1, $2, $3, $4)";
    private static final String BEFORE =
            "select seq, at, author, action, subject, content from audit where seq < $1 order by seq desc limit $2";

    private final ObjectMapper json;

    AuditTrail(ObjectMapper json) {
        this.json = json.copy().setAnnotationIntrospector(new WithoutPersonal());
    }

    private static final class WithoutPersonal extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public boolean hasIgnoreMarker(AnnotatedMember member) {
            return member.hasAnnotation(Personal.class) || super.hasIgnoreMarker(member);
        }
    }

    /**
     * A change.
     *
     * @param seq its number; a later change has a higher one
     * @param author the operator
     * @param action method and path template
     * @param subject what was changed
     * @param content what was asked for, without what is personal: JSON
     */
    public record Change(long seq, Instant at, String author, String action, String subject, String content) {}

    /**
     * Notes a change.
     *
     * @param content parts marked {@link Personal} are left out
     */
    public Uni<Void> add(Tx tx, String author, String action, String subject, Object content) {
        try {
            return tx.update(ADD, author, action, subject, json.writeValueAsString(content))
                    .replaceWithVoid();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Changes before a number, newest first. */
    Uni<List<Change>> before(SqlClient client, long seq, int limit) {
        return client.preparedQuery(BEFORE)
                .execute(Tuple.of(seq, limit))
                .map(rows -> rows.stream()
                        .map(row -> new Change(
                                row.getLong(0),
                                row.getOffsetDateTime(1).toInstant(),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5)))
                        .toList());
    }
}
