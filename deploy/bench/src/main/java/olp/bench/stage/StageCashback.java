package olp.bench.stage;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import olp.local.Component;
import olp.local.PlatformException;
import olp.local.api.Api;

/** cashback-service beside the others. */
public final class StageCashback {

    private static final String RULE = "bench-five-percent";

    private final Stage stage;

    StageCashback(Stage stage) {
        this.stage = stage;
    }

    /**
     * Has it make its tables and a rule of five percent, and ends it again before there is anything to take in. The cards are
     * made as the database's owner: their events are not told, since loyalty-service was not asked for them either.
     */
    public void prepare(int first, int last) {
        stage.start(Component.CASHBACK);
        try (Api api = new Api()) {
            api.post(address().resolve("/v1/rules"), stage.operator(), Map.of("code", RULE, "percent", "5"))
                    .orRefuse("the rule");
        }
        stage.stop(Component.CASHBACK);
        seed(first, last);
    }

    /** Makes more cards known. */
    public void seed(int first, int last) {
        Sql.run(
                owner(),
                "set synchronous_commit = off",
                "set bench.first = " + first,
                "set bench.last = " + last,
                Resources.text("seed-cashback.sql"),
                "vacuum analyze");
    }

    /** As {@link Stage#vacuum}. */
    public void vacuum() {
        Sql.run(owner(), "vacuum analyze");
    }

    /** Starts it; it takes in all that was told meanwhile. */
    public void start() {
        stage.start(Component.CASHBACK);
    }

    /** Ends it, so that it takes nothing of what is measured next. */
    public void stop() {
        stage.stop(Component.CASHBACK);
    }

    /** Has its process stand still, as a machine does that its host gives no time: its connections stay. */
    public void freeze() {
        signal("-STOP");
    }

    /** Lets its process go on. */
    public void thaw() {
        signal("-CONT");
    }

    private void signal(String signal) {
        try {
            Process kill = new ProcessBuilder(
                            "kill",
                            signal,
                            Long.toString(stage.cashbackProcess().pid()))
                    .inheritIO()
                    .start();
            if (!kill.waitFor(10, TimeUnit.SECONDS) || kill.exitValue() != 0) {
                throw new PlatformException("cashback-service did not get " + signal);
            }
        } catch (IOException e) {
            throw new PlatformException("kill could not be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformException("interrupted", e);
        }
    }

    /** Entries so far: one for each purchase that earned something. */
    public long entries() {
        return Sql.number(owner(), "select coalesce(max(seq), 0) from ledger_entry");
    }

    /** The service's base address. */
    public URI address() {
        return stage.cashbackAddress();
    }

    private Login owner() {
        return stage.ownerOf("cashback");
    }
}
