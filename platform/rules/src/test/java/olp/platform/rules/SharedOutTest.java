package olp.platform.rules;

import static olp.platform.rules.Written.book;
import static olp.platform.rules.Written.rule;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import olp.platform.rules.model.Award;
import olp.platform.rules.model.Decision;
import olp.platform.rules.model.Occasion;
import olp.platform.rules.model.RuleBook;
import olp.platform.rules.model.Usage;
import org.junit.jupiter.api.Test;

class SharedOutTest {
    private static final Occasion TEA = Till.purchase()
            .line("tea", "food", 2, 300)
            .line("pot", "home", 1, 900)
            .line("cake", "food", 1, 100)
            .occasion();

    private static String given(Decision decision) {
        return decision.awards().stream()
                .map(award -> award.rule().code() + "@" + award.rule().version() + "=" + award.amount()
                        + (award.limit() == Award.Limit.NONE ? "" : award.limit()))
                .collect(Collectors.joining(" "));
    }

    private static String given(RuleBook book, Usage usage, Occasion occasion) {
        return given(book.evaluate(occasion, usage, Written.VALUE));
    }

    @Test
    void a_rule_about_lines_gives_for_the_lines_it_matches_and_one_about_the_purchase_for_all() {
        var decision = book(
                        rule("food", "line.category == 'food'", 5).perLine(),
                        rule("any", "purchase.count == 3", 100),
                        rule("never", "line.category == 'toys'", 5))
                .evaluate(TEA, Usage.none(), Written.VALUE);
        assertEquals("any@1=100 food@1=10", given(decision));
        assertEquals("any gives 100", decision.awards().getFirst().text());
        assertEquals(shares("1:23 2:69 3:8"), decision.awards().getFirst().shares());
        assertEquals(shares("1:8 3:2"), decision.awards().getLast().shares());
    }

    private static List<Award.Share> shares(String text) {
        return List.of(text.split(" ")).stream()
                .map(each -> each.split(":"))
                .map(each -> new Award.Share(Integer.parseInt(each[0]), Long.parseLong(each[1])))
                .toList();
    }

    @Test
    void a_purchase_without_lines_matches_as_a_whole_and_shares_nothing() {
        var decision = book(rule("any", "true", 7), rule("line", "line.net >= 0", 7))
                .evaluate(Till.purchase().occasion(), Usage.none(), Written.VALUE);
        assertEquals("any@1=7", given(decision));
        assertEquals(List.of(), decision.awards().getFirst().shares());
    }

    @Test
    void lines_without_weight_share_evenly_the_first_ones_first() {
        var free = Till.purchase()
                .line("a", "", 1, 0)
                .line("b", "", 1, 0)
                .line("c", "", 1, 0)
                .occasion();
        var award = book(rule("any", "true", 5))
                .evaluate(free, Usage.none(), Written.VALUE)
                .awards()
                .getFirst();
        assertEquals(shares("1:2 2:2 3:1"), award.shares());
    }

    @Test
    void shares_of_huge_amounts_sum_to_them() {
        var huge = Till.purchase()
                .line("a", "", 1, Long.MAX_VALUE / 3)
                .line("b", "", 1, Long.MAX_VALUE / 3)
                .occasion();
        var award = book(rule("any", "true", Long.MAX_VALUE))
                .evaluate(huge, Usage.none(), Written.VALUE)
                .awards();
        assertEquals(
                Long.MAX_VALUE,
                award.getFirst().shares().stream()
                        .mapToLong(Award.Share::amount)
                        .sum());
    }

    @Test
    void what_a_rule_is_worth_does_not_fit_so_that_it_gives_nothing() {
        var decision = book(rule("huge", "line.net > 0", Long.MAX_VALUE).perLine(), rule("any", "true", 7))
                .evaluate(TEA, Usage.none(), Written.VALUE);
        assertEquals("any@1=7", given(decision));
        assertEquals("huge", decision.faults().getFirst().rule().code());
    }
}
