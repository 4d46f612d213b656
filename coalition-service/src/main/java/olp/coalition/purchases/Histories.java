package olp.coalition.purchases;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import olp.coalition.purchases.model.PastPurchase;
import olp.coalition.purchases.model.PurchaseHistory;

/**
 * What accounts bought. Kept by the account with which the card was issued, read by the account where its points are
 * now: a card that is claimed takes its history along.
 */
@ApplicationScoped
public class Histories {
    private static final String COLUMNS = "p.issued_account, p.purchase, p.partner, p.occurred_at, p.total";

    private static final String OF_ACCOUNT = "select " + COLUMNS + """
            \s from purchase p
            where p.issued_account in (select issued_account from card where account = $1)""";

    private static final String OF_ISSUED = "select " + COLUMNS + " from purchase p where p.issued_account = any($1)";

    private static final String FORGET = """
            delete from purchase p using unnest($1::uuid[], $2::uuid[]) as outdone (issued_account, purchase)
            where p.issued_account = outdone.issued_account and p.purchase = outdone.purchase""";

    private static final String KEEP = """
            insert into purchase (issued_account, purchase, partner, occurred_at, total)
            select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::timestamptz[], $5::bigint[])
            on conflict do nothing""";

    /** What was bought with all cards whose points are in an account. */
    public Uni<PurchaseHistory> ofAccount(SqlClient client, UUID account) {
        return client.preparedQuery(OF_ACCOUNT)
                .execute(Tuple.of(account))
                .map(rows -> PurchaseHistory.of(
                        rows.stream().map(Histories::purchase).toList()));
    }

    /** What was bought with the cards that were issued with these accounts; only those that bought something. */
    public Uni<Map<UUID, PurchaseHistory>> ofIssued(SqlConnection tx, Collection<UUID> issuedAccounts) {
        return tx.preparedQuery(OF_ISSUED)
                .execute(Tuple.of(issuedAccounts.toArray(UUID[]::new)))
                .map(Histories::histories);
    }

    private static Map<UUID, PurchaseHistory> histories(RowSet<Row> rows) {
        Map<UUID, PurchaseHistory> histories = new HashMap<>();
        rows.forEach(row -> histories.merge(
                row.getUUID("issued_account"),
                new PurchaseHistory(List.of(purchase(row))),
                (known, more) -> known.with(more.purchases().getFirst())));
        return histories;
    }

    private static PastPurchase purchase(Row row) {
        return new PastPurchase(
                row.getUUID("purchase"),
                row.getUUID("partner"),
                row.getOffsetDateTime("occurred_at").toInstant(),
                row.getLong("total"));
    }

    /** Writes what is different in the histories of some accounts of issue. */
    public Uni<Void> keep(SqlConnection tx, Map<UUID, PurchaseHistory> before, Map<UUID, PurchaseHistory> after) {
        var outdone = differences(before, after);
        var added = differences(after, before);
        return tx.preparedQuery(FORGET)
                .execute(Tuple.of(
                        outdone.stream().map(Kept::issuedAccount).toArray(UUID[]::new),
                        outdone.stream().map(each -> each.purchase().id()).toArray(UUID[]::new)))
                .flatMap(forgotten -> tx.preparedQuery(KEEP)
                        .execute(Tuple.of(
                                added.stream().map(Kept::issuedAccount).toArray(UUID[]::new),
                                added.stream().map(each -> each.purchase().id()).toArray(UUID[]::new),
                                added.stream()
                                        .map(each -> each.purchase().partner())
                                        .toArray(UUID[]::new),
                                added.stream()
                                        .map(each -> each.purchase().at().atOffset(ZoneOffset.UTC))
                                        .toArray(OffsetDateTime[]::new),
                                added.stream()
                                        .map(each -> each.purchase().total())
                                        .toArray(Long[]::new))))
                .replaceWithVoid();
    }

    private record Kept(UUID issuedAccount, PastPurchase purchase) {}

    private static List<Kept> differences(Map<UUID, PurchaseHistory> these, Map<UUID, PurchaseHistory> those) {
        List<Kept> differences = new ArrayList<>();
        these.forEach((account, history) -> history.purchases().stream()
                .filter(each -> !those.getOrDefault(account, PurchaseHistory.EMPTY)
                        .purchases()
                        .contains(each))
                .forEach(each -> differences.add(new Kept(account, each))));
        return differences;
    }
}
