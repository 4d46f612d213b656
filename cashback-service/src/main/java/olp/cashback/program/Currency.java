package olp.cashback.program;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import olp.cashback.intake.Told;
import olp.platform.events.IncomingEvent;
import olp.platform.events.Verdicts;

/** The programme's currency, in which every amount of this service is. */
@ApplicationScoped
public class Currency {
    /** The event that names it. */
    public static final Set<String> TOLD_BY = Set.of("loyalty.program-changed.v1");

    private static final String KEEP = """
            insert into program (currency, as_of) values ($1, $2)
            on conflict (only_one) do update set currency = excluded.currency, as_of = excluded.as_of
            where program.as_of <= excluded.as_of""";
    private static final String ASSUME =
            "insert into program (currency, as_of) values ($1, '-infinity') on conflict do nothing";
    private static final String KNOWN = "select currency from program";

    /** Of {@code loyalty.program-changed.v1} what is read here. */
    record ProgramChanged(Program program) {
        record Program(String currency) {}

        ProgramChanged {
            Objects.requireNonNull(program, "program");
            Objects.requireNonNull(program.currency(), "program.currency");
        }
    }

    /** What a purchase waits for while the programme is known to be in another currency. */
    public static String awaited(String currency) {
        return "currency:" + currency;
    }

    /** Keeps the last that a batch says; purchases that were waiting for it can go on. */
    public Uni<Void> keep(SqlConnection tx, List<IncomingEvent> events, Verdicts verdicts) {
        var told = Told.read(events, ProgramChanged.class, verdicts);
        if (told.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var currency = told.getLast().says().program().currency();
        verdicts.provides(awaited(currency));
        return tx.preparedQuery(KEEP)
                .execute(Tuple.of(currency, Told.utc(told.getLast().event().time())))
                .replaceWithVoid();
    }

    /** The currency, if anything told it yet. */
    public Uni<Optional<String>> known(SqlClient client) {
        return client.query(KNOWN)
                .execute()
                .map(rows -> rows.stream().findFirst().map(row -> row.getString(0)));
    }

    /** The currency; if nothing told it yet, that of a purchase, since loyalty-service takes no other. */
    public Uni<String> knownOr(SqlConnection tx, String ofPurchase) {
        return known(tx)
                .flatMap(known -> known.isPresent()
                        ? Uni.createFrom().item(known.get())
                        : tx.preparedQuery(ASSUME).execute(Tuple.of(ofPurchase)).replaceWith(ofPurchase));
    }
}
