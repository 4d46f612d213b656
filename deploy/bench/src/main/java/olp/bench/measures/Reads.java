package olp.bench.measures;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
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

    /** Made when the service starts and the same ever since; the router hands it out, and nobody asks who wants it. */
    private static final String CONSTANT = "/q/openapi";

    private final Rig rig;
    private final Topic topic;
    private final int connections;
    private final Map<Figure, Calls> kinds;

    private Reads(Rig rig, Topic topic, int connections, Map<Figure, Calls> kinds) {
        this.rig = rig;
        this.topic = topic;
        this.connections = connections;
        this.kinds = kinds;
    }

    /** Balances of any cards, and what the same server does where there is nothing to do. */
    static Reads balance(Rig rig) {
        Map<Figure, Calls> kinds = new LinkedHashMap<>();
        // without its 30 kB, which would take longer than all else
        kinds.put(Figure.CONSTANT, Calls.head(rig.stage().loyalty(), CONSTANT));
        kinds.put(
                Figure.BALANCE,
                get(rig, "balance", () -> 1 + ThreadLocalRandom.current().nextInt(Stage.CARDS)));
        return new Reads(rig, Topic.BALANCE, 64, kinds);
    }

    /** Balance and statement of an account with few entries and of one with many. */
    static Reads statement(Rig rig) {
        Map<Figure, Calls> kinds = new LinkedHashMap<>();
        kinds.put(Figure.BALANCE_SHORT, get(rig, "balance", () -> LongAccount.SHORT));
        kinds.put(Figure.BALANCE_LONG, get(rig, "balance", () -> LongAccount.LONG));
        kinds.put(Figure.STATEMENT_SHORT, get(rig, "entries?limit=10", () -> LongAccount.SHORT));
        kinds.put(Figure.STATEMENT_LONG, get(rig, "entries?limit=10", () -> LongAccount.LONG));
        return new Reads(rig, Topic.STATEMENT, 16, kinds);
    }

    /** One call of each kind that there is, for warming up. */
    static List<Calls> each(Rig rig) {
        return List.of(
                Calls.head(rig.stage().loyalty(), CONSTANT),
                get(rig, "balance", () -> 1),
                get(rig, "entries", () -> 1));
    }

    @Override
    public Topic topic() {
        return topic;
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
