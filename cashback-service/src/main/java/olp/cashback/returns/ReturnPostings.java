package olp.cashback.returns;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import olp.cashback.ledger.Postings.Locked;
import olp.cashback.program.model.Policy.ReturnPolicy;
import olp.cashback.program.model.PolicyHistory;
import olp.cashback.purchases.model.Sold;
import olp.cashback.returns.CashbackReversed.Because;
import olp.platform.events.OutgoingEvent;
import olp.platform.ledger.model.Part;
import olp.platform.ledger.model.Reason;
import olp.platform.ledger.model.Returns;
import olp.platform.ledger.model.Value.Note;

/** Enters returns in the ledger, one after the other. */
final class ReturnPostings {
    private static final String REVERSED = "REVERSED";
    private static final Reason REASON = new Reason("return", 1, "Taken back for a return");

    private final Locked locked;
    private final Map<UUID, Sold> sold;
    private final PolicyHistory program;
    private final Map<UUID, Sold> changed = new HashMap<>();
    private final List<OutgoingEvent> events = new ArrayList<>();

    /**
     * Into a batch of locked wallets.
     *
     * @param sold the purchases as they are under the locks, by id
     */
    ReturnPostings(Locked locked, Map<UUID, Sold> sold, PolicyHistory program) {
        this.locked = locked;
        this.sold = sold;
        this.program = program;
    }

    /**
     * Enters one.
     *
     * @throws IllegalArgumentException if more comes back than was bought; then nothing of it is entered
     */
    void enter(PurchaseReturned told) {
        var before = changed.getOrDefault(told.purchase(), sold.get(told.purchase()));
        var after = before.plus(told.quantities());
        changed.put(told.purchase(), after);
        var due = after.dueSince(before);
        if (!due.isEmpty()) {
            takeBack(told, after, due);
        }
    }

    private void takeBack(PurchaseReturned told, Sold purchase, List<Sold.Due> due) {
        var account = locked.accountOf(purchase.issued());
        var parts = due.stream()
                .map(each -> new Part(each.of().lot(), each.of().funder(), each.amount()))
                .toList();
        var note = new Note(REVERSED, purchase.partner(), purchase.id(), REASON);
        // Whoever paid for it bears what is missing, or the holder owes it: as the programme says when it comes back.
        var mayOwe = program.at(told.acceptedAt()).returns() == ReturnPolicy.ALLOW_NEGATIVE;
        var byFunder = new Returns(locked.batch()).takeBack(account, parts, note, mayOwe);
        var because = due.stream().map(ReturnPostings::because).toList();
        events.add(OutgoingEvent.of(
                "cashback.wallets",
                account.toString(),
                CashbackReversed.TYPE,
                told.id(),
                CashbackReversed.of(account, purchase.partner(), told, because, byFunder)));
    }

    private static Because because(Sold.Due due) {
        var of = due.of();
        return new Because(of.rule(), of.version(), due.amount(), of.funder(), of.lot());
    }

    /** The purchases of which something came back, as they are now. */
    Collection<Sold> changed() {
        return changed.values();
    }

    /** What is to be told, in the order in which it happened. */
    List<OutgoingEvent> events() {
        return events;
    }
}
