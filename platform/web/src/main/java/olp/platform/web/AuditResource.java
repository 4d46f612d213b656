package olp.platform.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What operators changed in this service. */
@Path("/v1/audit")
@RolesAllowed(Role.OF_OPERATOR)
class AuditResource {
    private final AuditTrail trail;
    private final Pool pool;

    AuditResource(AuditTrail trail, Pool pool) {
        this.trail = trail;
        this.pool = pool;
    }

    /**
     * A change.
     *
     * @param author the operator
     * @param action method and path template
     * @param subject what was changed
     * @param content what was asked for, without what is personal
     */
    public record Change(
            long seq,
            Instant at,
            String author,
            String action,
            String subject,
            @JsonRawValue @Schema(type = SchemaType.OBJECT) String content) {
        static Change of(AuditTrail.Change change) {
            return new Change(
                    change.seq(), change.at(), change.author(), change.action(), change.subject(), change.content());
        }
    }

    /** Changes, the newest first. */
    @GET
    public Uni<Page<Change>> list(@BeanParam PageRequest page) {
        return trail.before(pool, Cursor.decode(page.cursor(), Long::valueOf, Long.MAX_VALUE), page.limit() + 1)
                .map(found -> Page.of(found, page.limit(), AuditTrail.Change::seq))
                .map(found -> new Page<>(found.items().stream().map(Change::of).toList(), found.next()));
    }
}
