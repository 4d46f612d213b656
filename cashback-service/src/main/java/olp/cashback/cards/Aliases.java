package olp.cashback.cards;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import olp.cashback.intake.Told;

/**
 * Where the money of the account that a card was issued with is now: cards are claimed, and members merged. Everybody who
 * posts to wallets shares one lock, so that posters do not wait for each other; who changes an alias holds it alone.
 */
@ApplicationScoped
public class Aliases {
    private static final String SHARE = "select pg_advisory_xact_lock_shared(hashtext('aliases'))";
    private static final String ALONE = "select pg_advisory_xact_lock(hashtext('aliases'))";
    private static final String FIND = "select issued, account from alias where issued = any($1)";
    private static final String ADD = """
            insert into alias (issued, account, as_of)
            select * from unnest($1::uuid[], $2::uuid[], $3::timestamptz[]) as a (issued, account, as_of) order by issued
            on conflict do nothing""";
    private static final String OTHER = """
            select a.issued from alias a
            join unnest($1::uuid[], $2::uuid[], $3::timestamptz[]) as n (issued, account, as_of)
              on n.issued = a.issued and n.account <> a.account and n.as_of >= a.as_of""";
    private static final String CHANGE = """
            update alias a set account = n.account, as_of = n.as_of
            from unnest($1::uuid[], $2::uuid[], $3::timestamptz[]) as n (issued, account, as_of)
            where n.issued = a.issued and n.as_of >= a.as_of""";

    /**
     * The accounts of these accounts of issue; none of them changes until the transaction ends.
     *
     * @return by account of issue; unknown ones are missing
     */
    public Uni<Map<UUID, UUID>> find(SqlConnection tx, Collection<UUID> issued) {
        return Uni.combine()
                .all()
                .unis(tx.query(SHARE).execute(), tx.preparedQuery(FIND).execute(Tuple.of(issued.toArray(UUID[]::new))))
                .with((locked, rows) -> rows.stream()
                        .collect(Collectors.toMap(row -> row.getUUID("issued"), row -> row.getUUID("account"))));
    }

    /** Keeps what cards say, the newest of each account of issue. */
    Uni<Void> keep(SqlConnection tx, Collection<Told<Card>> told) {
        Map<UUID, Told<Card>> last = new HashMap<>();
        told.forEach(each -> last.merge(
                each.says().issuedAccount(),
                each,
                (one, other) -> one.event().time().isAfter(other.event().time()) ? one : other));
        List<Told<Card>> rows = new ArrayList<>(last.values());
        var said = Tuple.of(
                Told.column(rows, UUID[]::new, Card::issuedAccount),
                Told.column(rows, UUID[]::new, Card::account),
                Told.times(rows));
        return tx.preparedQuery(ADD)
                .execute(said)
                .flatMap(added -> tx.preparedQuery(OTHER).execute(said))
                .flatMap(others -> others.size() == 0
                        ? Uni.createFrom().voidItem()
                        : tx.query(ALONE)
                                .execute()
                                .flatMap(alone -> tx.preparedQuery(CHANGE).execute(said))
                                .replaceWithVoid());
    }
}
