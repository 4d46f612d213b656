package olp.cashback.ledger;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import olp.cashback.program.Programs;
import olp.platform.ledger.LedgerSeals;
import olp.platform.ledger.TrialBalances;
import olp.platform.ledger.model.TrialBalance;
import olp.platform.web.Role;

/** Proof that no money is lost, for the operator. */
@Path("/v1/ledger")
@RolesAllowed(Role.OF_OPERATOR)
class ProofResource {
    private final TrialBalances balances;
    private final LedgerSeals seals;
    private final Programs programs;
    private final Pool pool;

    ProofResource(TrialBalances balances, LedgerSeals seals, Programs programs, Pool pool) {
        this.balances = balances;
        this.seals = seals;
        this.programs = programs;
        this.pool = pool;
    }

    /**
     * All that was ever entered.
     *
     * @param balanced true if it sums to zero and every balance is what its entries say
     * @param accounts sums by place, the house's by party; minor units
     * @param outstanding what is owed to members
     * @param breakage what lapsed, minor units
     * @param off what is not as the entries say, by name, at most ten
     */
    public record Report(
            boolean balanced, List<Account> accounts, Outstanding outstanding, long breakage, List<String> off) {}

    /** One sum, in minor units. */
    public record Account(String account, long amount) {}

    /** Available, pending and held money together, and what it is worth: the same. Minor units. */
    public record Outstanding(long amount, long liability, String currency) {}

    /** Checks every seal against the entries under it; reads them all. */
    @GET
    @Path("/seals")
    public Uni<LedgerSeals.Chain> seals() {
        return seals.verify();
    }

    /** The trial balance of one moment, computed from the entries themselves. */
    @GET
    @Path("/trial-balance")
    public Uni<Report> now() {
        return programs.known(pool)
                .flatMap(known -> balances.now()
                        .map(balance -> report(
                                balance,
                                known.map(history -> history.newest().currency())
                                        .orElse(null))));
    }

    private static Report report(TrialBalance balance, String currency) {
        return new Report(
                balance.balanced(),
                balance.lines().stream()
                        .map(line -> new Account(line.account(), line.amount()))
                        .toList(),
                new Outstanding(balance.outstanding(), balance.outstanding(), currency),
                balance.breakage(),
                balance.drift());
    }
}
