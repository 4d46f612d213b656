package olp.platform.ledger.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Lives a random history twice, in the model and in the reference, and compares after every step. */
final class History {
    /** What may happen. */
    enum Verb {
        EARN,
        EARN_LATER,
        CLOCK,
        SETTLE,
        HOLD,
        CAPTURE,
        VOID,
        SPEND,
        LEAVE,
        ARRIVE,
        REVERSE,
        RESTORE,
        TRANSFER,
        ADJUST_UP,
        ADJUST_DOWN,
        WARN,
        MERGE,
        SPLIT,
        PART
    }

    /** One step; numbers are taken as far as they go. */
    record Step(Verb verb, int card, int other, int amount, int hours, int pick) {}

    private record Earned(int card, UUID lot, Unit.Batch batch) {}

    private final Twins twins = new Twins();
    private final LedgerWords model = twins.model;
    private final Reference reference = twins.reference;
    private final Spending spending = new Spending(twins);
    private final Joining joining = new Joining(twins);
    private final List<Earned> earned = new ArrayList<>();
    private int done;

    /** How many steps found something to do. */
    int done() {
        return done;
    }

    void live(Step step) {
        reference.clock(twins.now());
        if (did(step)) {
            done++;
            reference.clock(twins.now());
            twins.compare();
        }
    }

    private boolean did(Step step) {
        var root = twins.roots[step.card()];
        return switch (step.verb()) {
            case EARN -> earn(step, twins.now().minus(Duration.ofHours(step.hours() / 4)));
            case EARN_LATER -> earn(step, twins.now().plus(Duration.ofHours(step.hours())));
            case CLOCK -> clock(step);
            case SETTLE -> settle(root);
            case HOLD -> spending.hold(step, root);
            case CAPTURE -> spending.end(step, true);
            case VOID -> spending.end(step, false);
            case SPEND -> spending.spend(step, root);
            case LEAVE -> spending.leave(step, root);
            case ARRIVE -> spending.arrive(step);
            case REVERSE -> reverse(step);
            case RESTORE -> spending.restore(step);
            case TRANSFER -> transfer(step, root);
            case ADJUST_UP -> adjustUp(step, root);
            case ADJUST_DOWN -> adjustDown(step, root);
            case WARN -> warn(step);
            case MERGE -> joining.merge(root, twins.roots[step.other()]);
            case SPLIT -> joining.split();
            case PART -> joining.part();
        };
    }

    private boolean earn(Step step, Instant activeFrom) {
        var card = step.card();
        var ends = step.pick() % 6 == 0 ? null : activeFrom.plus(Duration.ofHours(step.pick() * 12L));
        var lot = model.earn(
                twins.account(card), twins.accounts.get(card), step.amount(), activeFrom, ends, Twins.notice(card));
        earned.add(new Earned(
                card,
                lot,
                reference.earn(twins.roots[card], card, step.amount(), activeFrom, ends, Twins.notice(card))));
        return true;
    }

    private boolean clock(Step step) {
        model.books.now = twins.now().plus(Duration.ofHours(step.hours()));
        return true;
    }

    private boolean settle(int root) {
        model.books.settle(twins.accounts.get(root));
        return true;
    }

    private boolean reverse(Step step) {
        if (earned.isEmpty()) {
            return false;
        }
        var own = earned.get(step.pick() % earned.size());
        var mayOwe = step.hours() % 2 == 0;
        var reversal = model.reverse(twins.account(own.card()), List.of(own.lot()), step.amount(), mayOwe);
        var missing = reference.reverse(twins.roots[own.card()], own.batch(), step.amount(), mayOwe);
        assertEquals(missing, reversal.owed() + reversal.shortfall(), "what was not there");
        assertEquals(mayOwe ? missing : 0, reversal.owed(), "what is owed");
        return true;
    }

    private boolean transfer(Step step, int root) {
        var to = step.other();
        var amount = Math.min(step.amount(), reference.count(root, Unit.State.ACTIVE));
        if (amount == 0 || twins.roots[to] == root) {
            return false;
        }
        model.transfer(
                twins.accounts.get(root),
                new Lot.Owner(twins.account(to), twins.accounts.get(to), Twins.notice(to)),
                amount);
        reference.transfer(root, twins.roots[to], to, amount, Twins.notice(to));
        return true;
    }

    private boolean adjustUp(Step step, int root) {
        model.adjustUp(twins.accounts.get(root), twins.accounts.get(step.card()), step.amount());
        reference.give(root, step.card(), step.amount(), twins.now(), null, false);
        return true;
    }

    private boolean adjustDown(Step step, int root) {
        var amount = Math.min(step.amount(), reference.count(root, Unit.State.ACTIVE));
        if (amount > 0) {
            model.take(twins.accounts.get(root), amount, Place.ADJUSTED, "ADJUSTED");
            reference.take(root, amount);
        }
        return amount > 0;
    }

    private boolean warn(Step step) {
        var candidates = earned.stream()
                .filter(each -> each.batch().notice && each.batch().ends != null && each.batch().lapses == null)
                .toList();
        if (candidates.isEmpty()) {
            return false;
        }
        var warned = candidates.get(step.pick() % candidates.size());
        model.books.warn(warned.lot());
        reference.warn(warned.batch());
        return true;
    }
}
