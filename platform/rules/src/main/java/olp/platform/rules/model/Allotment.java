package olp.platform.rules.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Allots what a rule gives to the lines that it matched, by their weight; lines without any weight share evenly. */
final class Allotment {
    private Allotment() {}

    /** The lines' shares, which sum to the amount. */
    static List<Award.Share> of(long amount, Match match, List<Occasion.Line> lines) {
        var count = match.lines().length;
        if (count == 0) {
            return List.of();
        }
        List<Long> weights = new ArrayList<>(count);
        var weightless = true;
        for (var line : match.lines()) {
            var weight = Math.max(0, lines.get(line).weight());
            weightless &= weight == 0;
            weights.add(weight);
        }
        var amounts = Shares.of(amount, weightless ? Collections.nCopies(count, 1L) : weights);
        List<Award.Share> shares = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            shares.add(new Award.Share(lines.get(match.lines()[i]).number(), amounts.get(i)));
        }
        return shares;
    }
}
