package olp.loyalty.purchases;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import olp.loyalty.purchases.model.Proof;

/** The proofs that purchases have used, each once and for ever. */
@ApplicationScoped
class PostgresProofs {
    private static final String TAKEN = """
            select p.issuer, p.id from proof_taken p
            join unnest($1::text[], $2::text[]) as asked (issuer, id) using (issuer, id)""";
    private static final String TAKE = """
            insert into proof_taken (issuer, id, purchase)
            select * from unnest($1::text[], $2::text[], $3::uuid[]) as p (issuer, id, purchase) order by issuer, id""";

    /** Those that were used before. */
    Uni<Set<Proof.Key>> taken(SqlConnection tx, Collection<Proof.Key> keys) {
        return keys.isEmpty()
                ? Uni.createFrom().item(Set.of())
                : tx.preparedQuery(TAKEN)
                        .execute(Tuple.of(issuers(keys), ids(keys)))
                        .map(rows -> rows.stream()
                                .map(row -> new Proof.Key(row.getString(0), row.getString(1)))
                                .collect(Collectors.toSet()));
    }

    /** Notes them as used, each with the purchase that did. */
    Uni<Void> take(SqlConnection tx, Map<Proof.Key, UUID> used) {
        return used.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(TAKE)
                        .execute(Tuple.of(
                                issuers(used.keySet()),
                                ids(used.keySet()),
                                used.values().toArray(UUID[]::new)))
                        .replaceWithVoid();
    }

    private static String[] issuers(Collection<Proof.Key> keys) {
        return keys.stream().map(Proof.Key::issuer).toArray(String[]::new);
    }

    private static String[] ids(Collection<Proof.Key> keys) {
        return keys.stream().map(Proof.Key::id).toArray(String[]::new);
    }
}
