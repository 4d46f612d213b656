package olp.cashback.ledger;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import olp.cashback.program.Programs;
import olp.platform.ledger.Liabilities;
import olp.platform.ledger.Liabilities.Liability;
import olp.platform.ledger.Liabilities.Share;
import olp.platform.web.Role;

/** Who owes what to members, and since when, for the operator. */
@Path("/v1/ledger/liability")
@RolesAllowed(Role.OF_OPERATOR)
class LiabilityResource {
    private static final Map<Integer, String> AGES =
            Map.of(0, "0-30", 31, "31-90", 91, "91-180", 181, "181-365", 366, "over 365");

    private final Liabilities liabilities;
    private final Programs programs;
    private final Pool pool;

    LiabilityResource(Liabilities liabilities, Programs programs, Pool pool) {
        this.liabilities = liabilities;
        this.programs = programs;
        this.pool = pool;
    }

    /**
     * What members have; minor units.
     *
     * @param owed what members owe, zero or less: of no funder
     * @param outstanding all of it, less what is owed: as the trial balance says
     */
    public record Report(String currency, List<Funder> funders, long owed, long outstanding) {}

    /** What one party pays for. */
    public record Funder(UUID funder, long amount, List<Age> ages) {}

    /**
     * What is of one age.
     *
     * @param days since it was given, or could first be spent if that was before
     */
    public record Age(String days, long available, long pending, long held) {
        private static Age of(Share share) {
            return new Age(AGES.get(share.fromDay()), share.active(), share.pending(), share.held());
        }

        private long amount() {
            return available + pending + held;
        }
    }

    /** By who funds it and how old it is. Money on its way to a bank is in the trial balance under LEAVING. */
    @GET
    public Uni<Report> now() {
        return programs.now(pool)
                .flatMap(program -> pool.withTransaction(
                                tx -> tx.query("set transaction isolation level repeatable read, read only")
                                        .execute()
                                        .flatMap(set -> liabilities.now(tx)))
                        .map(liability -> report(program.currency(), liability)));
    }

    private static Report report(String currency, Liability liability) {
        Map<UUID, List<Age>> byFunder = liability.shares().stream()
                .collect(Collectors.groupingBy(
                        Share::issuer, TreeMap::new, Collectors.mapping(Age::of, Collectors.toList())));
        var funders = byFunder.entrySet().stream()
                .map(each -> new Funder(
                        each.getKey(),
                        each.getValue().stream().mapToLong(Age::amount).sum(),
                        each.getValue()))
                .toList();
        return new Report(currency, funders, liability.owed(), liability.total());
    }
}
