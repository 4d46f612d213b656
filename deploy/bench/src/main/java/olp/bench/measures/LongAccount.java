package olp.bench.measures;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import olp.bench.journal.JournalLoad;
import olp.bench.load.Purchases;

/** Two cards beside the others: one with few purchases, one with very many, none of whose points has been spent. */
final class LongAccount implements Preparation {

    /** Place of the card with ten entries. */
    static final int SHORT = 9_000_001;

    /** Place of the card with many entries. */
    static final int LONG = 9_000_002;

    private static final int FEW = 10;
    private static final Duration LONGEST = Duration.ofMinutes(4);

    private final Rig rig;

    LongAccount(Rig rig) {
        this.rig = rig;
    }

    @Override
    public Duration estimate() {
        return Duration.ofMillis(rig.pace().longAccount() / 4);
    }

    /** Makes both, the purchases over HTTP in a journal each. */
    @Override
    public void make() {
        rig.screen().doing("an account with %,d purchases".formatted(rig.pace().longAccount()));
        rig.stage().seed(SHORT, LONG);
        post(SHORT, FEW);
        post(LONG, rig.pace().longAccount());
        rig.stage().rest();
        rig.stage().checkpoint();
    }

    private void post(int card, int many) {
        Purchases purchases = new Purchases(card, 1);
        AtomicInteger left = new AtomicInteger(many);
        Supplier<byte[]> lines = () -> left.getAndDecrement() > 0 ? purchases.get() : null;
        new JournalLoad(rig.stage().loyalty(), rig.stage().terminal(), lines).run(1, Duration.ZERO, LONGEST);
    }
}
