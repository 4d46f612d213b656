package olp.cashback.spending.model;

import java.util.ArrayList;
import java.util.List;
import olp.platform.ledger.model.Hold;
import olp.platform.ledger.model.Holder;
import olp.platform.ledger.model.Holds;
import olp.platform.ledger.model.LedgerBatch;
import olp.platform.ledger.model.Part;
import olp.platform.ledger.model.Place;
import olp.platform.ledger.model.Reason;
import olp.platform.ledger.model.Value;
import olp.platform.ledger.model.Value.Note;

/**
 * What a tender took out of a wallet.
 *
 * @param parts the lots that it came from, in the order in which they were spent
 * @param late true if the hold was over and its money free already, so that only what was there could be taken
 */
public record Spent(Tender tender, List<Part> parts, boolean late) {
    private static final Reason PAID = new Reason("tender", 1, "Paid with cashback");

    /**
     * Spends what was promised: all of the hold as long as its money is set aside, whether or not it was voided or has
     * expired, since loyalty-service took the proof; later, what there is to spend, soonest expiring first.
     *
     * @param batch has the hold, wherever its money is, if that is set aside still
     * @param holder the wallet, locked and settled, with enough to spend if it is not
     */
    public static Spent of(LedgerBatch batch, Holder holder, Tender tender) {
        var note = new Note("SPENT", tender.partner(), tender.purchase(), PAID);
        var hold = batch.hold(tender.hold());
        if (hold != null && hold.state() == Hold.State.HELD) {
            return new Spent(
                    tender, new Holds(batch).capture(hold, Math.min(tender.amount(), batch.heldBy(hold)), note), false);
        }
        var there = Math.min(tender.amount(), Math.max(0, holder.balance().available()));
        var parts = there == 0 ? List.<Part>of() : new Value(batch).take(holder.account(), there, Place.SPENT, note);
        return new Spent(tender, parts, true);
    }

    /** What was taken, minor units. */
    public long amount() {
        return Part.sum(parts);
    }

    /** What was not there: the partner bears it. Minor units. */
    public long shortfall() {
        return tender.amount() - amount();
    }

    /**
     * What a refund of a tender brings back.
     *
     * @param parts into which lots, and how much
     * @param shortfall what was never taken out of a wallet, and so comes back to none: by it the partner's shortfall
     *     shrinks. Minor units
     */
    public record Back(List<Part> parts, long shortfall) {}

    /**
     * Splits a refund: what was taken comes back first, what was spent last first of all; only what exceeds it lessens the
     * partner's shortfall. So the receipt's figure is the wallet's for as long as there is anything to give back, and no
     * money is made that had not been spent.
     *
     * @param before what earlier refunds of this tender came to, minor units
     * @param refunded what this one comes to, minor units
     */
    public static Back back(List<Part> spent, long before, long refunded) {
        var taken = Part.sum(spent);
        var skip = Math.min(taken, before);
        var now = Math.min(taken - skip, refunded);
        var missing = now;
        List<Part> back = new ArrayList<>();
        for (var part : spent.reversed()) {
            var skipped = Math.min(skip, part.amount());
            var some = Math.min(missing, part.amount() - skipped);
            skip -= skipped;
            missing -= some;
            if (some > 0) {
                back.add(new Part(part.lot(), part.issuer(), some));
            }
        }
        return new Back(List.copyOf(back), refunded - now);
    }
}
