package olp.loyalty.points;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import olp.loyalty.program.SettingsStore;
import olp.loyalty.program.model.Program;
import olp.platform.ledger.LedgerSeals;
import olp.platform.ledger.TrialBalances;
import olp.platform.ledger.model.TrialBalance;
import olp.platform.web.Role;

/** Proof that not a point is lost. */
@Path("/v1/ledger")
@RolesAllowed(Role.OF_OPERATOR)
class LedgerResource {
    private final TrialBalances balances;
    private final LedgerSeals seals;
    private final SettingsStore settings;
    private final Pool pool;

    LedgerResource(TrialBalances balances, LedgerSeals seals, SettingsStore settings, Pool pool) {
        this.balances = balances;
        this.seals = seals;
        this.settings = settings;
        this.pool = pool;
    }

    /**
     * The sums of all entries.
     *
     * @param off what is not as the entries say, by name, at most ten
     */
    public record Sums(
            boolean balanced, List<Line> accounts, Outstanding outstanding, long breakage, List<String> off) {
        static Sums of(TrialBalance trial, Program program) {
            return new Sums(
                    trial.balanced(),
                    trial.lines().stream()
                            .map(line -> new Line(line.account(), line.amount()))
                            .toList(),
                    new Outstanding(
                            trial.outstanding(),
                            Math.multiplyExact(trial.outstanding(), program.pointValue()),
                            program.currency()),
                    trial.breakage(),
                    trial.drift());
        }
    }

    /** One account's sum. */
    public record Line(String account, long points) {}

    /** What members could still spend, and what that would cost, minor units. */
    public record Outstanding(long points, long liability, String currency) {}

    /** Checks every seal against the entries under it; reads them all. */
    @GET
    @Path("/seals")
    public Uni<LedgerSeals.Chain> seals() {
        return seals.verify();
    }

    /** Sums the entries; reads them all. */
    @GET
    @Path("/trial-balance")
    public Uni<Sums> trialBalance() {
        return balances.now()
                .flatMap(trial -> settings.history(pool)
                        .map(history -> Sums.of(trial, history.at(Instant.now()).program())));
    }
}
