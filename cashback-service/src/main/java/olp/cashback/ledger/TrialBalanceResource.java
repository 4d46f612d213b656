package olp.cashback.ledger;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import olp.cashback.program.Programs;
import olp.platform.ledger.TrialBalances;
import olp.platform.ledger.model.TrialBalance;
import olp.platform.web.Role;

/** The trial balance, for the operator. */
@Path("/v1/ledger/trial-balance")
@RolesAllowed(Role.OF_OPERATOR)
class TrialBalanceResource {
    private final TrialBalances balances;
    private final Programs programs;
    private final Pool pool;

    TrialBalanceResource(TrialBalances balances, Programs programs, Pool pool) {
        this.balances = balances;
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
     */
    public record Report(boolean balanced, List<Account> accounts, Outstanding outstanding, long breakage) {}

    /** One sum, in minor units. */
    public record Account(String account, long amount) {}

    /** Available, pending and held money together, and what it is worth: the same. Minor units. */
    public record Outstanding(long amount, long liability, String currency) {}

    /** The trial balance of one moment, computed from the entries themselves. */
    @GET
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
                balance.breakage());
    }
}
