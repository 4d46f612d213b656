package olp.loyalty.vouchers;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import olp.loyalty.vouchers.model.Voucher;

/** All vouchers, for ever. */
@ApplicationScoped
class PostgresVouchers {
    private static final String COLUMNS = """
            id, code, reward, reward_version, name, partner, card, account, source, source_version, cause, points,
            state, issued_at, expires_at""";
    private static final String INSERT = "insert into voucher (" + COLUMNS + """
            ) select id, code, reward, reward_version, name, partner, card, account, source, source_version, cause,
              points, 'ISSUED', issued_at, expires_at
            from unnest($1::uuid[], $2::text[], $3::text[], $4::int[], $5::text[], $6::uuid[], $7::text[], $8::uuid[],
              $9::text[], $10::int[], $11::uuid[], $12::bigint[], $13::timestamptz[], $14::timestamptz[])
              as v (id, code, reward, reward_version, name, partner, card, account, source, source_version, cause, points,
                issued_at, expires_at)
            on conflict do nothing""";
    private static final String CARD = "select card from voucher where code = $1";
    private static final String LOCK =
            "select " + COLUMNS + ", redeemed_by, request, answer from voucher where code = $1 for update";
    private static final String REDEEM = """
            update voucher set state = 'REDEEMED', ended_at = $2, redeemed_by = $3, request = $4, answer = $5
            where id = $1""";
    private static final String OF_ACCOUNTS = "select " + COLUMNS + """
             from voucher where account = any($1) and id < $2 and ($3::uuid is null or partner is null or partner = $3)
            order by id desc limit $4""";
    private static final String UNUSED = "select " + COLUMNS + """
             from voucher where account = any($1) and source = $2 and state = 'ISSUED' and expires_at > $4
            order by (cause = $3) desc nulls last, id desc limit $5 for update""";
    private static final String VOID = "update voucher set state = 'VOIDED', ended_at = $2 where id = any($1)";

    /** A voucher, and by whom and how it was redeemed, if it was. */
    record Found(Voucher voucher, UUID redeemedBy, UUID request, String answer) {}

    /** Adds vouchers; answers how many are new. */
    Uni<Integer> insert(SqlConnection tx, List<Voucher> vouchers) {
        return tx.preparedQuery(INSERT)
                .execute(Tuple.from(List.of(
                        column(vouchers, UUID[]::new, Voucher::id),
                        column(vouchers, String[]::new, Voucher::code),
                        column(vouchers, String[]::new, each -> each.good().reward()),
                        column(vouchers, Integer[]::new, each -> each.good().version()),
                        column(vouchers, String[]::new, each -> each.good().name()),
                        column(vouchers, UUID[]::new, each -> each.good().partner()),
                        column(vouchers, String[]::new, Voucher::card),
                        column(vouchers, UUID[]::new, Voucher::account),
                        column(vouchers, String[]::new, each -> each.source().rule()),
                        column(vouchers, Integer[]::new, each -> each.source().version()),
                        column(vouchers, UUID[]::new, each -> each.source().cause()),
                        column(vouchers, Long[]::new, each -> each.source().points()),
                        column(vouchers, OffsetDateTime[]::new, each -> utc(each.issuedAt())),
                        column(
                                vouchers,
                                OffsetDateTime[]::new,
                                each -> utc(each.good().expiresAt())))))
                .map(inserted -> inserted.rowCount());
    }

    /** The number of the card for which it was issued; null if there is no such voucher. */
    Uni<String> card(SqlClient client, String code) {
        return client.preparedQuery(CARD)
                .execute(Tuple.of(code))
                .map(rows ->
                        rows.stream().findFirst().map(row -> row.getString(0)).orElse(null));
    }

    /** A voucher, locked; its account is locked already. */
    Uni<Optional<Found>> lock(SqlConnection tx, String code) {
        return tx.preparedQuery(LOCK)
                .execute(Tuple.of(code))
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(row -> new Found(
                                voucher(row),
                                row.getUUID("redeemed_by"),
                                row.getUUID("request"),
                                row.getString("answer"))));
    }

    Uni<Void> redeem(SqlConnection tx, UUID id, Instant at, UUID partner, UUID request, String answer) {
        return tx.preparedQuery(REDEEM)
                .execute(Tuple.of(id, utc(at), partner, request, answer))
                .replaceWithVoid();
    }

    /** Vouchers of accounts, newest first; with a partner only those that can be used there. */
    Uni<List<Voucher>> before(SqlClient client, Collection<UUID> accounts, UUID id, UUID partner, int limit) {
        return client.preparedQuery(OF_ACCOUNTS)
                .execute(Tuple.of(accounts.toArray(UUID[]::new), id, partner, limit))
                .map(rows -> rows.stream().map(PostgresVouchers::voucher).toList());
    }

    /** Vouchers of one source that can still be used, locked: those of a purchase first, then the newest. */
    Uni<List<Voucher>> unused(
            SqlConnection tx, Collection<UUID> accounts, String source, UUID purchase, Instant at, int most) {
        return tx.preparedQuery(UNUSED)
                .execute(Tuple.of(accounts.toArray(UUID[]::new), source, purchase, utc(at), most))
                .map(rows -> rows.stream().map(PostgresVouchers::voucher).toList());
    }

    Uni<Void> makeVoid(SqlConnection tx, Collection<UUID> ids, Instant at) {
        return tx.preparedQuery(VOID)
                .execute(Tuple.of(ids.toArray(UUID[]::new), utc(at)))
                .replaceWithVoid();
    }

    private static Voucher voucher(Row row) {
        return new Voucher(
                row.getUUID("id"),
                row.getString("code"),
                new Voucher.Good(
                        row.getString("reward"),
                        row.getInteger("reward_version"),
                        row.getString("name"),
                        row.getUUID("partner"),
                        row.getOffsetDateTime("expires_at").toInstant()),
                row.getString("card"),
                row.getUUID("account"),
                new Voucher.Source(
                        row.getString("source"),
                        row.getInteger("source_version"),
                        row.getUUID("cause"),
                        row.getLong("points")),
                Voucher.State.valueOf(row.getString("state")),
                row.getOffsetDateTime("issued_at").toInstant());
    }

    private static <V> V[] column(List<Voucher> rows, IntFunction<V[]> array, Function<Voucher, V> value) {
        return rows.stream().map(value).toArray(array);
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
