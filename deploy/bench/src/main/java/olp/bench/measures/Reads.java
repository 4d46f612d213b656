package olp.bench.measures;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import olp.bench.load.Calls;
import olp.bench.load.CardNumbers;
import olp.bench.load.Load;
import olp.bench.stage.Stage;
import olp.bench.verdict.Figure;

/** Reads of one kind after the other, as many as go. */
final class Reads implements Measure {

    /** Nobody answers to it: the server says so without a look at anything. */
    private static final String NOWHERE = "/nowhere";

    private final Rig rig;
    private final String name;
    private final int connections;
    private final Map<Figure, Calls> kinds;

    private Reads(Rig rig, String name, int connections, Map<Figure, Calls> kinds) {
        this.rig = rig;
        this.name = name;
        this.connections = connections;
        this.kinds = kinds;
    }

    /** Balances of any cards, and what the same server does where there is nothing to do. */
    static Reads balance(Rig rig) {
        Map<Figure, Calls> kinds = new LinkedHashMap<>();
        kinds.put(
                Figure.CONSTANT,
                Calls.get(rig.stage().loyalty(), null, () -> NOWHERE).expecting(404));
        kinds.put(
                Figure.BALANCE,
                get(rig, "balance", () -> 1 + ThreadLocalRandom.current().nextInt(Stage.CARDS)));
        return new Reads(rig, "balance", 64, kinds);
    }

    /** Balance and statement of an account with few entries and of one with many. */
    static Reads statement(Rig rig, int shortCard, int longCard) {
        Map<Figure, Calls> kinds = new LinkedHashMap<>();
        kinds.put(Figure.BALANCE_SHORT, get(rig, "balance", () -> shortCard));
        kinds.put(Figure.BALANCE_LONG, get(rig, "balance", () -> longCard));
        kinds.put(Figure.STATEMENT_SHORT, get(rig, "entries?limit=10", () -> shortCard));
        kinds.put(Figure.STATEMENT_LONG, get(rig, "entries?limit=10", () -> longCard));
        return new Reads(rig, "statement", 16, kinds);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Duration estimate() {
        return rig.pace().run().multipliedBy(kinds.size());
    }

    @Override
    public void round() {
        kinds.forEach((figure, calls) -> {
            rig.screen().doing(figure.title());
            double perSecond = rig.generator()
                    .run(Load.closed(
                            calls, connections, rig.pace().warmUp(), rig.pace().measured()))
                    .orRefuse(figure.title())
                    .perSecond();
            rig.found(figure, perSecond, connections + " connections");
        });
    }

    private static Calls get(Rig rig, String what, Supplier<Integer> place) {
        return Calls.get(
                rig.stage().loyalty(),
                rig.stage().terminal(),
                () -> "/v1/cards/" + CardNumbers.of(place.get()) + "/" + what);
    }
}
