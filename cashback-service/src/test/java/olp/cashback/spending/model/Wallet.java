package olp.cashback.spending.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import olp.cashback.holds.model.Freeing;
import olp.cashback.holds.model.WalletHold;
import olp.cashback.spending.model.Neighbour.Event;
import olp.cashback.spending.model.Neighbour.Purchase;
import olp.platform.ledger.model.Balance;
import olp.platform.ledger.model.Ends;
import olp.platform.ledger.model.Hold.State;
import olp.platform.ledger.model.Holder;
import olp.platform.ledger.model.Holds;
import olp.platform.ledger.model.LedgerBatch;
import olp.platform.ledger.model.Lot;
import olp.platform.ledger.model.Reason;
import olp.platform.ledger.model.Value;

/** One wallet of cashback-service in memory: the ledger's model, the decisions, and what was taken in so far. */
final class Wallet {
    private static final UUID ACCOUNT = new UUID(1, 1);
    private static final UUID SHOP = new UUID(2, 2);

    final Map<UUID, WalletHold> holds = new LinkedHashMap<>();
    final Map<UUID, Spent> spent = new HashMap<>();
    final List<Purchase> setAside = new ArrayList<>();
    private final Holder holder = new Holder(ACCOUNT, Balance.NOTHING, Ends.NONE, null);
    private final Instant[] told = new Instant[Neighbour.PARTITIONS];
    private final int[] read = new int[Neighbour.PARTITIONS];
    private final Neighbour neighbour;
    private final Duration skew;
    private long ids;

    Wallet(Neighbour neighbour, int skewSeconds, long amount) {
        this.neighbour = neighbour;
        this.skew = Duration.ofSeconds(skewSeconds);
        enter(batch -> {
            for (long part : new long[] {amount / 3, amount - amount / 3}) {
                var because = new Reason("rule", 1, "because");
                var owner = new Lot.Owner(ACCOUNT, ACCOUNT, false);
                new Value(batch)
                        .issue("ACCRUED", because, Lot.given(newId(), owner, SHOP, because, null, part, now(), null));
            }
            return null;
        });
    }

    /** Our clock differs from the neighbour's. */
    Instant now() {
        return neighbour.now.plus(skew);
    }

    Balance balance() {
        return holder.balance();
    }

    void hold(long amount, int seconds) {
        if (balance().available() >= amount) {
            var endsAt = now().plusSeconds(seconds);
            var id = newId();
            enter(batch -> new Holds(batch).hold(id, ACCOUNT, ACCOUNT, SHOP, amount, null));
            holds.put(id, new WalletHold(id, "", ACCOUNT, SHOP, amount, 0, "EUR", endsAt, false, State.HELD, null));
        }
    }

    void release(WalletHold hold) {
        if (hold.stateAt(now()) == State.HELD) {
            keep(hold, State.VOIDED, null);
        }
    }

    /** Takes in the next event of a partition, if there is one; a purchase may have to wait for something. */
    void takeIn(int partition, boolean parks) {
        var events = neighbour.partitions.get(partition);
        if (read[partition] < events.size()) {
            takeIn(events.get(read[partition]++), partition, parks);
        }
    }

    private void takeIn(Event event, int partition, boolean parks) {
        if (event.purchase() == null) {
            told[partition] = event.acceptedBefore();
        } else if (parks
                || setAside.stream()
                        .anyMatch(each -> each.key() == event.purchase().key())) {
            setAside.add(event.purchase());
        } else {
            spend(event.purchase());
        }
    }

    /** What a key's purchases waited for has come. */
    void release(int key) {
        var ready = setAside.stream().filter(each -> each.key() == key).toList();
        setAside.removeAll(ready);
        ready.forEach(this::spend);
    }

    /** Applied once, however often it is told. */
    void spend(Purchase purchase) {
        if (spent.containsKey(purchase.hold())) {
            return;
        }
        var tender = new Tender(purchase.hold(), purchase.id(), SHOP, purchase.amount());
        var outcome = enter(batch -> Spent.of(batch, holder, tender));
        spent.put(purchase.hold(), outcome);
        keep(
                holds.get(purchase.hold()),
                State.CAPTURED,
                holds.get(purchase.hold()).freedAt());
        if (purchase.inTime()) {
            assertEquals(0, outcome.shortfall(), "what loyalty-service took in time is paid in full");
            assertFalse(outcome.late(), "what loyalty-service took in time meets its hold");
        }
    }

    void free() {
        var passed = Arrays.stream(told).anyMatch(each -> each == null)
                ? null
                : Arrays.stream(told).min(Comparator.naturalOrder()).get();
        for (var hold : List.copyOf(holds.values())) {
            var awaited = setAside.stream().anyMatch(each -> each.hold().equals(hold.id()));
            if (Freeing.isDue(hold, passed, now(), awaited)) {
                nobodyCanHaveSpent(hold);
                var how = Freeing.ended(hold);
                enter(batch -> {
                    new Holds(batch).end(holder.hold(hold.id()), how, now());
                    return null;
                });
                keep(hold, how, now());
            }
        }
    }

    /** Known to the test, not to the service. */
    private void nobodyCanHaveSpent(WalletHold hold) {
        assertFalse(hold.endsAt().isAfter(neighbour.now), "no proof can be taken in time any more");
        assertTrue(
                neighbour.accepted.stream().noneMatch(each -> each.hold().equals(hold.id()) && each.inTime()),
                "no proof was taken in time");
    }

    private void keep(WalletHold hold, State state, Instant freedAt) {
        holds.put(
                hold.id(),
                new WalletHold(
                        hold.id(),
                        hold.card(),
                        hold.issued(),
                        hold.partner(),
                        hold.amount(),
                        0,
                        hold.currency(),
                        hold.endsAt(),
                        false,
                        state,
                        freedAt));
    }

    private <T> T enter(Function<LedgerBatch, T> verb) {
        return verb.apply(new LedgerBatch(now(), this::newId, Map.of(ACCOUNT, holder)));
    }

    private UUID newId() {
        return new UUID(++ids, 3);
    }
}
