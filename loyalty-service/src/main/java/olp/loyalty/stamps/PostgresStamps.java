package olp.loyalty.stamps;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import olp.loyalty.stamps.model.Progress;

/**
 * Stamps, by the account that a card was issued with. What a ledger account has is the sum over its cards, so a row may be
 * below zero, and claims, merges and their undoing move nothing here. All under the ledger account's lock.
 */
@ApplicationScoped
public class PostgresStamps {
    private static final String OF_ACCOUNT = """
            select p.stamp_card, sum(p.stamps)::bigint, sum(p.gifts)::bigint
            from card_account a join stamp_progress p on p.account = a.id where a.root = $1 group by p.stamp_card""";
    private static final String WRITE = """
            with given as (
              insert into stamp_given
                (purchase, stamp_card, version, account, stamps, left_over, gifts, gift_points, lot, given_at)
              select purchase, stamp_card, version, account, stamps, stamps, gifts, gift_points, lot, $9::timestamptz
              from unnest($1::uuid[], $2::text[], $3::int[], $4::uuid[], $5::bigint[], $6::bigint[], $7::bigint[],
                $8::uuid[]) as g (purchase, stamp_card, version, account, stamps, gifts, gift_points, lot))
            insert into stamp_progress as p (account, stamp_card, stamps, gifts)
            select * from unnest($10::uuid[], $11::text[], $12::bigint[], $13::bigint[])
            on conflict (account, stamp_card) do update
            set stamps = p.stamps + excluded.stamps, gifts = p.gifts + excluded.gifts""";
    private static final String OF_PURCHASE = """
            select stamp_card, version, account, left_over from stamp_given
            where purchase = $1 and left_over > 0 order by stamp_card""";
    private static final String POINTS = """
            select purchase, version, lot, gift_points, (gifts - gifts_taken)::bigint as gifts, given_at from stamp_given
            where account in (select id from card_account where root = $1) and stamp_card = $2
              and lot is not null and gifts_taken < gifts
            order by (purchase = $3) desc, given_at desc limit $4""";
    private static final String TAKE_STAMPS = """
            update stamp_given set left_over = left_over - $3 where purchase = $1 and stamp_card = $2""";
    private static final String TAKE_GIFTS = """
            update stamp_given set gifts_taken = gifts_taken + $3 where purchase = $1 and stamp_card = $2""";

    /** A stamp card of an account. */
    public record Key(UUID account, String stampCard) {}

    /**
     * What a purchase was given.
     *
     * @param giftPoints of each gift; 0 if the gifts are vouchers
     * @param lot of the points; null if there are none
     */
    public record Given(
            UUID purchase,
            String stampCard,
            int version,
            UUID account,
            long stamps,
            long gifts,
            long giftPoints,
            UUID lot) {}

    /** What of a purchase's stamps is left. */
    public record Left(String stampCard, int version, UUID account, long stamps) {}

    /** Gifts of points that were not taken back, of one lot. */
    public record PointsGifts(UUID purchase, int version, UUID lot, long each, long gifts, Instant givenAt) {}

    /** How far a ledger account is with each stamp card that it has stamps of. */
    public Uni<Map<String, Progress>> of(SqlClient client, UUID account) {
        return client.preparedQuery(OF_ACCOUNT).execute(Tuple.of(account)).map(rows -> {
            Map<String, Progress> progress = new HashMap<>();
            rows.forEach(row -> progress.put(row.getString(0), new Progress(row.getLong(1), row.getLong(2))));
            return progress;
        });
    }

    /** Writes what a batch of purchases was given, and by how much that takes each account on: one statement. */
    public Uni<Void> write(SqlConnection tx, List<Given> given, Map<Key, Progress> more, Instant at) {
        if (given.isEmpty() && more.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var keys = List.copyOf(more.keySet());
        return tx.preparedQuery(WRITE)
                .execute(Tuple.from(List.of(
                        column(given, UUID[]::new, Given::purchase),
                        column(given, String[]::new, Given::stampCard),
                        column(given, Integer[]::new, Given::version),
                        column(given, UUID[]::new, Given::account),
                        column(given, Long[]::new, Given::stamps),
                        column(given, Long[]::new, Given::gifts),
                        column(given, Long[]::new, Given::giftPoints),
                        column(given, UUID[]::new, Given::lot),
                        at.atOffset(ZoneOffset.UTC),
                        column(keys, UUID[]::new, Key::account),
                        column(keys, String[]::new, Key::stampCard),
                        column(keys, Long[]::new, key -> more.get(key).stamps()),
                        column(keys, Long[]::new, key -> more.get(key).gifts()))))
                .replaceWithVoid();
    }

    /** What is left of the stamps of a purchase, by stamp card; empty if it was given none. */
    public Uni<List<Left>> left(SqlClient client, UUID purchase) {
        return client.preparedQuery(OF_PURCHASE)
                .execute(Tuple.of(purchase))
                .map(rows -> rows.stream()
                        .map(row -> new Left(row.getString(0), row.getInteger(1), row.getUUID(2), row.getLong(3)))
                        .toList());
    }

    /** Gifts of points, those of a purchase first, then the newest. */
    public Uni<List<PointsGifts>> points(SqlClient client, UUID account, String stampCard, UUID purchase, int most) {
        return client.preparedQuery(POINTS)
                .execute(Tuple.of(account, stampCard, purchase, most))
                .map(rows -> rows.stream()
                        .map(row -> new PointsGifts(
                                row.getUUID("purchase"),
                                row.getInteger("version"),
                                row.getUUID("lot"),
                                row.getLong("gift_points"),
                                row.getLong("gifts"),
                                row.getOffsetDateTime("given_at").toInstant()))
                        .toList());
    }

    /** Takes stamps of a purchase back. */
    public Uni<Void> takeStamps(SqlConnection tx, UUID purchase, String stampCard, long stamps) {
        return tx.preparedQuery(TAKE_STAMPS)
                .execute(Tuple.of(purchase, stampCard, stamps))
                .replaceWithVoid();
    }

    /** Notes that gifts of points were taken back. */
    public Uni<Void> takeGifts(SqlConnection tx, UUID purchase, String stampCard, long gifts) {
        return tx.preparedQuery(TAKE_GIFTS)
                .execute(Tuple.of(purchase, stampCard, gifts))
                .replaceWithVoid();
    }

    private static <R, V> V[] column(Collection<R> rows, IntFunction<V[]> array, Function<R, V> value) {
        return rows.stream().map(value).toArray(array);
    }
}
