package olp.platform.ledger.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Lives a random history twice, in the model and in the reference, and compares after every step. */
final class History {
    static final int CARDS = 4;

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
        REVERSE,
        RESTORE,
        TRANSFER,
        ADJUST_UP,
        ADJUST_DOWN,
        WARN,
        MERGE,
        SPLIT
    }

    /** One step; numbers are taken as far as they go. */
    record Step(Verb verb, int card, int other, int amount, int hours, int pick) {}

    private record Earned(int card, UUID lot, Reference.Batch batch) {}

    private record Spent(int card, List<UUID> lots, List<Reference.Batch> batches) {}

    private record Held(int card, UUID hold, int number) {}

    private record Merged(int from, int into, List<Integer> cards, long owed) {}

    private final LedgerWords model = new LedgerWords();
    private final Reference reference = new Reference(Books.START);
    private final List<UUID> accounts = new ArrayList<>();
    private final int[] roots = IntStream.range(0, CARDS).toArray();
    private final List<Earned> earned = new ArrayList<>();
    private final List<Spent> spent = new ArrayList<>();
    private final List<Held> held = new ArrayList<>();
    private final List<Merged> merged = new ArrayList<>();
    private int done;

    History() {
        for (int i = 0; i < CARDS; i++) {
            accounts.add(model.books.open());
        }
    }

    /** How many steps found something to do. */
    int done() {
        return done;
    }

    void live(Step step) {
        reference.clock(now());
        if (did(step)) {
            done++;
            reference.clock(now());
            compare();
        }
    }

    private boolean did(Step step) {
        var root = roots[step.card()];
        return switch (step.verb()) {
            case EARN -> earn(step, now().minus(Duration.ofHours(step.hours() / 4)));
            case EARN_LATER -> earn(step, now().plus(Duration.ofHours(step.hours())));
            case CLOCK -> clock(step);
            case SETTLE -> settle(root);
            case HOLD -> hold(step, root);
            case CAPTURE -> end(step, true);
            case VOID -> end(step, false);
            case SPEND -> spend(step, root);
            case REVERSE -> reverse(step);
            case RESTORE -> restore(step);
            case TRANSFER -> transfer(step, root);
            case ADJUST_UP -> adjustUp(step, root);
            case ADJUST_DOWN -> adjustDown(step, root);
            case WARN -> warn(step);
            case MERGE -> merge(root, roots[step.other()]);
            case SPLIT -> split();
        };
    }

    private Instant now() {
        return model.books.now;
    }

    private UUID account(int card) {
        return accounts.get(roots[card]);
    }

    /** Members' lots lapse after a notice only; bearer cards' without. */
    private static boolean notice(int card) {
        return card >= CARDS / 2;
    }

    private boolean earn(Step step, Instant activeFrom) {
        var card = step.card();
        var ends = step.pick() % 6 == 0 ? null : activeFrom.plus(Duration.ofHours(step.pick() * 12L));
        var lot = model.earn(account(card), accounts.get(card), step.amount(), activeFrom, ends, notice(card));
        earned.add(new Earned(
                card, lot, reference.earn(roots[card], card, step.amount(), activeFrom, ends, notice(card))));
        return true;
    }

    private boolean clock(Step step) {
        model.books.now = now().plus(Duration.ofHours(step.hours()));
        return true;
    }

    private boolean settle(int root) {
        model.books.settle(accounts.get(root));
        return true;
    }

    private boolean hold(Step step, int root) {
        var amount = Math.min(step.amount(), reference.count(root, Reference.State.ACTIVE));
        if (amount == 0) {
            return false;
        }
        var ends = now().plus(Duration.ofHours(step.hours() + 1));
        var hold = model.hold(account(step.card()), amount, ends);
        held.add(new Held(step.card(), hold, reference.hold(root, amount, ends)));
        return true;
    }

    private boolean end(Step step, boolean capture) {
        held.removeIf(each -> !reference.isHeld(each.number()));
        if (held.isEmpty()) {
            return false;
        }
        var hold = held.remove(step.pick() % held.size());
        if (capture) {
            var amount =
                    Math.min(step.amount(), model.books.holds.get(hold.hold()).amount());
            spent.add(new Spent(
                    hold.card(),
                    units(model.capture(hold.hold(), amount)),
                    new ArrayList<>(reference.free(hold.number(), amount))));
        } else {
            model.release(hold.hold());
            reference.free(hold.number(), 0);
        }
        return true;
    }

    private boolean spend(Step step, int root) {
        var amount = Math.min(step.amount(), reference.count(root, Reference.State.ACTIVE));
        if (amount > 0) {
            spent.add(new Spent(
                    step.card(),
                    units(model.spend(accounts.get(root), amount)),
                    new ArrayList<>(reference.take(root, amount))));
        }
        return amount > 0;
    }

    private static List<UUID> units(List<Part> parts) {
        List<UUID> units = new ArrayList<>();
        parts.forEach(part -> units.addAll(Collections.nCopies((int) part.amount(), part.lot())));
        return units;
    }

    private boolean reverse(Step step) {
        if (earned.isEmpty()) {
            return false;
        }
        var own = earned.get(step.pick() % earned.size());
        var mayOwe = step.hours() % 2 == 0;
        var reversal = model.reverse(account(own.card()), List.of(own.lot()), step.amount(), mayOwe);
        var missing = reference.reverse(roots[own.card()], own.batch(), step.amount(), mayOwe);
        assertEquals(missing, reversal.owed() + reversal.shortfall(), "what was not there");
        assertEquals(mayOwe ? missing : 0, reversal.owed(), "what is owed");
        return true;
    }

    private boolean restore(Step step) {
        spent.removeIf(each -> each.lots().isEmpty());
        if (spent.isEmpty()) {
            return false;
        }
        var back = spent.get(step.pick() % spent.size());
        var first = back.lots().size() - Math.min(step.amount(), back.lots().size());
        var lots = back.lots().subList(first, back.lots().size());
        var batches = back.batches().subList(first, back.batches().size());
        model.restore(account(back.card()), parts(lots));
        reference.restore(roots[back.card()], List.copyOf(batches));
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

    private boolean transfer(Step step, int root) {
        var to = step.other();
        var amount = Math.min(step.amount(), reference.count(root, Reference.State.ACTIVE));
        if (amount == 0 || roots[to] == root) {
            return false;
        }
        model.transfer(accounts.get(root), new Lot.Owner(account(to), accounts.get(to), notice(to)), amount);
        reference.transfer(root, roots[to], to, amount, notice(to));
        return true;
    }

    private boolean adjustUp(Step step, int root) {
        model.adjustUp(accounts.get(root), accounts.get(step.card()), step.amount());
        reference.give(root, step.card(), step.amount(), now(), null, false);
        return true;
    }

    private boolean adjustDown(Step step, int root) {
        var amount = Math.min(step.amount(), reference.count(root, Reference.State.ACTIVE));
        if (amount > 0) {
            model.take(accounts.get(root), amount, Place.ADJUSTED, "ADJUSTED");
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

    private boolean merge(int from, int into) {
        if (from == into) {
            return false;
        }
        var cards = cards(from);
        merged.add(new Merged(from, into, cards, reference.owed(from)));
        model.merge(accounts.get(from), accounts.get(into));
        reference.merge(from, into);
        cards.forEach(card -> roots[card] = into);
        return true;
    }

    /** Takes back the last merger, if no hold is in the way. */
    private boolean split() {
        if (merged.isEmpty() || reference.count(merged.getLast().into(), Reference.State.HELD) > 0) {
            return false;
        }
        var last = merged.removeLast();
        var origins = last.cards().stream().map(accounts::get).toList();
        model.split(
                accounts.get(last.into()),
                accounts.get(last.from()),
                origins,
                last.owed(),
                reference.issued(last.cards()));
        reference.split(last.into(), last.from(), last.cards(), last.owed());
        last.cards().forEach(card -> roots[card] = last.from());
        return true;
    }

    private List<Integer> cards(int root) {
        return IntStream.range(0, CARDS)
                .filter(card -> roots[card] == root)
                .boxed()
                .toList();
    }

    private void compare() {
        Invariants.check(model.books);
        for (int i = 0; i < CARDS; i++) {
            var expected = new Balance(
                    reference.count(i, Reference.State.ACTIVE),
                    reference.count(i, Reference.State.PENDING),
                    reference.count(i, Reference.State.HELD),
                    -reference.owed(i),
                    reference.issued(cards(i)));
            var settled = model.books.settled(accounts.get(i));
            assertEquals(expected, settled.balance(), "account " + i);
            assertEquals(reference.kinds(i), kinds(settled), "lots of account " + i);
        }
    }

    private Map<Reference.Kind, Long> kinds(Holder holder) {
        Map<Reference.Kind, Long> kinds = new HashMap<>();
        Stream.of(Place.ACTIVE, Place.PENDING)
                .flatMap(place -> holder.open(place).stream())
                .forEach(lot -> kinds.merge(
                        new Reference.Kind(
                                lot.active(),
                                lot.activeFrom(),
                                lot.expiresAt(),
                                lot.lapsesAt(),
                                accounts.indexOf(lot.origin())),
                        lot.remaining(),
                        Long::sum));
        return kinds;
    }
}
