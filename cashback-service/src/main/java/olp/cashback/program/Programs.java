package olp.cashback.program;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import olp.cashback.intake.Told;
import olp.cashback.program.model.Policy;
import olp.cashback.program.model.Policy.ExpiryNotice;
import olp.cashback.program.model.Policy.Presence;
import olp.cashback.program.model.Policy.ReturnPolicy;
import olp.cashback.program.model.PolicyHistory;
import olp.platform.events.IncomingEvent;
import olp.platform.events.Verdicts;
import olp.platform.web.Problem;

/** The programme as loyalty-service tells of it. */
@ApplicationScoped
public class Programs {
    /** The event that carries it. */
    public static final Set<String> TOLD_BY = Set.of("loyalty.program-changed.v1");

    /** What a purchase waits for while nothing told the programme yet. */
    public static final String AWAITED = "program";

    private static final String KEEP = """
            insert into program_version
              (as_of, currency, time_zone, expiry_months, expiry_notice, returns, presence, max_age_days)
            values ($1, $2, $3, $4, $5, $6, $7, $8)
            on conflict (as_of) do update
            set currency = excluded.currency, time_zone = excluded.time_zone, expiry_months = excluded.expiry_months,
                expiry_notice = excluded.expiry_notice, returns = excluded.returns, presence = excluded.presence,
                max_age_days = excluded.max_age_days""";
    private static final String ALL = """
            select as_of, currency, time_zone, expiry_months, expiry_notice, returns, presence, max_age_days
            from program_version""";

    /** Of {@code loyalty.program-changed.v1} what is read here. */
    record ProgramChanged(Policy program) {
        ProgramChanged {
            Objects.requireNonNull(program, "program");
            Objects.requireNonNull(program.currency(), "program.currency");
            Objects.requireNonNull(program.zone(), "program.timeZone");
            Objects.requireNonNull(program.expiryNotice(), "program.expiryNotice");
            Objects.requireNonNull(program.returns(), "program.returns");
            Objects.requireNonNull(program.presence(), "program.presence");
            Objects.requireNonNull(program.maxAgeDays(), "program.maxAgeDays");
        }
    }

    /** What a purchase waits for while the programme is known to be in another currency. */
    public static String awaited(String currency) {
        return "currency:" + currency;
    }

    /** Keeps what a batch says; purchases that were waiting for it can go on. */
    public Uni<Void> keep(SqlConnection tx, List<IncomingEvent> events, Verdicts verdicts) {
        var told = Told.read(events, ProgramChanged.class, verdicts);
        if (told.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        told.forEach(each -> verdicts.provides(AWAITED)
                .provides(awaited(each.says().program().currency())));
        return tx.preparedQuery(KEEP)
                .executeBatch(told.stream().map(Programs::row).toList())
                .replaceWithVoid();
    }

    private static Tuple row(Told<ProgramChanged> told) {
        var program = told.says().program();
        return Tuple.tuple(List.of(
                Told.utc(told.event().time()),
                program.currency(),
                program.timeZone(),
                program.expiryMonths(),
                program.expiryNotice().name(),
                program.returns().name(),
                program.presence().name(),
                program.maxAgeDays()));
    }

    /** All versions, if anything told one yet. */
    public Uni<Optional<PolicyHistory>> known(SqlClient client) {
        return client.query(ALL).execute().map(rows -> {
            var versions = new TreeMap<Instant, Policy>();
            rows.forEach(row -> versions.put(row.getOffsetDateTime("as_of").toInstant(), policy(row)));
            return versions.isEmpty() ? Optional.empty() : Optional.of(new PolicyHistory(versions));
        });
    }

    /**
     * What holds now, for a request.
     *
     * @throws Problem 503 if nothing told it yet
     */
    public Uni<Policy> now(SqlClient client) {
        return known(client)
                .map(known -> known.orElseThrow(() -> Problem.of(
                                503, "programme-unknown", "The programme is not known here yet; try again soon."))
                        .newest());
    }

    private static Policy policy(Row row) {
        return new Policy(
                row.getString("currency"),
                row.getString("time_zone"),
                row.getInteger("expiry_months"),
                ExpiryNotice.valueOf(row.getString("expiry_notice")),
                ReturnPolicy.valueOf(row.getString("returns")),
                Presence.valueOf(row.getString("presence")),
                row.getInteger("max_age_days"));
    }
}
