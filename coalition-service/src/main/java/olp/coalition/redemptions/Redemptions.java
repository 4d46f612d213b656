package olp.coalition.redemptions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import olp.coalition.offers.model.Share;
import olp.coalition.redemptions.model.Redemption;

/** Redemptions in the database. */
@ApplicationScoped
class Redemptions {
    private static final String ADD = """
            insert into redemption (id, offer, partner, account, card, basket, discount, currency, funding, state,
                                    authorised_at, expires_at, proof)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)""";

    private static final String FIND = """
            select r.*, c.member, clock_timestamp() as now
            from redemption r left join card c on c.number = r.card where r.id = $1""";

    /** The account's row first, as everywhere; who waited for it reads the redemption as it is by then. */
    private static final String LOCK_ACCOUNT = """
            select a.id from account a where a.id = (select account from redemption where id = $1 and partner = $2)
            for no key update""";

    private static final String LOCK = """
            select r.*, null::uuid as member, clock_timestamp() as now
            from redemption r where r.id = $1 and r.partner = $2 for no key update""";

    private static final String END = "update redemption set state = $2, ended_at = $3 where id = $1";

    private final ObjectMapper json;

    Redemptions(ObjectMapper json) {
        this.json = json;
    }

    /**
     * A redemption, and what was read with it.
     *
     * @param member whose card it was; null if nobody's, or if it was read at a till
     * @param now the database's time
     */
    record Found(Redemption redemption, String proof, UUID member, Instant now) {}

    /** Adds one; its id must be new. */
    Uni<Void> add(SqlConnection tx, Redemption redemption, String proof, Instant now) {
        return tx.preparedQuery(ADD)
                .execute(Tuple.from(new Object[] {
                    redemption.id(),
                    redemption.offer(),
                    redemption.partner(),
                    redemption.account(),
                    redemption.card(),
                    redemption.basket(),
                    redemption.discount(),
                    redemption.currency(),
                    funding(redemption),
                    redemption.state().name(),
                    now.atOffset(ZoneOffset.UTC),
                    redemption.expiresAt().atOffset(ZoneOffset.UTC),
                    proof
                }))
                .replaceWithVoid();
    }

    /** One as it is. */
    Uni<Optional<Found>> find(SqlClient client, UUID id) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(id))
                .map(rows -> rows.stream().findFirst().map(this::found));
    }

    /** A partner's own, for the caller alone until the transaction ends. */
    Uni<Optional<Found>> lock(SqlConnection tx, UUID id, UUID partner) {
        return tx.preparedQuery(LOCK_ACCOUNT)
                .execute(Tuple.of(id, partner))
                .flatMap(locked -> tx.preparedQuery(LOCK).execute(Tuple.of(id, partner)))
                .map(rows -> rows.stream().findFirst().map(this::found));
    }

    /** Writes down how one ended. */
    Uni<Void> end(SqlConnection tx, Redemption redemption, Instant now) {
        return tx.preparedQuery(END)
                .execute(Tuple.of(redemption.id(), redemption.state().name(), now.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    private Found found(Row row) {
        var redemption = new Redemption(
                row.getUUID("id"),
                row.getUUID("offer"),
                row.getUUID("partner"),
                row.getUUID("account"),
                row.getString("card"),
                row.getLong("basket"),
                row.getLong("discount"),
                row.getString("currency"),
                funding(row.getString("funding")),
                Redemption.State.valueOf(row.getString("state")),
                row.getOffsetDateTime("expires_at").toInstant());
        return new Found(
                redemption,
                row.getString("proof"),
                row.getUUID("member"),
                row.getOffsetDateTime("now").toInstant());
    }

    private String funding(Redemption redemption) {
        try {
            return json.writeValueAsString(redemption.funding());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Share> funding(String written) {
        try {
            return json.readValue(written, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored funding cannot be read", e);
        }
    }
}
