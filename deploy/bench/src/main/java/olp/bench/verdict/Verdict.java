package olp.bench.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** All promises that could be judged, and all figures, as tables. */
public final class Verdict {

    private final List<Row> rows;
    private final Results results;

    private Verdict(List<Row> rows, Results results) {
        this.rows = rows;
        this.results = results;
    }

    /** Judges what was measured by what was promised. */
    public static Verdict of(List<Goal> goals, Results results) {
        return new Verdict(
                goals.stream()
                        .map(goal -> goal.judge(results))
                        .flatMap(Optional::stream)
                        .toList(),
                results);
    }

    /** Whether every promise that was judged was kept. */
    public boolean passed() {
        return rows.stream().allMatch(Row::passed);
    }

    /** For the process to end with: 1 when a promise was broken. */
    public int exitCode() {
        return passed() ? 0 : 1;
    }

    /** The figures by themselves, as a table in Markdown that reads well as it stands. */
    public String figures() {
        List<List<String>> cells = new ArrayList<>(List.of(List.of("figure", "unit", "median", "least", "most")));
        for (Figure figure : results.measured()) {
            Series series = results.of(figure).orElseThrow();
            cells.add(List.of(
                    figure.title(),
                    figure.unit(),
                    figure.text(series.median()),
                    figure.text(series.least()),
                    figure.text(series.most())));
        }
        return table(cells);
    }

    /** The promises, as a table in Markdown that reads well as it stands. */
    public String promises() {
        List<List<String>> cells =
                new ArrayList<>(List.of(List.of("measure", "threshold", "aim", "result", "verdict")));
        rows.forEach(row -> cells.add(List.of(row.measure(), row.threshold(), row.aim(), row.result(), row.verdict())));
        return table(cells);
    }

    private static String table(List<List<String>> cells) {
        List<Integer> widths = IntStream.range(0, cells.getFirst().size())
                .mapToObj(column -> cells.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toList();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            text.append(line(cells.get(i), widths));
            if (i == 0) {
                text.append(line(widths.stream().map("-"::repeat).toList(), widths));
            }
        }
        return text.toString();
    }

    private static String line(List<String> cells, List<Integer> widths) {
        StringBuilder line = new StringBuilder("|");
        for (int i = 0; i < cells.size(); i++) {
            line.append(' ')
                    .append(cells.get(i))
                    .repeat(" ", widths.get(i) - cells.get(i).length())
                    .append(" |");
        }
        return line.append('\n').toString();
    }
}
