package olp.cashback.payouts;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import olp.cashback.payouts.Pain001.Order;
import olp.cashback.payouts.Pain001.Transfer;
import olp.cashback.payouts.model.BankAccount;
import olp.platform.web.Problem;

/** Files for the bank, as they were made. */
@ApplicationScoped
class PostgresExports {
    private static final String ALONE =
            "select pg_advisory_xact_lock(hashtext('payout-exports')), clock_timestamp() as at";
    private static final String COLLECT = """
            with waiting as (
              select id from payout where state = 'REQUESTED' and export is null and currency = $2
              order by seq limit $3 for no key update)
            update payout p set export = $1 from waiting w, payout_destination d
            where p.id = w.id and d.payout = w.id
            returning p.seq, p.id, p.amount, d.iban, d.name, d.bic""";
    private static final String ADD = """
            insert into payout_export (id, made_at, payouts, amount, currency, author, file)
            values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing""";
    private static final String FILE = "select file from payout_export where id = $1";

    /** Nobody else makes a file until the transaction ends; answers the database's clock. */
    Uni<Instant> alone(SqlConnection tx) {
        return tx.query(ALONE)
                .execute()
                .map(rows -> rows.iterator().next().getOffsetDateTime("at").toInstant());
    }

    /** Notes of payouts that are in no file that they are in this one; answers them, the longest waiting first. */
    Uni<List<Transfer>> collect(SqlConnection tx, UUID export, String currency, int most) {
        return tx.preparedQuery(COLLECT)
                .execute(Tuple.of(export, currency, most))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .sorted(Comparator.comparing(row -> row.getLong("seq")))
                        .map(PostgresExports::transfer)
                        .toList());
    }

    private static Transfer transfer(Row row) {
        return new Transfer(
                row.getUUID("id"),
                row.getLong("amount"),
                new BankAccount(row.getString("iban"), row.getString("name"), row.getString("bic")));
    }

    /** Keeps a file; 409 if its id is another's. */
    Uni<Void> add(SqlConnection tx, Order order, byte[] file, String author) {
        return tx.preparedQuery(ADD)
                .execute(Tuple.from(List.of(
                        order.id(),
                        order.at().atOffset(ZoneOffset.UTC),
                        order.transfers().size(),
                        order.sum(),
                        order.currency(),
                        author,
                        io.vertx.core.buffer.Buffer.buffer(file))))
                .invoke(added -> {
                    if (added.rowCount() == 0) {
                        throw Problem.idTaken();
                    }
                })
                .replaceWithVoid();
    }

    /** A file; 404 if there is none. */
    Uni<byte[]> file(SqlClient client, UUID id) {
        return client.preparedQuery(FILE)
                .execute(Tuple.of(id))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .findFirst()
                        .map(row -> row.getBuffer("file"))
                        .map(Buffer::getBytes)
                        .orElseThrow(() -> Problem.notFound("export")));
    }
}
