package olp.loyalty.referrals;

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
import olp.loyalty.referrals.model.Referral;
import olp.platform.web.Body;
import olp.platform.web.Caller;
import olp.platform.web.Faults;
import olp.platform.web.Role;

/** What bringing a friend is worth. */
@Path("/v1/referral")
@RolesAllowed(Role.OF_OPERATOR)
class ReferralResource {
    private static final long LARGEST_AMOUNT = 1_000_000_000_000L;

    private final Definitions definitions;
    private final ChangeDefinitions changes;
    private final Pool pool;
    private final Caller caller;

    ReferralResource(Definitions definitions, ChangeDefinitions changes, Pool pool, Caller caller) {
        this.definitions = definitions;
        this.changes = changes;
        this.pool = pool;
        this.caller = caller;
    }

    /**
     * What bringing a friend is worth.
     *
     * @param gift for the referrer, points or a voucher for a reward; left out: nothing for now
     * @param minTotal the friend's first purchase for so much or more counts, minor units; 0 if left out
     * @param maxPerYear a referrer gets at most so many gifts in a year, 1 to 1000; 12 if left out
     * @param warnings what may not be meant; said by us, not looked at when sent
     */
    public record ReferralTerms(Gift gift, Long minTotal, Integer maxPerYear, List<String> warnings) {
        static ReferralTerms of(Referral terms, List<String> warnings) {
            return new ReferralTerms(terms.gift(), terms.minTotal(), terms.maxPerYear(), warnings);
        }
    }

    /** The setting now. */
    @GET
    public Uni<ReferralTerms> setting() {
        return definitions.read(pool).map(known -> {
            var newest = known.of(ReferralSetting.KIND).newest(ReferralSetting.CODE);
            return ReferralTerms.of(newest == null ? Referral.NONE : newest.terms(), null);
        });
    }

    /** Changes the setting, for purchases from now on. */
    @PUT
    public Uni<ReferralTerms> change(ReferralTerms setting) {
        var asked = Body.present(setting);
        var terms = new Referral(
                asked.gift(),
                asked.minTotal() == null ? Referral.NONE.minTotal() : asked.minTotal(),
                asked.maxPerYear() == null ? Referral.NONE.maxPerYear() : asked.maxPerYear());
        var faults = new Faults()
                .check(
                        "minTotal",
                        terms.minTotal() >= 0 && terms.minTotal() <= LARGEST_AMOUNT,
                        "should be 0 to " + LARGEST_AMOUNT)
                .check("maxPerYear", terms.maxPerYear() >= 1 && terms.maxPerYear() <= 1_000, "should be 1 to 1000");
        if (terms.gift() != null) {
            GiftChecks.check(faults, "gift", terms.gift());
        }
        faults.refuse();
        var wish = new Wish<>(ReferralSetting.KIND, ReferralSetting.CODE, terms, null, caller.id());
        return pool.withTransaction(tx -> changes.alone(tx).flatMap(before -> {
            GiftChecks.check(new Faults(), "gift", terms.gift(), before).refuse();
            List<String> warnings = new ArrayList<>();
            GiftChecks.warn(warnings, "gift", terms.gift(), before);
            return changes.set(tx, before, wish, "PUT /v1/referral")
                    .map(changed -> ReferralTerms.of(changed.version().terms(), warnings.isEmpty() ? null : warnings));
        }));
    }
}
