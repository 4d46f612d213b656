package olp.loyalty.purchases.model;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import olp.loyalty.purchases.model.Decision.Invalid;
import olp.loyalty.purchases.model.Decision.Refusal;
import olp.loyalty.purchases.model.Decision.Refused;
import olp.loyalty.purchases.model.Purchase.Tender;
import olp.platform.ledger.model.Hold;

/** Checks what a purchase is paid with, and the coalition discounts in it. */
final class Cashier {
    private final Purchase purchase;
    private final Customer customer;
    private final Visit visit;
    private final long pointValue;
    private final List<Payment> payments = new ArrayList<>();
    private final List<Proof> redemptions = new ArrayList<>();
    private final Set<Flag> flags = EnumSet.noneOf(Flag.class);
    private final Set<Proof.Key> used = new HashSet<>();
    private long available;
    private Decision fault;

    Cashier(Purchase purchase, Customer customer, Visit visit, long pointValue) {
        this.purchase = purchase;
        this.customer = customer;
        this.visit = visit;
        this.pointValue = pointValue;
        this.available = Math.max(0, customer.balance().available());
    }

    /** Why it cannot be taken; null if it can. */
    Decision check() {
        var tender = purchase.allTender();
        for (int i = 0; i < tender.size() && fault == null; i++) {
            pay(tender.get(i), "tender[" + i + "]");
        }
        var discounts = purchase.allRedemptions();
        for (int i = 0; i < discounts.size() && fault == null; i++) {
            var proof = visit.proofs().get(discounts.get(i));
            if (accept(proof, "redemptions[" + i + "]")) {
                redemptions.add(proof);
            }
        }
        if (fault == null) {
            sums();
        }
        return fault;
    }

    List<Payment> payments() {
        return payments;
    }

    List<Proof> redemptions() {
        return redemptions;
    }

    Set<Flag> flags() {
        return flags;
    }

    private void pay(Tender part, String at) {
        switch (part.kind()) {
            case MONEY -> payments.add(new Payment(part.kind(), part.amount(), part.issuer(), null, null, null, null));
            case POINTS -> points(part, at);
            case CASHBACK -> cashback(part, at);
        }
    }

    private void points(Tender part, String at) {
        var hold = visit.holds().get(part.hold());
        if (hold == null
                || !hold.account().equals(customer.account())
                || !hold.party().equals(visit.partner())) {
            refuse(Refusal.UNKNOWN_HOLD, "hold");
            return;
        }
        var state = hold.stateAt(visit.now());
        var missing = 0L;
        if (state != Hold.State.HELD && !visit.journal()) {
            refuse(
                    state == Hold.State.EXPIRED ? Refusal.HOLD_EXPIRED : Refusal.HOLD_ENDED,
                    "The hold is %s; make a new one.".formatted(state));
            return;
        }
        if (state != Hold.State.HELD) {
            var there = state == Hold.State.CAPTURED ? 0 : Math.min(available, hold.amount());
            available -= there;
            missing = hold.amount() - there;
            flags.add(Flag.HOLD_ENDED);
        }
        var worth = Math.multiplyExact(hold.amount(), pointValue);
        if (part.amount() != null && part.amount() != worth) {
            fault = new Invalid(at + ".amount", "is %d, but the hold is worth %d".formatted(part.amount(), worth));
        }
        payments.add(
                new Payment(part.kind(), worth, null, hold.id(), hold.amount(), missing == 0 ? null : missing, null));
    }

    private void cashback(Tender part, String at) {
        var proof = visit.proofs().get(part.proof());
        if (accept(proof, at)) {
            if (proof.amount() != part.amount()) {
                fault = new Invalid(
                        at + ".amount", "is %d, but the proof's is %d".formatted(part.amount(), proof.amount()));
            }
            payments.add(new Payment(part.kind(), proof.amount(), null, null, null, null, proof.id()));
        }
    }

    private boolean accept(Proof proof, String at) {
        if (!customer.account().equals(visit.accounts().get(proof.account()))) {
            refuse(Refusal.PROOF_MISMATCH, at + ": the proof is for another card.");
        } else if (!proof.partner().equals(visit.partner())) {
            refuse(Refusal.PROOF_MISMATCH, at + ": the proof is for another partner.");
        } else if (!proof.currency().equals(purchase.currency())) {
            refuse(Refusal.PROOF_MISMATCH, at + ": the proof is in another currency.");
        } else if (visit.taken().contains(proof.key()) || !used.add(proof.key())) {
            refuse(Refusal.PROOF_USED, at + ": the proof was used already.");
        } else if (!proof.expiresAt().isAfter(visit.now())) {
            if (visit.journal()) {
                flags.add(Flag.PROOF_LATE);
            } else {
                refuse(Refusal.PROOF_EXPIRED, at + ": the proof has expired; ask for a new one.");
            }
        }
        return fault == null;
    }

    private void sums() {
        var paid = payments.stream().mapToLong(Payment::amount).reduce(0, Math::addExact);
        var off = paid - purchase.total();
        if (off != 0) {
            fault = new Invalid(
                    "tender", "is %d, but the total comes to %d: off by %d".formatted(paid, purchase.total(), off));
        }
        var taken = redemptions.stream().mapToLong(Proof::amount).reduce(0, Math::addExact);
        if (taken > purchase.discount()) {
            fault = new Invalid(
                    "redemptions",
                    "come to %d, but the lines' discounts to %d: off by %d"
                            .formatted(taken, purchase.discount(), taken - purchase.discount()));
        }
    }

    private void refuse(Refusal refusal, String detail) {
        fault = new Refused(refusal, detail);
    }
}
