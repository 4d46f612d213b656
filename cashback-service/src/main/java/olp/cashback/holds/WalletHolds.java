package olp.cashback.holds;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import olp.cashback.holds.model.WalletHold;
import olp.cashback.intake.Told;
import olp.platform.ledger.model.Hold.State;
import olp.platform.web.Problem;

/** The holds that tills have made. */
@ApplicationScoped
public class WalletHolds {
    private static final String COLUMNS =
            "id, card, issued, partner, amount, captured, currency, ends_at, direct, state, freed_at";
    private static final String ADD =
            "insert into wallet_hold (" + COLUMNS + ") values ($1, $2, $3, $4, $5, 0, $6, $7, $8, 'HELD', null)";
    private static final String EXISTS = "select exists (select from wallet_hold where id = $1)";
    private static final String GET =
            "select " + COLUMNS + ", clock_timestamp() as now from wallet_hold " + "where id = $1 and partner = $2";
    private static final String LOCK = "select from wallet_hold where id = $1 and partner = $2 for update";
    private static final String FIND = "select " + COLUMNS + " from wallet_hold where id = any($1)";
    private static final String PAST_END = "select " + COLUMNS + """
            , clock_timestamp() as now from wallet_hold
            where not direct and freed_at is null and state in ('HELD', 'VOIDED')
              and ends_at <= $1 and (ends_at, id) > ($2, $3)
            order by ends_at, id limit $4""";
    private static final String END = "update wallet_hold set state = $2, captured = $3, freed_at = $4 where id = $1";
    private static final String FREE = """
            update wallet_hold set freed_at = $2, state = case state when 'HELD' then 'EXPIRED' else state end
            where id = any($1)""";
    private static final String CAPTURE = """
            update wallet_hold h set state = 'CAPTURED', captured = c.amount
            from unnest($1::uuid[], $2::bigint[]) as c (id, amount) where h.id = c.id""";

    /** A hold, and the database's clock by which to read its state. */
    record At(WalletHold hold, Instant now) {}

    Uni<Void> add(SqlConnection tx, WalletHold hold) {
        return tx.preparedQuery(ADD)
                .execute(Tuple.tuple(List.of(
                        hold.id(),
                        hold.card(),
                        hold.issued(),
                        hold.partner(),
                        hold.amount(),
                        hold.currency(),
                        Told.utc(hold.endsAt()),
                        hold.direct())))
                .replaceWithVoid();
    }

    /** True if there is such a hold, whoever made it. */
    Uni<Boolean> exists(SqlClient client, UUID id) {
        return client.preparedQuery(EXISTS)
                .execute(Tuple.of(id))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    /** A partner's hold; 404 if the partner has none such. */
    Uni<At> get(SqlClient client, UUID id, UUID partner) {
        return client.preparedQuery(GET).execute(Tuple.of(id, partner)).map(rows -> {
            if (rows.size() == 0) {
                throw Problem.notFound("hold");
            }
            return at(rows.iterator().next());
        });
    }

    /** The same, and nobody else ends it until the transaction ends. */
    Uni<At> lock(SqlConnection tx, UUID id, UUID partner) {
        return tx.preparedQuery(LOCK).execute(Tuple.of(id, partner)).flatMap(locked -> get(tx, id, partner));
    }

    /** Those of these holds that there are, by id. */
    public Uni<Map<UUID, WalletHold>> find(SqlClient client, Collection<UUID> ids) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(ids.toArray(UUID[]::new)))
                .map(rows ->
                        rows.stream().map(WalletHolds::hold).collect(Collectors.toMap(WalletHold::id, hold -> hold)));
    }

    /** Holds with a proof whose money is set aside though their end is past, in the order of their ends. */
    Uni<List<At>> pastEnd(SqlClient client, Instant end, WalletHold after, int most) {
        return client.preparedQuery(PAST_END)
                .execute(Tuple.of(
                        Told.utc(end),
                        Told.utc(after == null ? Instant.EPOCH : after.endsAt()),
                        after == null ? new UUID(0, 0) : after.id(),
                        most))
                .map(rows -> rows.stream().map(WalletHolds::at).toList());
    }

    /** A hold was ended by its till. */
    Uni<Void> end(SqlConnection tx, UUID id, State state, long captured, Instant freedAt) {
        return tx.preparedQuery(END)
                .execute(Tuple.of(id, state.name(), captured, freedAt == null ? null : Told.utc(freedAt)))
                .replaceWithVoid();
    }

    /** What these set aside is free; those that nobody voided have expired. */
    Uni<Void> free(SqlConnection tx, Collection<UUID> ids, Instant at) {
        return tx.preparedQuery(FREE)
                .execute(Tuple.of(ids.toArray(UUID[]::new), Told.utc(at)))
                .replaceWithVoid();
    }

    /** Purchases have spent these, each so much of its money. */
    public Uni<Void> capture(SqlConnection tx, Map<UUID, Long> amounts) {
        return amounts.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(CAPTURE)
                        .execute(Tuple.of(
                                amounts.keySet().toArray(UUID[]::new),
                                amounts.values().toArray(Long[]::new)))
                        .replaceWithVoid();
    }

    private static At at(Row row) {
        return new At(hold(row), row.getOffsetDateTime("now").toInstant());
    }

    private static WalletHold hold(Row row) {
        var freedAt = row.getOffsetDateTime("freed_at");
        return new WalletHold(
                row.getUUID("id"),
                row.getString("card"),
                row.getUUID("issued"),
                row.getUUID("partner"),
                row.getLong("amount"),
                row.getLong("captured"),
                row.getString("currency"),
                row.getOffsetDateTime("ends_at").toInstant(),
                row.getBoolean("direct"),
                State.valueOf(row.getString("state")),
                freedAt == null ? null : freedAt.toInstant());
    }
}
