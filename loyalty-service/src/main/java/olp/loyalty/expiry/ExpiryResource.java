package olp.loyalty.expiry;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import olp.loyalty.program.SettingsStore;
import olp.platform.ledger.ExpiryPlans;
import olp.platform.ledger.model.Ends;
import olp.platform.web.Cursor;
import olp.platform.web.Page;
import olp.platform.web.PageRequest;
import olp.platform.web.Role;

/** The report of those whom no warning has reached: their points stay until one does. */
@Path("/v1/expiries")
@RolesAllowed(Role.OF_OPERATOR)
class ExpiryResource {
    private final ExpiryPlans plans;
    private final SettingsStore settings;
    private final Pool pool;

    ExpiryResource(ExpiryPlans plans, SettingsStore settings, Pool pool) {
        this.plans = plans;
        this.settings = settings;
        this.pool = pool;
    }

    /**
     * Points that should lapse and will not, until their holder is warned.
     *
     * @param member null if the card is nobody's by now
     * @param points what is left of them
     * @param expiresOn their last day, had there been a warning
     */
    public record Unwarned(UUID plan, UUID member, long points, LocalDate expiresOn, Instant plannedAt) {}

    /** Members who were not warned, oldest plan first. */
    @GET
    @Path("/unwarned")
    public Uni<Page<Unwarned>> unwarned(@BeanParam PageRequest page) {
        var after = Cursor.decode(page.cursor(), UUID::fromString, new UUID(0, 0));
        return settings.history(pool)
                .flatMap(history -> plans.unwarned(pool, after, page.limit() + 1)
                        .map(found -> found.stream()
                                .map(each -> new Unwarned(
                                        each.plan(),
                                        each.member(),
                                        each.amount(),
                                        Ends.lastDay(
                                                each.expiresAt(),
                                                history.at(Instant.now())
                                                        .program()
                                                        .zone()),
                                        each.plannedAt()))
                                .toList())
                        .map(found -> Page.of(found, page.limit(), Unwarned::plan)));
    }
}
