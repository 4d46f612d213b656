package olp.cashback.transfers;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import olp.cashback.cards.Card;
import olp.cashback.transfers.AdjustmentResource.Adjustment;
import olp.cashback.transfers.TransferMoney.Sides;
import olp.cashback.transfers.TransferResource.Transfer;
import olp.platform.web.Problem;

/** Transfers and adjustments, with who made them and why. */
@ApplicationScoped
class PostgresTransfers {
    private static final String ADD = """
            insert into transfer (id, from_card, to_card, from_account, to_account, amount, author, at)
            values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing""";
    private static final String SINCE = """
            select coalesce(sum(amount), 0)::bigint from transfer
            where at >= $2 and from_account = any($1)""";
    private static final String ADJUST = """
            insert into adjustment (id, card, account, amount, reason, author, at)
            values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing""";

    /** What was passed on from cards, by their accounts of issue, since an instant. */
    Uni<Long> since(SqlConnection tx, Collection<UUID> issued, Instant start) {
        return tx.preparedQuery(SINCE)
                .execute(Tuple.of(issued.toArray(UUID[]::new), start.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /** Keeps a transfer; 409 if its id is another's. */
    Uni<Void> add(SqlConnection tx, Transfer asked, Sides sides, String author, Instant at) {
        return insert(
                tx,
                ADD,
                List.of(
                        asked.id(),
                        asked.from(),
                        asked.to(),
                        sides.from().issuedAccount(),
                        sides.to().issuedAccount(),
                        asked.amount(),
                        author,
                        at.atOffset(ZoneOffset.UTC)));
    }

    /** Keeps an adjustment; 409 if its id is another's. */
    Uni<Void> add(SqlConnection tx, Adjustment asked, Card card, String author, Instant at) {
        return insert(
                tx,
                ADJUST,
                List.of(
                        asked.id(),
                        card.number(),
                        card.issuedAccount(),
                        asked.amount(),
                        asked.reason(),
                        author,
                        at.atOffset(ZoneOffset.UTC)));
    }

    private static Uni<Void> insert(SqlConnection tx, String sql, List<Object> values) {
        return tx.preparedQuery(sql)
                .execute(Tuple.from(values))
                .invoke(inserted -> {
                    if (inserted.rowCount() == 0) {
                        throw Problem.idTaken();
                    }
                })
                .replaceWithVoid();
    }
}
