package olp.bench.measures;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import olp.bench.baseline.Baseline;
import olp.bench.load.Generator;
import olp.bench.stage.Stage;
import olp.bench.verdict.Figure;
import olp.bench.verdict.Results;

/** What measures work with. */
public record Rig(Stage stage, Baseline baseline, Generator generator, Pace pace, Results results, Screen screen) {

    /** Shows what a run came to, and who used how much of the machine for it since {@code before}. */
    void ran(Parts before, int clients, double perSecond, String more) {
        Parts now = Parts.now(stage);
        results.disturbed(now.others(before));
        screen.say(now.since(before, clients, perSecond) + more);
    }

    /**
     * Runs with each number of clients, and keeps the best value.
     *
     * @param clients what they are called
     * @param run answers what a number of them came to
     */
    void findBest(Figure figure, List<Integer> numbers, String clients, IntToDoubleFunction run) {
        Best best = new Best(figure);
        for (int many : numbers) {
            screen.doing(figure.title() + ", " + many + " " + clients);
            best.add(many, run.applyAsDouble(many));
        }
        found(figure, best.value(), best.how(clients));
    }

    /** Keeps a value, and shows it. */
    void found(Figure figure, double value, String how) {
        results.add(figure, value);
        screen.say("%-40s %9s %s with %s".formatted(figure.title(), figure.text(value), figure.unit(), how));
    }
}
