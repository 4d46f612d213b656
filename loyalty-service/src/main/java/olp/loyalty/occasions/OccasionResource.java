package olp.loyalty.occasions;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.List;
import olp.loyalty.definitions.ChangeDefinitions;
import olp.loyalty.definitions.ChangeDefinitions.Wish;
import olp.loyalty.definitions.Definitions;
import olp.loyalty.giving.GiftChecks;
import olp.loyalty.giving.model.Gift;
import olp.loyalty.occasions.model.Occasions;
import olp.platform.web.Body;
import olp.platform.web.Caller;
import olp.platform.web.Faults;
import olp.platform.web.Role;

/** What is given on birthdays, and on anniversaries of first purchases. */
@Path("/v1/occasions")
@RolesAllowed(Role.OF_OPERATOR)
class OccasionResource {
    private final Definitions definitions;
    private final ChangeDefinitions changes;
    private final Pool pool;
    private final Caller caller;

    OccasionResource(Definitions definitions, ChangeDefinitions changes, Pool pool, Caller caller) {
        this.definitions = definitions;
        this.changes = changes;
        this.pool = pool;
        this.caller = caller;
    }

    /**
     * Gifts of the day.
     *
     * @param birthday points, or a voucher for a reward; left out: nothing
     * @param anniversary of the first purchase, likewise
     * @param warnings what may not be meant; said by us, not looked at when sent
     */
    public record OccasionTerms(Gift birthday, Gift anniversary, List<String> warnings) {}

    /** The setting now. */
    @GET
    public Uni<OccasionTerms> setting() {
        return definitions.read(pool).map(known -> {
            var newest = known.of(OccasionSetting.KIND).newest(OccasionSetting.CODE);
            return newest == null ? new OccasionTerms(null, null, null) : view(newest.terms(), null);
        });
    }

    /** Changes the setting, from now on. */
    @PUT
    public Uni<OccasionTerms> change(OccasionTerms setting) {
        var asked = Body.present(setting);
        var faults = new Faults();
        if (asked.birthday() != null) {
            GiftChecks.check(faults, "birthday", asked.birthday());
        }
        if (asked.anniversary() != null) {
            GiftChecks.check(faults, "anniversary", asked.anniversary());
        }
        faults.refuse();
        var terms = new Occasions(asked.birthday(), asked.anniversary());
        var wish = new Wish<>(OccasionSetting.KIND, OccasionSetting.CODE, terms, null, caller.id());
        return pool.withTransaction(tx -> changes.alone(tx).flatMap(before -> {
            var known = new Faults();
            GiftChecks.check(known, "birthday", terms.birthday(), before);
            GiftChecks.check(known, "anniversary", terms.anniversary(), before).refuse();
            List<String> warnings = new ArrayList<>();
            GiftChecks.warn(warnings, "birthday", terms.birthday(), before);
            GiftChecks.warn(warnings, "anniversary", terms.anniversary(), before);
            return changes.set(tx, before, wish, "PUT /v1/occasions")
                    .map(changed -> view(changed.version().terms(), warnings.isEmpty() ? null : warnings));
        }));
    }

    private static OccasionTerms view(Occasions terms, List<String> warnings) {
        return new OccasionTerms(terms.birthday(), terms.anniversary(), warnings);
    }
}
