package olp.loyalty.expiry;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Whose ledger accounts are. */
final class MembersOfAccounts {
    private static final String MEMBERS = """
            select distinct on (a.root) a.root, c.member from card_account a join card c on c.issued_account = a.id
            where a.root = any($1) and c.member is not null order by a.root, c.number""";

    private MembersOfAccounts() {}

    /** The member of each account, where it has one. */
    static Uni<Map<UUID, UUID>> of(SqlConnection tx, Collection<UUID> accounts) {
        return tx.preparedQuery(MEMBERS)
                .execute(Tuple.of(accounts.toArray(UUID[]::new)))
                .map(rows -> rows.stream().collect(Collectors.toMap(row -> row.getUUID(0), row -> row.getUUID(1))));
    }
}
