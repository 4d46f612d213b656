package olp.loyalty.giving;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import olp.loyalty.cards.Card;
import olp.loyalty.cards.CardLocks.Locked;
import olp.loyalty.definitions.Snapshot;
import olp.loyalty.giving.model.Gift;
import olp.loyalty.giving.model.Occasion;
import olp.loyalty.points.PointsDesk;
import olp.loyalty.program.model.Program;
import olp.loyalty.rewards.RewardStock;
import olp.loyalty.rewards.Rewards;
import olp.loyalty.rewards.VoucherOf;
import olp.loyalty.vouchers.IssueVouchers;
import olp.loyalty.vouchers.model.Voucher;
import olp.platform.events.OutgoingEvent;
import olp.platform.events.TimeOrderedIds;
import olp.platform.ledger.model.Lot;
import olp.platform.ledger.model.Reason;

/** Gives gifts that no purchase brings, in the programme's name, active at once. The accounts are locked by the caller. */
@ApplicationScoped
public class GiveGifts {
    private final PointsDesk desk;
    private final IssueVouchers vouchers;
    private final RewardStock stock;

    GiveGifts(PointsDesk desk, IssueVouchers vouchers, RewardStock stock) {
        this.desk = desk;
        this.vouchers = vouchers;
        this.stock = stock;
    }

    /** A gift for the account of a card. */
    public record Present(Card card, Gift gift, Occasion occasion) {}

    /** Gives all of them, with one statement a table. */
    public Uni<Void> give(
            SqlConnection tx, Locked locked, Program program, Snapshot definitions, List<Present> presents) {
        var work = desk.work(locked);
        List<Voucher> drawn = new ArrayList<>();
        Map<String, Long> given = new HashMap<>();
        for (var present : presents) {
            if (present.gift().points() != null) {
                work.tell(points(work, present, program));
            } else {
                var voucher = voucher(definitions, present, work.batch().at());
                drawn.add(voucher);
                work.tell(vouchers.issued(voucher));
                if (definitions
                                .of(Rewards.KIND)
                                .version(voucher.good().reward(), voucher.good().version())
                                .terms()
                                .stock()
                        != null) {
                    given.merge(voucher.good().reward(), 1L, Long::sum);
                }
            }
        }
        return vouchers.keep(tx, drawn).flatMap(kept -> desk.write(tx, work)).flatMap(written -> stock.add(tx, given));
    }

    private static OutgoingEvent points(PointsDesk.Work work, Present present, Program program) {
        var at = work.batch().at();
        var card = present.card();
        var occasion = present.occasion();
        var reason = new Reason(occasion.rule(), occasion.version(), occasion.text());
        var lot = Lot.given(
                TimeOrderedIds.next(),
                PointsDesk.owner(card, program),
                Program.PARTY,
                reason,
                null,
                present.gift().points(),
                at,
                program.expiresAt(at));
        work.value().issue("EARNED", reason, lot);
        return PointsGiven.event(lot, card.number(), occasion.text(), at);
    }

    private Voucher voucher(Snapshot definitions, Present present, Instant at) {
        var rewards = definitions.of(Rewards.KIND);
        var inForce = rewards.at(present.gift().reward(), at);
        var reward = inForce == null ? rewards.newest(present.gift().reward()) : inForce;
        var occasion = present.occasion();
        return vouchers.draw(
                VoucherOf.reward(reward, at),
                present.card().number(),
                present.card().issuedAccount(),
                new Voucher.Source(occasion.rule(), occasion.version(), null, 0),
                at);
    }
}
