package olp.platform.ledger.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import olp.platform.ledger.model.History.Step;

/** What a {@link History} sets aside, spends, and gets back. */
final class Spending {
    private record Spent(int card, Place to, List<UUID> lots, List<Unit.Batch> batches) {}

    private record Held(int card, UUID hold, int number) {}

    private final Twins twins;
    private final LedgerWords model;
    private final Reference reference;
    private final List<Spent> spent = new ArrayList<>();
    private final List<Held> held = new ArrayList<>();

    Spending(Twins twins) {
        this.twins = twins;
        this.model = twins.model;
        this.reference = twins.reference;
    }

    boolean hold(Step step, int root) {
        var amount = Math.min(step.amount(), reference.count(root, Unit.State.ACTIVE));
        if (amount == 0) {
            return false;
        }
        // Some last until they are ended, whatever the clock says.
        var ends = step.pick() % 4 == 0 ? null : twins.now().plus(Duration.ofHours(step.hours() + 1));
        var hold = model.hold(twins.account(step.card()), twins.accounts.get(step.card()), amount, ends);
        held.add(new Held(step.card(), hold, reference.hold(root, step.card(), amount, ends)));
        return true;
    }

    boolean end(Step step, boolean capture) {
        held.removeIf(each -> !reference.isHeld(each.number()));
        if (held.isEmpty()) {
            return false;
        }
        var hold = held.remove(step.pick() % held.size());
        if (capture) {
            var amount = Math.min(
                    step.amount(),
                    model.pieces(hold.hold()).stream().mapToLong(Hold::amount).sum());
            spent.add(new Spent(
                    hold.card(),
                    Place.SPENT,
                    units(model.capture(hold.hold(), amount)),
                    new ArrayList<>(reference.free(hold.number(), amount))));
        } else {
            model.release(hold.hold());
            reference.free(hold.number(), 0);
        }
        return true;
    }

    boolean spend(Step step, int root) {
        return take(step, root, Place.SPENT);
    }

    boolean leave(Step step, int root) {
        return take(step, root, Place.LEAVING);
    }

    /** Of what is on its way, something has arrived and will not come back. */
    boolean arrive(Step step) {
        var leaving = spent.stream()
                .filter(each -> each.to() == Place.LEAVING && !each.lots().isEmpty())
                .toList();
        if (leaving.isEmpty()) {
            return false;
        }
        var arrived = leaving.get(step.pick() % leaving.size());
        model.arrive(twins.account(arrived.card()), parts(arrived.lots()));
        spent.remove(arrived);
        return true;
    }

    private boolean take(Step step, int root, Place to) {
        var amount = Math.min(step.amount(), reference.count(root, Unit.State.ACTIVE));
        if (amount > 0) {
            spent.add(new Spent(
                    step.card(),
                    to,
                    units(model.take(twins.accounts.get(root), amount, to, "TAKEN")),
                    new ArrayList<>(reference.take(root, amount))));
        }
        return amount > 0;
    }

    private static List<UUID> units(List<Part> parts) {
        List<UUID> units = new ArrayList<>();
        parts.forEach(part -> units.addAll(Collections.nCopies((int) part.amount(), part.lot())));
        return units;
    }

    boolean restore(Step step) {
        spent.removeIf(each -> each.lots().isEmpty());
        if (spent.isEmpty()) {
            return false;
        }
        var back = spent.get(step.pick() % spent.size());
        var first = back.lots().size() - Math.min(step.amount(), back.lots().size());
        var lots = back.lots().subList(first, back.lots().size());
        var batches = back.batches().subList(first, back.batches().size());
        model.restore(twins.account(back.card()), twins.accounts.get(back.card()), back.to(), parts(lots));
        reference.restore(twins.roots[back.card()], back.card(), List.copyOf(batches));
        lots.clear();
        batches.clear();
        return true;
    }

    private List<Part> parts(List<UUID> units) {
        Map<UUID, Long> amounts = new LinkedHashMap<>();
        units.forEach(lot -> amounts.merge(lot, 1L, Long::sum));
        return amounts.entrySet().stream()
                .map(each -> model.books.lots.get(each.getKey()).part(each.getValue()))
                .toList();
    }
}
