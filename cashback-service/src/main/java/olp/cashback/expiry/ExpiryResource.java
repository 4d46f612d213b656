package olp.cashback.expiry;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import olp.cashback.program.Programs;
import olp.cashback.program.model.Policy;
import olp.platform.ledger.ExpiryPlans;
import olp.platform.ledger.model.Ends;
import olp.platform.web.Cursor;
import olp.platform.web.Page;
import olp.platform.web.PageRequest;
import olp.platform.web.Role;

/** The report of those whom no warning has reached: their money stays until one does. */
@Path("/v1/expiries")
@RolesAllowed(Role.OF_OPERATOR)
class ExpiryResource {
    private final ExpiryPlans plans;
    private final Programs programs;
    private final Pool pool;

    ExpiryResource(ExpiryPlans plans, Programs programs, Pool pool) {
        this.plans = plans;
        this.programs = programs;
        this.pool = pool;
    }

    /**
     * Money that should lapse and will not, until its holder is warned.
     *
     * @param member null if the wallet was nobody's when it was planned
     * @param amount what is left of it, minor units
     * @param expiresOn its last day, had there been a warning
     */
    public record Unwarned(
            UUID plan, UUID member, long amount, String currency, LocalDate expiresOn, Instant plannedAt) {
        static Unwarned of(ExpiryPlans.Unwarned found, Policy program) {
            return new Unwarned(
                    found.plan(),
                    found.member(),
                    found.amount(),
                    program.currency(),
                    Ends.lastDay(found.expiresAt(), program.zone()),
                    found.plannedAt());
        }
    }

    /** Members who were not warned, oldest plan first. */
    @GET
    @Path("/unwarned")
    public Uni<Page<Unwarned>> unwarned(@BeanParam PageRequest page) {
        var after = Cursor.decode(page.cursor(), UUID::fromString, new UUID(0, 0));
        return programs.now(pool)
                .flatMap(program -> plans.unwarned(pool, after, page.limit() + 1)
                        .map(found -> found.stream()
                                .map(each -> Unwarned.of(each, program))
                                .toList())
                        .map(found -> Page.of(found, page.limit(), Unwarned::plan)));
    }
}
