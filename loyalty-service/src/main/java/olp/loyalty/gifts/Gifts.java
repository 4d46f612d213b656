package olp.loyalty.gifts;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import olp.loyalty.definitions.Definitions;
import olp.loyalty.definitions.Snapshot;
import olp.loyalty.gifts.GiftState.DueReferral;
import olp.loyalty.referrals.ReferralSetting;
import olp.loyalty.rewards.RewardStock;
import olp.loyalty.stamps.PostgresStamps;
import olp.loyalty.stamps.Stamps;
import olp.loyalty.stamps.model.Progress;
import olp.loyalty.vouchers.IssueVouchers;

/**
 * Gifts that purchases bring, for a batch of purchases in one transaction: {@link #read} under the accounts' locks,
 * {@link GiftState#decide} for each purchase in turn, {@link #write} at the end, as stock is the last lock.
 */
@ApplicationScoped
public class Gifts {
    private static final String FIND = """
            select a.root, p.stamp_card, sum(p.stamps)::bigint as stamps, sum(p.gifts)::bigint as gifts, null::uuid as friend
            from card_account a join stamp_progress p on p.account = a.id where a.root = any($1)
            group by a.root, p.stamp_card
            union all
            select a.root, null, 0, 0, r.friend
            from card_account a join referral r on r.account = a.id where a.root = any($1) and r.state = 'OPEN'""";
    private static final String DUE = """
            update referral r set state = 'DUE', purchase = d.purchase, occurred_at = d.occurred_at,
              due_at = clock_timestamp()
            from unnest($1::uuid[], $2::uuid[], $3::timestamptz[]) as d (friend, purchase, occurred_at)
            where r.friend = d.friend and r.state = 'OPEN'""";
    private static final String FIRST = """
            insert into first_purchase as f (account, on_day) select * from unnest($1::uuid[], $2::date[])
            on conflict (account) do update set on_day = excluded.on_day where excluded.on_day < f.on_day""";

    private final Definitions definitions;
    private final PostgresStamps stamps;
    private final IssueVouchers vouchers;
    private final RewardStock stock;

    Gifts(Definitions definitions, PostgresStamps stamps, IssueVouchers vouchers, RewardStock stock) {
        this.definitions = definitions;
        this.stamps = stamps;
        this.vouchers = vouchers;
        this.stock = stock;
    }

    /**
     * Reads what a batch touches: newer definitions, and how far its accounts are. Where neither a stamp card nor a
     * referral's gift is defined, only the former; both are sent together.
     *
     * @param accounts ledger accounts, locked
     */
    public Uni<GiftState> read(SqlConnection tx, Collection<UUID> accounts) {
        if (!isWanted(definitions.known())) {
            return definitions
                    .read(tx)
                    .flatMap(now -> isWanted(now)
                            ? find(tx, accounts).map(rows -> state(now, rows))
                            : Uni.createFrom().item(new GiftState(now, vouchers, Map.of(), Map.of())));
        }
        return Uni.combine()
                .all()
                .unis(definitions.read(tx), find(tx, accounts))
                .asTuple()
                .map(read -> state(read.getItem1(), read.getItem2()));
    }

    private static boolean isWanted(Snapshot known) {
        return !known.of(Stamps.KIND).isEmpty() || ReferralSetting.isDefined(known);
    }

    private static Uni<RowSet<Row>> find(SqlConnection tx, Collection<UUID> accounts) {
        return tx.preparedQuery(FIND).execute(Tuple.of((Object) accounts.toArray(UUID[]::new)));
    }

    private GiftState state(Snapshot now, RowSet<Row> rows) {
        Map<PostgresStamps.Key, Progress> progress = new HashMap<>();
        Map<UUID, UUID> referrals = new HashMap<>();
        for (var row : rows) {
            var account = row.getUUID("root");
            if (row.getUUID("friend") == null) {
                progress.put(
                        new PostgresStamps.Key(account, row.getString("stamp_card")),
                        new Progress(row.getLong("stamps"), row.getLong("gifts")));
            } else {
                referrals.put(account, row.getUUID("friend"));
            }
        }
        return new GiftState(now, vouchers, progress, referrals);
    }

    /**
     * Writes what was decided, one statement a table, none for what there is nothing of. What {@link GiftState#events} has
     * is told by the caller, and the points of stamps are entered by the caller.
     */
    public Uni<Void> write(SqlConnection tx, GiftState state) {
        List<Uni<Void>> writes = new ArrayList<>();
        writes.add(stamps.write(tx, state.given, state.more, state.at));
        writes.add(vouchers.keep(tx, state.vouchers));
        writes.add(due(tx, state.due));
        writes.add(first(tx, state.firsts));
        writes.add(stock.add(tx, state.stock));
        return Uni.join().all(writes).andFailFast().replaceWithVoid();
    }

    private static Uni<Void> due(SqlConnection tx, List<DueReferral> due) {
        return due.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(DUE)
                        .execute(Tuple.of(
                                due.stream().map(DueReferral::friend).toArray(UUID[]::new),
                                due.stream().map(DueReferral::purchase).toArray(UUID[]::new),
                                due.stream()
                                        .map(each -> each.occurredAt().atOffset(ZoneOffset.UTC))
                                        .toArray(OffsetDateTime[]::new)))
                        .replaceWithVoid();
    }

    private static Uni<Void> first(SqlConnection tx, Map<UUID, LocalDate> firsts) {
        return firsts.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(FIRST)
                        .execute(Tuple.of(
                                firsts.keySet().toArray(UUID[]::new),
                                firsts.values().toArray(LocalDate[]::new)))
                        .replaceWithVoid();
    }
}
