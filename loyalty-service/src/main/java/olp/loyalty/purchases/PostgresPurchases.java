package olp.loyalty.purchases;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import olp.platform.events.LongTexts;

/** The purchases that were recorded, each with the hash of its request and the answer it got. */
@ApplicationScoped
class PostgresPurchases {
    private static final String FIND = "select id, partner, hash, answer, body from purchase where id = any($1)";
    private static final String INSERT = """
            insert into purchase (id, partner, account, occurred_at, accepted_at, order_ref, hash, body, answer, counted, discount)
            select unnest($1::uuid[]), unnest($2::uuid[]), unnest($3::uuid[]), unnest($4::timestamptz[]),
              unnest($5::timestamptz[]), unnest($6::text[]), unnest($7::bytea[]), convert_from(unnest($8::bytea[]), 'UTF8'),
              convert_from(unnest($9::bytea[]), 'UTF8'), unnest($10::bigint[]), unnest($11::bigint[])""";
    private static final String BODY = "select id, partner, body from purchase where id = $1";
    private static final String BY_ORDER =
            "select id, partner, body from purchase where partner = $1 and order_ref = $2 and id > $3 order by id limit $4";
    /** With the newest rule in the same statement: where no rule is new, it costs nothing to know. */
    private static final String PARTNERS = """
            select id, state = 'ACTIVE', category, (select coalesce(max(seq), 0) from rule_version)
            from partner where id = any($1)""";

    /** A recorded purchase as a repeated request meets it. */
    record Known(UUID partner, byte[] hash, String answer, String body) {}

    /**
     * A purchase to record.
     *
     * @param account that the card was issued with
     * @param answer without the reasons, which are in the body
     * @param counted what of it counts for the level, minor units
     * @param discount what was taken off for the card, minor units
     */
    record Row(
            Posted posted, UUID account, Instant acceptedAt, String body, String answer, long counted, long discount) {}

    /** A recorded purchase as it is read. */
    record Body(UUID id, UUID partner, String json) {
        static Body of(io.vertx.mutiny.sqlclient.Row row) {
            return new Body(row.getUUID(0), row.getUUID(1), row.getString(2));
        }
    }

    Uni<Map<UUID, Known>> find(SqlConnection tx, Collection<UUID> ids) {
        return tx.preparedQuery(FIND)
                .execute(Tuple.of(ids.toArray(UUID[]::new)))
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(
                                row -> row.getUUID(0),
                                row -> new Known(
                                        row.getUUID(1),
                                        row.getBuffer(2).getBytes(),
                                        row.getString(3),
                                        row.getString(4)))));
    }

    /**
     * A partner as its tills' purchases meet it.
     *
     * @param active whether they may post
     * @param newestRule the newest version of any rule, committed by now
     */
    record Seller(boolean active, String category, long newestRule) {}

    /** Those of the partners that exist. */
    Uni<Map<UUID, Seller>> partners(SqlConnection tx, Collection<UUID> ids) {
        return tx.preparedQuery(PARTNERS)
                .execute(Tuple.of(ids.toArray(UUID[]::new)))
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(
                                row -> row.getUUID(0),
                                row -> new Seller(row.getBoolean(1), row.getString(2), row.getLong(3)))));
    }

    /** Records purchases, in the order of their ids: so two transactions with the same ones do not wait for each other. */
    Uni<Void> insert(SqlConnection tx, List<Row> batch) {
        var rows = batch.stream()
                .sorted(Comparator.comparing(row -> row.posted().purchase().id()))
                .toList();
        return tx.preparedQuery(INSERT)
                .execute(Tuple.from(List.of(
                        column(rows, UUID[]::new, row -> row.posted().purchase().id()),
                        column(rows, UUID[]::new, row -> row.posted().partner()),
                        column(rows, UUID[]::new, Row::account),
                        column(
                                rows,
                                OffsetDateTime[]::new,
                                row -> utc(row.posted().purchase().occurredAt())),
                        column(rows, OffsetDateTime[]::new, row -> utc(row.acceptedAt())),
                        column(
                                rows,
                                String[]::new,
                                row -> row.posted().purchase().order()),
                        column(
                                rows,
                                Buffer[]::new,
                                row -> Buffer.buffer(row.posted().hash())),
                        LongTexts.column(rows, Row::body),
                        LongTexts.column(rows, Row::answer),
                        column(rows, Long[]::new, Row::counted),
                        column(rows, Long[]::new, Row::discount))))
                .replaceWithVoid();
    }

    /** A purchase by its id, or null. */
    Uni<Body> body(SqlClient client, UUID id) {
        return client.preparedQuery(BODY)
                .execute(Tuple.of(id))
                .map(rows -> rows.stream().findFirst().map(Body::of).orElse(null));
    }

    /** A partner's purchases under one of its own order numbers, by id. */
    Uni<List<Body>> byOrder(SqlClient client, UUID partner, String order, UUID after, int limit) {
        return client.preparedQuery(BY_ORDER)
                .execute(Tuple.of(partner, order, after, limit))
                .map(rows -> rows.stream().map(Body::of).toList());
    }

    private static <V> V[] column(List<Row> rows, IntFunction<V[]> array, Function<Row, V> value) {
        return rows.stream().map(value).toArray(array);
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
