package olp.cashback.payouts;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import olp.cashback.payouts.model.BankAccount;
import olp.cashback.payouts.model.Payout;
import olp.cashback.payouts.model.Payout.State;
import olp.platform.ledger.model.Part;
import olp.platform.web.Problem;

/** All payouts, for ever. */
@ApplicationScoped
class PostgresPayouts {
    private static final String ADD = """
            insert into payout (id, card, issued, amount, currency, masked, state, author, requested_at,
              lots, funders, parts)
            values ($1, $2, $3, $4, $5, $6, 'REQUESTED', $7, $8, $9, $10, $11) on conflict do nothing""";
    private static final String ADD_DESTINATION =
            "insert into payout_destination (payout, iban, name, bic) values ($1, $2, $3, $4)";
    private static final String SINCE = """
            select coalesce(sum(amount), 0)::bigint from payout
            where requested_at >= $2 and state <> 'FAILED' and issued = any($1)""";
    private static final String END = """
            update payout set state = $2, ended_at = $3, reason = $4 where id = $1 and state = 'REQUESTED'""";
    private static final String COLUMNS = """
            select p.seq, p.id, p.card, p.issued, p.amount, p.currency, p.masked, p.state, p.requested_at, p.ended_at,
              p.reason, p.export, p.lots, p.funders, p.parts
            from payout p\s""";
    private static final String GET = COLUMNS + "where p.id = $1";
    private static final String GET_OWN =
            COLUMNS + "join card c on c.number = p.card where p.id = $1 and c.member = $2";
    private static final String BEFORE = COLUMNS + "where p.seq < $1 order by p.seq desc limit $2";
    private static final String BEFORE_IN = COLUMNS + "where p.seq < $1 and p.state = $3 order by p.seq desc limit $2";

    /** One of a list, and the number by which pages go on. */
    record Numbered(long seq, Payout payout) {}

    /** What was asked for from cards, by their accounts of issue, since an instant, and did not fail. */
    Uni<Long> since(SqlConnection tx, Collection<UUID> issued, Instant start) {
        return tx.preparedQuery(SINCE)
                .execute(Tuple.of(issued.toArray(UUID[]::new), utc(start)))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /** Keeps a payout that was asked for; 409 if its id is another's. */
    Uni<Void> add(SqlConnection tx, Payout payout, BankAccount to, String author) {
        var parts = payout.parts();
        return tx.preparedQuery(ADD)
                .execute(Tuple.from(List.of(
                        payout.id(),
                        payout.card(),
                        payout.issued(),
                        payout.amount(),
                        payout.currency(),
                        payout.to(),
                        author,
                        utc(payout.requestedAt()),
                        parts.stream().map(Part::lot).toArray(UUID[]::new),
                        parts.stream().map(Part::issuer).toArray(UUID[]::new),
                        parts.stream().map(Part::amount).toArray(Long[]::new))))
                .invoke(added -> {
                    if (added.rowCount() == 0) {
                        throw Problem.idTaken();
                    }
                })
                .flatMap(added -> tx.preparedQuery(ADD_DESTINATION)
                        .execute(Tuple.of(payout.id(), to.iban(), to.name(), to.bic())))
                .replaceWithVoid();
    }

    /** Ends a payout; false if it was over before. */
    Uni<Boolean> end(SqlConnection tx, Payout ended) {
        return tx.preparedQuery(END)
                .execute(Tuple.of(ended.id(), ended.state().name(), utc(ended.endedAt()), ended.reason()))
                .map(changed -> changed.rowCount() == 1);
    }

    /** A payout; 404 if there is none. */
    Uni<Payout> get(SqlClient client, UUID id) {
        return one(client, GET, Tuple.of(id));
    }

    /** A payout from a card that is a member's now; 404 if there is none. */
    Uni<Payout> get(SqlClient client, UUID id, UUID member) {
        return one(client, GET_OWN, Tuple.of(id, member));
    }

    private static Uni<Payout> one(SqlClient client, String sql, Tuple parameters) {
        return client.preparedQuery(sql)
                .execute(parameters)
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(row -> numbered(row).payout())
                        .orElseThrow(() -> Problem.notFound("payout")));
    }

    /** Payouts before a number, newest first. */
    Uni<List<Numbered>> before(SqlClient client, long seq, int limit, Optional<State> state) {
        var query = state.map(each -> client.preparedQuery(BEFORE_IN).execute(Tuple.of(seq, limit, each.name())))
                .orElseGet(() -> client.preparedQuery(BEFORE).execute(Tuple.of(seq, limit)));
        return query.map(rows -> rows.stream().map(PostgresPayouts::numbered).toList());
    }

    private static Numbered numbered(Row row) {
        return new Numbered(
                row.getLong("seq"),
                new Payout(
                        row.getUUID("id"),
                        row.getString("card"),
                        row.getUUID("issued"),
                        row.getLong("amount"),
                        row.getString("currency"),
                        row.getString("masked"),
                        State.valueOf(row.getString("state")),
                        instant(row, "requested_at"),
                        instant(row, "ended_at"),
                        row.getString("reason"),
                        row.getUUID("export"),
                        parts(row)));
    }

    private static List<Part> parts(Row row) {
        var lots = (UUID[]) row.getValue("lots");
        var funders = (UUID[]) row.getValue("funders");
        var amounts = (Long[]) row.getValue("parts");
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < lots.length; i++) {
            parts.add(new Part(lots[i], funders[i], amounts[i]));
        }
        return parts;
    }

    private static Instant instant(Row row, String column) {
        var at = row.getOffsetDateTime(column);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
