package olp.loyalty.gifts;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import olp.loyalty.definitions.Definitions;
import olp.loyalty.definitions.Snapshot;
import olp.loyalty.definitions.model.History;
import olp.loyalty.gifts.TakenBack.LotPoints;
import olp.loyalty.points.CardAccounts;
import olp.loyalty.rewards.RewardStock;
import olp.loyalty.rewards.Rewards;
import olp.loyalty.stamps.PostgresStamps;
import olp.loyalty.stamps.PostgresStamps.Left;
import olp.loyalty.stamps.PostgresStamps.PointsGifts;
import olp.loyalty.stamps.Stamps;
import olp.loyalty.stamps.model.Bought;
import olp.loyalty.stamps.model.Progress;
import olp.loyalty.stamps.model.StampCard;
import olp.loyalty.vouchers.IssueVouchers;
import olp.loyalty.vouchers.model.Voucher;

/**
 * Takes back, with a return, the stamps of what comes back, and for stamps that are missing then, gifts that nobody has used:
 * those of the same purchase first, then the newest. Points count as not used: the ledger takes them back as it takes back
 * what else the purchase earned. A voucher that was redeemed, or is past its time, stays; then stamps stay below zero, to be
 * made good by the next purchases.
 */
@ApplicationScoped
public class TakeBackGifts {
    private static final int MOST = 10_000;

    private final Definitions definitions;
    private final PostgresStamps stamps;
    private final IssueVouchers vouchers;
    private final CardAccounts accounts;
    private final RewardStock stock;

    TakeBackGifts(
            Definitions definitions,
            PostgresStamps stamps,
            IssueVouchers vouchers,
            CardAccounts accounts,
            RewardStock stock) {
        this.definitions = definitions;
        this.stamps = stamps;
        this.vouchers = vouchers;
        this.accounts = accounts;
        this.stock = stock;
    }

    private sealed interface Unused extends Progress.Unused {}

    private record UnusedVoucher(Voucher voucher, int every) implements Unused {}

    private record UnusedPoints(PointsGifts gifts, int every) implements Unused {}

    /**
     * Lots whose points may be taken back with a return, to be loaded with the account's lock; how many points each could
     * lose is how many were given. Empty, with one indexed query, for a purchase that was given no stamps.
     *
     * @param account the ledger account as it is likely to be
     */
    public Uni<List<LotPoints>> atStake(SqlClient client, UUID purchase, UUID account) {
        return stamps.left(client, purchase)
                .flatMap(left -> Multi.createFrom()
                        .iterable(left)
                        .onItem()
                        .transformToUniAndConcatenate(each -> stamps.points(
                                client, account, each.stampCard(), purchase, (int) Math.min(MOST, each.stamps() + 1)))
                        .collect()
                        .asList())
                .map(found -> found.stream()
                        .flatMap(List::stream)
                        .map(each -> new LotPoints(each.lot(), each.gifts() * each.each()))
                        .toList());
    }

    /**
     * Takes back what is not earned any more; writes all but the points. Locks stock: to be called when all else is locked.
     *
     * @param account the ledger account, locked
     * @param left of the purchase, after this return
     * @param at the database's clock
     */
    public Uni<TakenBack> takeBack(SqlConnection tx, UUID purchase, UUID account, Bought left, Instant at) {
        return stamps.left(tx, purchase).flatMap(given -> {
            var taken = TakenBack.nothing();
            return given.isEmpty()
                    ? Uni.createFrom().item(taken)
                    : definitions
                            .read(tx)
                            .flatMap(known -> stamps.of(tx, account)
                                    .flatMap(progress -> accounts.issuedInto(tx, account)
                                            .flatMap(issued -> Multi.createFrom()
                                                    .iterable(given)
                                                    .onItem()
                                                    .transformToUniAndConcatenate(each -> new Step(
                                                                    known, progress, account, issued, purchase, at)
                                                            .take(tx, each, left, taken))
                                                    .collect()
                                                    .last())
                                            .flatMap(done -> giveBackStock(tx, known, taken))
                                            .replaceWith(taken)));
        });
    }

    private Uni<Void> giveBackStock(SqlConnection tx, Snapshot known, TakenBack taken) {
        Map<String, Long> back = new HashMap<>();
        for (var voucher : taken.vouchers()) {
            var reward = voucher.good().reward();
            if (known.of(Rewards.KIND)
                            .version(reward, voucher.good().version())
                            .terms()
                            .stock()
                    != null) {
                back.merge(reward, -1L, Long::sum);
            }
        }
        return stock.add(tx, back);
    }

    /** One stamp card of one purchase. */
    private final class Step {
        private final History<StampCard> cards;
        private final Map<String, Progress> progress;
        private final UUID account;
        private final List<UUID> issued;
        private final UUID purchase;
        private final Instant at;

        Step(
                Snapshot known,
                Map<String, Progress> progress,
                UUID account,
                List<UUID> issued,
                UUID purchase,
                Instant at) {
            this.cards = known.of(Stamps.KIND);
            this.progress = progress;
            this.account = account;
            this.issued = issued;
            this.purchase = purchase;
            this.at = at;
        }

        Uni<Void> take(SqlConnection tx, Left given, Bought left, TakenBack taken) {
            var code = given.stampCard();
            var earned = cards.version(code, given.version()).terms().stamps(left);
            var returned = given.stamps() - Math.min(given.stamps(), earned);
            if (returned == 0) {
                return Uni.createFrom().voidItem();
            }
            taken.stamps().put(code, returned);
            var before = progress.getOrDefault(code, Progress.NONE);
            var without = before.minus(returned);
            return stamps.takeStamps(tx, purchase, code, returned)
                    .flatMap(done -> unused(tx, code, without.stamps()))
                    .flatMap(unused -> {
                        var settled = without.settled(unused);
                        var key = new PostgresStamps.Key(given.account(), code);
                        return stamps.write(
                                        tx,
                                        List.of(),
                                        Map.of(key, settled.progress().since(before)),
                                        at)
                                .flatMap(written -> take(tx, code, settled.taken(), taken));
                    });
        }

        private Uni<List<Unused>> unused(SqlConnection tx, String code, long stampsLeft) {
            if (stampsLeft >= 0) {
                return Uni.createFrom().item(List.of());
            }
            var most = (int) Math.min(MOST, -stampsLeft);
            return vouchers.unused(tx, issued, Stamps.rule(code), purchase, at, most)
                    .flatMap(unused -> stamps.points(tx, account, code, purchase, most)
                            .map(points -> inTurn(code, unused, points, most)));
        }

        private List<Unused> inTurn(String code, List<Voucher> unused, List<PointsGifts> points, int most) {
            List<Unused> all = new ArrayList<>();
            unused.forEach(each ->
                    all.add(new UnusedVoucher(each, every(code, each.source().version()))));
            for (var lot : points) {
                for (long i = 0; i < Math.min(most, lot.gifts()); i++) {
                    all.add(new UnusedPoints(lot, every(code, lot.version())));
                }
            }
            all.sort(Comparator.comparing((Unused each) -> !purchase.equals(purchaseOf(each)))
                    .thenComparing(this::givenAt, Comparator.reverseOrder()));
            return all;
        }

        private int every(String code, int version) {
            return cards.version(code, version).terms().every();
        }

        private static UUID purchaseOf(Unused gift) {
            return switch (gift) {
                case UnusedVoucher each -> each.voucher().source().cause();
                case UnusedPoints each -> each.gifts().purchase();
            };
        }

        private Instant givenAt(Unused gift) {
            return switch (gift) {
                case UnusedVoucher each -> each.voucher().issuedAt();
                case UnusedPoints each -> each.gifts().givenAt();
            };
        }

        private Uni<Void> take(SqlConnection tx, String code, List<Unused> gifts, TakenBack taken) {
            List<Voucher> voided = new ArrayList<>();
            Map<PointsGifts, Long> lots = new HashMap<>();
            for (var gift : gifts) {
                switch (gift) {
                    case UnusedVoucher each -> voided.add(each.voucher());
                    case UnusedPoints each -> lots.merge(each.gifts(), 1L, Long::sum);
                }
            }
            taken.vouchers().addAll(voided);
            voided.forEach(each -> taken.events().add(vouchers.voided(each, purchase, at)));
            lots.forEach((lot, count) -> taken.points().add(new LotPoints(lot.lot(), count * lot.each())));
            return vouchers.makeVoid(tx, voided, at)
                    .flatMap(done -> Multi.createFrom()
                            .iterable(lots.entrySet())
                            .onItem()
                            .transformToUniAndConcatenate(
                                    each -> stamps.takeGifts(tx, each.getKey().purchase(), code, each.getValue()))
                            .collect()
                            .last());
        }
    }
}
