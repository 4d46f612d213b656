package olp.loyalty.rewards;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import olp.loyalty.cards.Card;
import olp.loyalty.cards.CardLocks.Locked;
import olp.loyalty.definitions.Definitions;
import olp.loyalty.definitions.model.History;
import olp.loyalty.definitions.model.Version;
import olp.loyalty.points.PointsDesk;
import olp.loyalty.points.PointsEvents;
import olp.loyalty.presence.PresenceCodes;
import olp.loyalty.program.model.Program;
import olp.loyalty.rewards.RewardResource.NewOrder;
import olp.loyalty.rewards.model.Reward;
import olp.loyalty.vouchers.IssueVouchers;
import olp.loyalty.vouchers.VoucherView;
import olp.loyalty.vouchers.model.Voucher;
import olp.platform.ledger.Wanted;
import olp.platform.ledger.model.Place;
import olp.platform.ledger.model.Reason;
import olp.platform.ledger.model.Value.Note;
import olp.platform.web.Answer;
import olp.platform.web.Problem;
import olp.platform.web.RequestKey;

/** Exchanges points for a voucher: points, stock and voucher in one transaction, under the account's lock. */
@ApplicationScoped
class OrderReward {
    private final PointsDesk desk;
    private final Definitions definitions;
    private final PresenceCodes codes;
    private final IssueVouchers vouchers;
    private final RewardStock stock;
    private final Pool pool;

    OrderReward(
            PointsDesk desk,
            Definitions definitions,
            PresenceCodes codes,
            IssueVouchers vouchers,
            RewardStock stock,
            Pool pool) {
        this.desk = desk;
        this.definitions = definitions;
        this.codes = codes;
        this.vouchers = vouchers;
        this.stock = stock;
        this.pool = pool;
    }

    /** An order that was made. */
    record View(UUID id, String card, String reward, long points, VoucherView voucher) {}

    private record Order(RequestKey key, NewOrder asked, UUID member, boolean atTill) {}

    /**
     * Orders a reward.
     *
     * @param member whose card it must be; null: anybody's
     * @param atTill true if the customer stands at a till, and may have to show that
     */
    Uni<Answer> order(RequestKey key, String reward, NewOrder asked, UUID member, boolean atTill) {
        var order = new Order(key, asked, member, atTill);
        // What was in force when the order came in: read here, as the price says how many lots are to be loaded.
        return definitions.read(pool).flatMap(snapshot -> {
            var offered = snapshot.of(Rewards.KIND);
            return desk.once(
                    key,
                    List.of(asked.card()),
                    card -> new Wanted().spending(card.account(), dearest(offered, reward)),
                    (tx, locked, program) -> {
                        var card = usable(locked.cards().get(asked.card()), member);
                        var at = locked.ledger().at();
                        var version = onOffer(offered, reward, at);
                        return present(tx, order, card, at).flatMap(present -> pay(tx, order, locked, card, version));
                    });
        });
    }

    private static long dearest(History<Reward> offered, String reward) {
        return offered.versions(reward).stream()
                .map(version -> version.terms().points())
                .filter(points -> points != null)
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
    }

    private static Card usable(Card card, UUID member) {
        if (card == null || member != null && !member.equals(card.member())) {
            throw Problem.notFound("card");
        }
        if (card.state() == Card.State.BLOCKED) {
            throw Problem.conflict("card-blocked", "The card is blocked.");
        }
        return card;
    }

    private static Version<Reward> onOffer(History<Reward> offered, String reward, Instant at) {
        if (offered.newest(reward) == null) {
            throw Problem.notFound("reward");
        }
        var version = offered.at(reward, at);
        if (version == null
                || version.terms().points() == null
                || !version.terms().isOnOffer(at)) {
            throw Problem.conflict("not-on-offer", "The reward cannot be ordered now.");
        }
        return version;
    }

    private Uni<Void> present(SqlConnection tx, Order order, Card card, Instant at) {
        return order.atTill()
                ? codes.take(tx, order.asked().code(), card, at)
                : Uni.createFrom().voidItem();
    }

    private Uni<Answer> pay(SqlConnection tx, Order order, Locked locked, Card card, Version<Reward> version) {
        var reward = version.terms();
        var party = reward.partner() == null ? Program.PARTY : reward.partner();
        var work = desk.work(locked);
        PointsDesk.refuseTooFew(locked.ledger().balance(card.account()), reward.points());
        var because = new Reason("reward:" + version.code(), version.version(), "Exchanged for " + reward.name());
        var parts = work.value()
                .take(
                        card.account(),
                        reward.points(),
                        Place.SPENT,
                        new Note("SPENT", party, order.key().id(), because));
        var at = work.batch().at();
        var voucher = vouchers.draw(
                VoucherOf.reward(version, at),
                card.number(),
                card.issuedAccount(),
                new Voucher.Source("order", version.version(), order.key().id(), reward.points()),
                at);
        work.tell(PointsEvents.spent(
                card.issuedAccount().toString(),
                card.account(),
                card.number(),
                party,
                order.key().id(),
                parts,
                at));
        work.tell(vouchers.issued(voucher));
        return vouchers.keepOrdered(tx, voucher)
                .flatMap(kept -> desk.write(tx, work))
                .flatMap(written -> take(tx, version))
                .replaceWith(() -> Answer.of(
                        201,
                        new View(
                                order.key().id(),
                                card.number(),
                                version.code(),
                                reward.points(),
                                VoucherView.of(voucher, at))));
    }

    private Uni<Void> take(SqlConnection tx, Version<Reward> version) {
        return version.terms().stock() == null
                ? Uni.createFrom().voidItem()
                : stock.takeOne(tx, version.code())
                        .invoke(there -> {
                            if (!there) {
                                throw Problem.conflict("out-of-stock", "There is none left of this reward.");
                            }
                        })
                        .replaceWithVoid();
    }
}
