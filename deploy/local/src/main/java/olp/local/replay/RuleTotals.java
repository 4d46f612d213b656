package olp.local.replay;

import java.util.List;
import java.util.Map;
import olp.local.replay.model.Award;
import olp.local.replay.model.Invoice;

/**
 * What a rule gave to all together.
 *
 * @param rule its name
 * @param purchases for how many it should have given points
 * @param expected points that it should have given
 * @param reported points that the answers say it gave
 */
record RuleTotals(String rule, int purchases, long expected, long reported) {

    /** Of each rule of a programme, in its order. */
    static List<RuleTotals> of(RuledProgramme programme, Map<Invoice, List<Award>> awards, Map<String, Long> reported) {
        return programme.rules().stream()
                .map(rule -> {
                    List<Award> given = awards.values().stream()
                            .flatMap(List::stream)
                            .filter(award -> award.rule().equals(rule.name()))
                            .toList();
                    return new RuleTotals(
                            rule.name(),
                            given.size(),
                            given.stream().mapToLong(Award::points).sum(),
                            reported.getOrDefault(programme.code(rule), 0L));
                })
                .toList();
    }

    boolean equal() {
        return expected == reported;
    }
}
