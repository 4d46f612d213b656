package olp.bench.measures;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import olp.bench.stage.Resources;
import olp.bench.stage.Sql;
import olp.bench.stage.Stage;
import olp.local.api.AtOnce;

/** Fills the ledger, set by set, as the database's owner: ten entries an account. Over HTTP it would take an hour. */
final class FullLedger implements Preparation {

    private static final int AT_ONCE = 2;
    private static final int PIECES = 10;

    private final Rig rig;

    FullLedger(Rig rig) {
        this.rig = rig;
    }

    @Override
    public Duration estimate() {
        return Duration.ofMillis(rig.pace().accounts() / 5).plus(rig.pace().warm());
    }

    @Override
    public void make() {
        int accounts = rig.pace().accounts();
        rig.screen().doing("filling the ledger: %,d accounts".formatted(accounts));
        long begun = System.nanoTime();
        rig.stage().seed(Stage.CARDS + 1, accounts);
        int piece = accounts / PIECES;
        List<Integer> firsts =
                IntStream.range(0, PIECES).mapToObj(i -> i * piece + 1).toList();
        AtOnce.each(firsts, AT_ONCE, first -> {
            rig.stage().fill(first, first + piece - 1);
            return first;
        });
        Sql.run(rig.stage().owner(), Resources.text("sealed.sql"));
        rig.screen().doing("statistics of the full ledger");
        rig.stage().vacuum();
        rig.stage().rest();
        rig.stage().checkpoint();
        new WarmUp(rig).again(accounts);
        rig.screen()
                .say("The ledger has %,d accounts and %,d entries (filled in %d s)"
                        .formatted(
                                Sql.number(rig.stage().owner(), "select count(*) from ledger_account"),
                                Sql.number(rig.stage().owner(), "select count(*) from ledger_entry"),
                                Duration.ofNanos(System.nanoTime() - begun).toSeconds()));
    }
}
