package olp.platform.ledger.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Which accounts a {@link History} joins, and takes apart again. */
final class Joining {
    private record Merged(int from, int into, List<Integer> cards, long owed) {}

    private final Twins twins;
    private final LedgerWords model;
    private final Reference reference;
    private final List<Merged> merged = new ArrayList<>();

    Joining(Twins twins) {
        this.twins = twins;
        this.model = twins.model;
        this.reference = twins.reference;
    }

    boolean merge(int from, int into) {
        if (from == into) {
            return false;
        }
        var cards = twins.cards(from);
        merged.add(new Merged(from, into, cards, reference.owed(from)));
        model.merge(twins.accounts.get(from), twins.accounts.get(into));
        reference.merge(from, into);
        cards.forEach(card -> twins.roots[card] = into);
        return true;
    }

    /** Takes back the last merger, if it tears no hold. */
    boolean split() {
        if (merged.isEmpty()) {
            return false;
        }
        var last = merged.getLast();
        var origins = origins(last);
        var tears = reference.tears(last.into(), last.cards());
        assertEquals(tears, model.tears(twins.accounts.get(last.into()), origins), "a hold is torn");
        if (tears) {
            return false;
        }
        model.split(
                twins.accounts.get(last.into()),
                twins.accounts.get(last.from()),
                origins,
                last.owed(),
                reference.issued(last.cards()));
        return parted(last);
    }

    /** Takes back the last merger, whatever it tears. */
    boolean part() {
        if (merged.isEmpty()) {
            return false;
        }
        var last = merged.getLast();
        model.part(
                twins.accounts.get(last.into()),
                twins.accounts.get(last.from()),
                origins(last),
                last.owed(),
                reference.issued(last.cards()));
        return parted(last);
    }

    private List<UUID> origins(Merged merger) {
        return merger.cards().stream().map(twins.accounts::get).toList();
    }

    private boolean parted(Merged last) {
        merged.removeLast();
        reference.split(last.into(), last.from(), last.cards(), last.owed());
        last.cards().forEach(card -> twins.roots[card] = last.from());
        return true;
    }
}
