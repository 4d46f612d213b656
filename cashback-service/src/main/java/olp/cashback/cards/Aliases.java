package olp.cashback.cards;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    private static final String FIND = "select issued, account, member from alias where issued = any($1)";
    private static final String SAID =
            " from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::timestamptz[]) as n (issued, account, member, as_of) ";
    // What changes nobody's wallet needs no lock.
    private static final String KEEP = "insert into alias as a (issued, account, member, as_of) select *" + SAID + """
            order by issued
            on conflict (issued) do update set member = excluded.member, as_of = excluded.as_of
            where a.as_of < excluded.as_of and a.account = excluded.account
              and (a.member is not null or excluded.member is null)""";
    private static final String CHANGES =
            "select 1" + SAID + "join alias a using (issued) where n.as_of >= a.as_of and " + """
            (n.account <> a.account or a.member is null and n.member is not null) limit 1""";
    private static final String CHANGE =
            "with said as materialized (select a.issued as key, a.account as source, a.member as before, a.owed, n.*"
                    + SAID
                    + """
            join alias a using (issued) where n.as_of >= a.as_of
              and (n.account <> a.account or a.member is null and n.member is not null)
            order by a.issued for update of a)
            update alias a set account = n.account, member = n.member, as_of = n.as_of,
              owed = case when n.account = n.source then a.owed else 0 end
            from said n where n.key = a.issued
            returning a.issued, n.source, a.account, n.before is null and a.member is not null as claimed, n.owed""";
    private static final String OWED = """
            update alias a set owed = o.owed from unnest($1::uuid[], $2::bigint[]) as o (issued, owed)
            where a.issued = o.issued""";
    private static final String IN_USE = """
            select account from alias where issued = any($1) and account = issued
            union select account from alias where account = any($1) and account <> issued""";
    private static final String ISSUED_INTO = """
            select issued from alias where issued = $1 and account = issued
            union all select issued from alias where account = $1 and account <> issued""";
    private static final String MEMBERS = """
            select distinct on (account) account, member from (
              select account, member, issued from alias where issued = any($1) and account = issued
              union all
              select account, member, issued from alias where account = any($1) and account <> issued) a
            where member is not null order by account, issued""";

    /**
     * Where the money of an account of issue is.
     *
     * @param member whose it is; null: whoever has the card
     */
    public record Place(UUID account, UUID member) {}

    /**
     * An account of issue whose money goes elsewhere, or is somebody's from now on.
     *
     * @param from where it was
     * @param into where it is to be
     * @param claimed true if it was nobody's
     * @param owed what was owed when it came to where it was, zero or more
     * @param by the event that says so
     */
    public record Change(UUID issued, UUID from, UUID into, boolean claimed, long owed, UUID by) {
        /** True if money is to be moved. */
        public boolean moves() {
            return !from.equals(into);
        }
    }

    /**
     * Where the money of these accounts of issue is; nothing of it changes until the transaction ends.
     *
     * @return by account of issue; unknown ones are missing
     */
    public Uni<Map<UUID, Place>> places(SqlConnection tx, Collection<UUID> issued) {
        return Uni.combine()
                .all()
                .unis(share(tx), tx.preparedQuery(FIND).execute(Tuple.of(issued.toArray(UUID[]::new))))
                .with((locked, rows) -> rows.stream()
                        .collect(Collectors.toMap(
                                row -> row.getUUID("issued"),
                                row -> new Place(row.getUUID("account"), row.getUUID("member")))));
    }

    /**
     * The accounts of these accounts of issue; none of them changes until the transaction ends.
     *
     * @return by account of issue; unknown ones are missing
     */
    public Uni<Map<UUID, UUID>> find(SqlConnection tx, Collection<UUID> issued) {
        return places(tx, issued)
                .map(places -> places.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, each -> each.getValue().account())));
    }

    /** Nothing moves from account to account until the transaction ends. */
    public Uni<Void> share(SqlConnection tx) {
        return tx.query(SHARE).execute().replaceWithVoid();
    }

    /**
     * Keeps what cards say, the newest of each account of issue.
     *
     * @return what changes of wallets; if anything does, this transaction holds the aliases alone from then on
     */
    Uni<List<Change>> keep(SqlConnection tx, Collection<Told<Card>> told) {
        Map<UUID, Told<Card>> last = new HashMap<>();
        told.forEach(each -> last.merge(each.says().issuedAccount(), each, Told::later));
        List<Told<Card>> rows = new ArrayList<>(last.values());
        var said = Tuple.of(
                Told.column(rows, UUID[]::new, Card::issuedAccount),
                Told.column(rows, UUID[]::new, Card::account),
                Told.column(rows, UUID[]::new, Card::member),
                Told.times(rows));
        return tx.preparedQuery(KEEP)
                .execute(said)
                .flatMap(kept -> tx.preparedQuery(CHANGES).execute(said))
                .flatMap(changes -> changes.size() == 0
                        ? Uni.createFrom().item(List.<Change>of())
                        : tx.query(ALONE)
                                .execute()
                                .flatMap(alone -> tx.preparedQuery(CHANGE).execute(said))
                                .map(rowsOfChange -> rowsOfChange.stream()
                                        .map(row -> change(row, last))
                                        .toList()));
    }

    private static Change change(Row row, Map<UUID, Told<Card>> by) {
        var issued = row.getUUID("issued");
        return new Change(
                issued,
                row.getUUID("source"),
                row.getUUID("account"),
                row.getBoolean("claimed"),
                row.getLong("owed"),
                by.get(issued).event().id());
    }

    /** Notes what was owed when these came to where they are; who does so holds the aliases alone. */
    public Uni<Void> owed(SqlConnection tx, Map<UUID, Long> owed) {
        return tx.preparedQuery(OWED)
                .execute(Tuple.of(
                        owed.keySet().toArray(UUID[]::new), owed.values().toArray(Long[]::new)))
                .replaceWithVoid();
    }

    /** Those of these accounts that the money of some card is in. */
    public Uni<Set<UUID>> inUse(SqlClient client, Collection<UUID> accounts) {
        return client.preparedQuery(IN_USE)
                .execute(Tuple.of(accounts.toArray(UUID[]::new)))
                .map(rows -> rows.stream().map(row -> row.getUUID(0)).collect(Collectors.toSet()));
    }

    /** The accounts of issue whose money is in an account now. */
    public Uni<List<UUID>> issuedInto(SqlClient client, UUID account) {
        return client.preparedQuery(ISSUED_INTO)
                .execute(Tuple.of(account))
                .map(rows -> rows.stream().map(row -> row.getUUID(0)).toList());
    }

    /** The member of each account, where it has one. */
    public Uni<Map<UUID, UUID>> membersOf(SqlClient client, Collection<UUID> accounts) {
        return client.preparedQuery(MEMBERS)
                .execute(Tuple.of(accounts.toArray(UUID[]::new)))
                .map(rows -> rows.stream().collect(Collectors.toMap(row -> row.getUUID(0), row -> row.getUUID(1))));
    }
}
