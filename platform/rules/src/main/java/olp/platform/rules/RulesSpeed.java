package olp.platform.rules;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import olp.platform.rules.model.Award;
import olp.platform.rules.model.FactType;
import olp.platform.rules.model.Facts;
import olp.platform.rules.model.Match;
import olp.platform.rules.model.Occasion;
import olp.platform.rules.model.ReadRule;
import olp.platform.rules.model.Rule;
import olp.platform.rules.model.RuleBook;
import olp.platform.rules.model.Terms;
import olp.platform.rules.model.Usage;
import olp.platform.rules.model.Vocabulary;
import olp.platform.rules.model.Worth;

/** Measures how long a purchase of many lines takes under many rules, most of them of other partners. */
public final class RulesSpeed {
    private static final Vocabulary FACTS = Vocabulary.builder()
            .fact("partner.id", FactType.STRING)
            .fact("purchase.paid", FactType.INT)
            .fact("tier.code", FactType.STRING)
            .fact("local.weekday", FactType.STRING)
            .fact("local.hour", FactType.INT)
            .fact("line.category", FactType.STRING)
            .fact("line.quantity", FactType.INT)
            .fact("line.net", FactType.INT)
            .build();
    /** Of every four rules two need no interpreter, one asks it once a purchase, one for every line of its category. */
    private static final List<String> CONDITIONS = List.of(
            " && local.hour >= 8 && tier.code in [\"GOLD\", \"SILVER\"]",
            " && line.category == \"home\"",
            " && purchase.paid / 100 >= 10 && local.weekday != \"SUNDAY\"",
            " && line.category == \"home\" && line.net * line.quantity > 500");

    private static final Worth WORTH = new Worth() {
        @Override
        public long of(Rule rule, Match match) {
            return 10L * match.lines().length;
        }

        @Override
        public String text(Rule rule, long amount, Award.Limit limit) {
            return rule.code();
        }
    };

    private final RuleBook book;
    private final Occasion occasion;

    private RulesSpeed(int rules, int concerned, int lines) {
        var conditions = new CelConditions(FACTS);
        List<ReadRule> read = new ArrayList<>();
        for (int i = 0; i < rules; i++) {
            var partner = i < concerned ? "here" : "elsewhere-" + i % 97;
            var when = "partner.id == \"" + partner + "\"" + CONDITIONS.get(i % CONDITIONS.size());
            var terms = new Terms(null, "BONUS", when, BigDecimal.TEN, null, null, null, null, i % 7, null, null, null);
            var rule = new Rule("rule-" + i, 1, Instant.EPOCH, terms);
            read.add(new ReadRule(rule, conditions.read(when).condition()));
        }
        this.book = RuleBook.EMPTY.with(read);
        this.occasion = purchase(lines);
    }

    private static Occasion purchase(int lines) {
        var facts = new Facts(FACTS, lines)
                .set(FACTS.fact("partner.id"), "here")
                .set(FACTS.fact("purchase.paid"), 12_345)
                .set(FACTS.fact("tier.code"), "GOLD")
                .set(FACTS.fact("local.weekday"), "MONDAY")
                .set(FACTS.fact("local.hour"), 12);
        List<Occasion.Line> shares = new ArrayList<>();
        for (int line = 0; line < lines; line++) {
            facts.set(FACTS.fact("line.category"), line, line % 2 == 0 ? "home" : "garden")
                    .set(FACTS.fact("line.quantity"), line, line % 5 + 1)
                    .set(FACTS.fact("line.net"), line, 100L + line);
            shares.add(new Occasion.Line(line + 1, 100L + line));
        }
        return new Occasion(new UUID(1, 2), Instant.parse("2026-06-01T10:00:00Z"), ZoneOffset.UTC, facts, shares);
    }

    /**
     * Nanoseconds that a purchase takes, at the median.
     *
     * @param rules in force, of which {@code concerned} are of the purchase's partner
     * @param lines of the purchase
     * @param rounds how often it is decided, after as many rounds that are not counted; from 1
     */
    public static long nanos(int rules, int concerned, int lines, int rounds) {
        var speed = new RulesSpeed(rules, concerned, lines);
        speed.decide(rounds);
        var times = speed.decide(rounds);
        Arrays.sort(times);
        return times[rounds / 2];
    }

    private long[] decide(int rounds) {
        var times = new long[rounds];
        for (int i = 0; i < rounds; i++) {
            var start = System.nanoTime();
            var given = book.evaluate(occasion, Usage.none(), WORTH).awards().size();
            times[i] = System.nanoTime() - start;
            if (given == 0) {
                throw new IllegalStateException("no rule gave anything");
            }
        }
        return times;
    }
}
