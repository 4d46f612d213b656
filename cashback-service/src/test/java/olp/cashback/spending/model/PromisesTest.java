package olp.cashback.spending.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import olp.cashback.holds.model.WalletHold;

/**
 * Holds, voids, purchases in time and late, watermarks that overtake each other on several partitions, events that wait,
 * and the freeing of holds, in any order: money is neither spent twice nor stuck.
 */
class PromisesTest {
    private static final long AMOUNT = 100;
    private static long freed;
    private static long late;

    /** What may happen. */
    enum Verb {
        HOLD,
        VOID,
        ACCEPT,
        ACCEPT_LATE,
        COMMIT,
        READ_WATERMARK,
        TELL_WATERMARK,
        TAKE_IN,
        PARK,
        UNPARK,
        REPEAT,
        FREE,
        CLOCK
    }

    /** One step; numbers are taken as far as they go. */
    record Step(Verb verb, int pick, int amount, int seconds) {}

    @Property(tries = 3_000)
    void money_is_neither_spent_twice_nor_stuck(
            @ForAll("histories") List<Step> history, @ForAll @IntRange(min = -4, max = 4) int skew) {
        var neighbour = new Neighbour();
        var wallet = new Wallet(neighbour, skew, AMOUNT);
        for (var step : history) {
            live(step, neighbour, wallet);
            check(wallet);
        }
        rest(neighbour, wallet);
        late += neighbour.accepted.stream().filter(each -> !each.inTime()).count();
    }

    @AfterContainer
    static void thousands_of_holds_were_freed_and_thousands_of_proofs_came_late() {
        assertTrue(freed >= 1_000, freed + " freed");
        assertTrue(late >= 1_000, late + " late");
    }

    private static void live(Step step, Neighbour neighbour, Wallet wallet) {
        var hold = pick(wallet, step.pick());
        var partition = step.pick() % Neighbour.PARTITIONS;
        switch (step.verb()) {
            case HOLD -> wallet.hold(step.amount(), step.seconds());
            case VOID -> ifAny(hold, () -> wallet.release(hold));
            case ACCEPT -> ifAny(hold, () -> neighbour.accept(hold, step.amount(), false));
            case ACCEPT_LATE -> ifAny(hold, () -> neighbour.accept(hold, step.amount(), true));
            case COMMIT -> neighbour.commit(step.pick());
            case READ_WATERMARK -> neighbour.readWatermark();
            case TELL_WATERMARK -> neighbour.tellWatermark();
            case TAKE_IN -> wallet.takeIn(partition, false);
            case PARK -> wallet.takeIn(partition, true);
            case UNPARK -> wallet.setAside.stream().findFirst().ifPresent(first -> wallet.release(first.key()));
            case REPEAT ->
                neighbour.accepted.stream()
                        .filter(each -> wallet.spent.containsKey(each.hold()))
                        .findFirst()
                        .ifPresent(wallet::spend);
            case FREE -> wallet.free();
            case CLOCK -> neighbour.now = neighbour.now.plusSeconds(step.seconds());
        }
    }

    private static WalletHold pick(Wallet wallet, int pick) {
        var holds = List.copyOf(wallet.holds.values());
        return holds.isEmpty() ? null : holds.get(pick % holds.size());
    }

    private static void ifAny(WalletHold hold, Runnable step) {
        if (hold != null) {
            step.run();
        }
    }

    /** What was there is free, set aside, or was spent for a purchase that was accepted. */
    private static void check(Wallet wallet) {
        var spent = wallet.spent.values().stream().mapToLong(Spent::amount).sum();
        var balance = wallet.balance();
        assertEquals(AMOUNT, balance.active() + balance.held() + spent, "nothing is lost, nothing is made");
        var setAside = wallet.holds.values().stream()
                .filter(hold -> hold.freedAt() == null && !wallet.spent.containsKey(hold.id()))
                .mapToLong(WalletHold::amount)
                .sum();
        assertEquals(setAside, balance.held(), "every hold that is neither spent nor free has its money");
    }

    /** When all is told and time has passed, nothing is set aside, and every purchase was paid for or is a shortfall. */
    private static void rest(Neighbour neighbour, Wallet wallet) {
        neighbour.now = neighbour.now.plusSeconds(100);
        neighbour.rest();
        for (int partition = 0; partition < Neighbour.PARTITIONS; partition++) {
            for (int i = neighbour.partitions.get(partition).size(); i > 0; i--) {
                wallet.takeIn(partition, false);
            }
        }
        while (!wallet.setAside.isEmpty()) {
            wallet.release(wallet.setAside.getFirst().key());
        }
        wallet.free();
        check(wallet);
        assertEquals(0, wallet.balance().held(), "nothing is stuck");
        assertEquals(neighbour.accepted.size(), wallet.spent.size(), "every purchase was taken in, once");
        var paid = wallet.spent.values().stream()
                .mapToLong(each -> each.amount() + each.shortfall())
                .sum();
        var accepted = neighbour.accepted.stream()
                .mapToLong(Neighbour.Purchase::amount)
                .sum();
        assertEquals(accepted, paid, "what was not there is a shortfall");
        freed += wallet.holds.values().stream()
                .filter(hold -> hold.freedAt() != null)
                .count();
    }

    @Provide
    Arbitrary<List<Step>> histories() {
        return Combinators.combine(
                        verbs(),
                        Arbitraries.integers().between(0, 11),
                        Arbitraries.integers().between(1, 50),
                        Arbitraries.integers().between(1, 12))
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(150)
                .withSizeDistribution(RandomDistribution.uniform());
    }

    private static Arbitrary<Verb> verbs() {
        return Arbitraries.frequency(
                Tuple.of(6, Verb.HOLD),
                Tuple.of(2, Verb.VOID),
                Tuple.of(4, Verb.ACCEPT),
                Tuple.of(2, Verb.ACCEPT_LATE),
                Tuple.of(6, Verb.COMMIT),
                Tuple.of(5, Verb.READ_WATERMARK),
                Tuple.of(5, Verb.TELL_WATERMARK),
                Tuple.of(14, Verb.TAKE_IN),
                Tuple.of(1, Verb.PARK),
                Tuple.of(2, Verb.UNPARK),
                Tuple.of(1, Verb.REPEAT),
                Tuple.of(6, Verb.FREE),
                Tuple.of(5, Verb.CLOCK));
    }
}
