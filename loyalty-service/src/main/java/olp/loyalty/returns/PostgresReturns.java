package olp.loyalty.returns;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import olp.loyalty.purchases.PurchaseEvents.Recorded;
import olp.loyalty.returns.ReturnPosting.Booked;
import olp.loyalty.returns.model.Returned;
import olp.loyalty.returns.model.Sale;

/** The returns that were recorded, each with the hash of its request and the answer it got. */
@ApplicationScoped
class PostgresReturns {
    private static final String SALE = "select partner, body from purchase where id = $1";
    private static final String FIND = "select partner, hash, answer from purchase_return where id = $1";
    private static final String OF_PURCHASE =
            "select body from purchase_return where purchase = $1 order by accepted_at, id";
    private static final String INSERT = """
            insert into purchase_return
              (id, purchase, partner, accepted_at, hash, body, answer, account, at, bought_at, counted, discount)
            values ($1, $2, $3, $4, $5, $6, $7, $8, greatest($9::timestamptz, $10::timestamptz), $10, $11, $12)""";

    private final ObjectMapper json;

    PostgresReturns(ObjectMapper json) {
        this.json = json;
    }

    /** A recorded return as a repeated request meets it. */
    record Known(UUID partner, byte[] hash, String answer) {}

    /** A recorded purchase and whose it is. */
    record Sold(UUID partner, Recorded purchase) {}

    Uni<Optional<Sold>> sold(SqlClient client, UUID purchase) {
        return client.preparedQuery(SALE)
                .execute(Tuple.of(purchase))
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(row -> new Sold(row.getUUID(0), read(row.getString(1), Recorded.class))));
    }

    Uni<Optional<Known>> find(SqlClient client, UUID id) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(id))
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(row -> new Known(row.getUUID(0), row.getBuffer(1).getBytes(), row.getString(2))));
    }

    /** What was returned of a sale so far; its account is locked. */
    Uni<Returned> returned(SqlConnection tx, Sale sale) {
        return tx.preparedQuery(OF_PURCHASE).execute(Tuple.of(sale.id())).map(rows -> {
            var returned = Returned.nothingOf(sale);
            for (var row : rows) {
                var earlier = read(row.getString(0), ReturnEvents.Returned.class);
                Map<Integer, Integer> quantities = new HashMap<>();
                earlier.lines().forEach(line -> quantities.put(line.line(), line.quantity()));
                returned = returned.plus(
                        quantities,
                        earlier.refund().tenders().stream()
                                .map(ReturnEvents.Tender::amount)
                                .toList());
            }
            return returned;
        });
    }

    Uni<Void> insert(SqlConnection tx, Booked booked, byte[] hash, String body, String answer) {
        var event = booked.event();
        return tx.preparedQuery(INSERT)
                .execute(Tuple.tuple()
                        .addUUID(event.id())
                        .addUUID(event.purchase())
                        .addUUID(event.partner())
                        .addOffsetDateTime(event.acceptedAt().atOffset(ZoneOffset.UTC))
                        .addValue(Buffer.buffer(hash))
                        .addString(body)
                        .addString(answer)
                        .addUUID(booked.card().issuedAccount())
                        .addOffsetDateTime(event.occurredAt().atOffset(ZoneOffset.UTC))
                        .addOffsetDateTime(booked.boughtAt().atOffset(ZoneOffset.UTC))
                        .addLong(booked.counted())
                        .addLong(booked.discount()))
                .replaceWithVoid();
    }

    private <T> T read(String text, Class<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored " + type.getSimpleName() + " cannot be read", e);
        }
    }
}
