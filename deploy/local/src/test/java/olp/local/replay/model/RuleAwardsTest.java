package olp.local.replay.model;

import static java.util.stream.Collectors.joining;
import static olp.local.replay.model.PointRule.Kind.BONUS;
import static olp.local.replay.model.PointRule.Kind.MULTIPLIER;
import static olp.local.replay.model.PointRule.Per.DAY;
import static olp.local.replay.model.PointRule.Per.MONTH;
import static olp.local.replay.model.PointRule.Per.PURCHASE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Purchases are written {@code customer day-of-March total}, of one line, or of lines {@code sku:quantity@price}. */
class RuleAwardsTest {

    private static final Earning USUAL = new Earning(100, 1, RoundingMode.FLOOR, List.of());
    private static final Times AS_IS = new Times(Duration.ZERO, ZoneId.of("Europe/Berlin"));

    @Test
    void a_multiplier_gives_what_is_over_the_base_points_of_its_lines_rounded_once() {
        PointRule rule = PointRule.ofLines(
                "teas", MULTIPLIER, "2.5", "", line -> line.sku().startsWith("tea"));
        assertEquals("teas 10", given(rule, "anna 1 tea:1@350,tea2:1@350,cup:1@300"));
        assertEquals("", given(rule, "anna 1 cup:1@300"));
        assertEquals("", given(rule, "anna 1 tea:1@66"));
    }

    @Test
    void a_bonus_is_given_once_however_many_lines_match() {
        PointRule rule = PointRule.ofLines("dozens", BONUS, "30", "", line -> line.quantity() >= 12);
        assertEquals("dozens 30", given(rule, "anna 1 a:12@10,b:24@10,c:1@10"));
    }

    @ParameterizedTest
    @CsvSource({
        "PURCHASE, 'all 40, all 40, all 40, all 40'",
        "DAY,      'all 40, all 20, all 40, all 40'",
        "MONTH,    'all 40, all 20, all 40'",
    })
    void a_cap_ends_what_one_account_gets(PointRule.Per per, String given) {
        long cap = per == PURCHASE ? 40 : 60;
        PointRule rule = PointRule.of("all", BONUS, per == PURCHASE ? "50" : "40", "", each -> true)
                .capped(cap, per);
        String[] purchases = {"anna 1 500", "anna 1 500", "anna 2 500", "bert 2 500"};
        assertEquals(given, given(List.of(rule), purchases));
    }

    @Test
    void a_budget_goes_to_who_comes_first_and_the_last_gets_a_part() {
        PointRule rule = PointRule.of("first", BONUS, "40", "", each -> true).budget(70);
        assertEquals("first 40, first 30", given(List.of(rule), "carl 3 500", "bert 2 500", "anna 1 500"));
        Map<Invoice, List<Award>> awards = awards(List.of(rule), purchases("carl 3 500", "bert 2 500", "anna 1 500"));
        assertEquals(
                List.of("anna", "bert", "carl"),
                awards.keySet().stream().map(Invoice::customer).toList());
    }

    @Test
    void of_a_group_the_best_gives_and_of_equal_ones_that_of_the_higher_priority() {
        PointRule few = PointRule.of("few", BONUS, "10", "", each -> true).in("g", 0);
        PointRule share =
                PointRule.of("share", MULTIPLIER, "2", "", each -> true).in("g", 1);
        PointRule alone = PointRule.of("alone", BONUS, "1", "", each -> true);
        assertEquals("few 10, alone 1", sorted(List.of(few, share, alone), "anna 1 500"));
        assertEquals("share 10, alone 1", sorted(List.of(few, share, alone), "anna 1 1000"));
        assertEquals("share 20, alone 1", sorted(List.of(few, share, alone), "anna 1 2000"));
    }

    @Test
    void what_does_not_win_uses_nothing_up() {
        PointRule capped = PointRule.of("capped", BONUS, "10", "", each -> true)
                .capped(10, MONTH)
                .in("g", 0);
        PointRule large = PointRule.of("large", BONUS, "20", "", each -> each.total() >= 1000)
                .in("g", 0);
        assertEquals("large 20, capped 10", given(List.of(capped, large), "anna 1 1000", "anna 2 500", "anna 3 500"));
    }

    @Test
    void a_schedule_is_by_the_files_times_and_hours_are_the_programmes() {
        Times moved = new Times(Duration.ofDays(365), ZoneId.of("Europe/Berlin"));
        PointRule rule = PointRule.of("two", BONUS, "5", "", each -> each.at().getHour() == 13)
                .between(LocalDateTime.parse("2011-03-02T12:00"), LocalDateTime.parse("2011-03-03T12:00"));
        Map<Invoice, List<Award>> awards = RuleAwards.of(
                        purchases("anna 1 500", "anna 2 500", "anna 3 500"),
                        List.of(rule),
                        USUAL,
                        moved,
                        (customer, each) -> false)
                .awards();
        assertEquals(List.of(0, 1, 0), awards.values().stream().map(List::size).toList());
    }

    @Test
    void who_is_held_out_gets_nothing_of_the_rule_alone() {
        List<PointRule> rules = List.of(
                PointRule.of("measured", BONUS, "5", "", each -> true).holdingOut(20),
                PointRule.of("other", BONUS, "6", "", each -> true));
        Map<Invoice, List<Award>> awards = RuleAwards.of(
                        purchases("anna 1 500"),
                        rules,
                        USUAL,
                        AS_IS,
                        (customer, rule) -> rule.name().equals("measured"))
                .awards();
        assertEquals("other 6", text(awards));
    }

    @Test
    void a_return_takes_back_each_rules_points_by_its_own_lines() {
        Invoice purchase = purchases("anna 1 tea:2@350,cup:1@300").getFirst();
        Return back = new Return(purchase, purchase, List.of(new ReturnedLine(1, 1)));
        Award teas = new Award("teas", 15, List.of(purchase.lines().getFirst()));
        Account account = Recomputation.of(
                        new Trade(List.of(purchase), List.of(back)), USUAL, Map.of(purchase, List.of(teas)))
                .get("anna");
        assertEquals(25, account.earned().points());
        assertEquals(3 + 7, account.givenBack().points());
    }

    @Test
    void there_are_twenty_rules_of_every_kind() {
        List<PointRule> rules = TwentyRules.of(LocalDateTime.parse("2011-12-09T12:50"), 18_532);
        assertEquals(20, rules.stream().map(PointRule::name).distinct().count());
        for (PointRule.Per per : List.of(PURCHASE, DAY, MONTH)) {
            assertTrue(rules.stream().anyMatch(rule -> rule.limits().per() == per));
        }
        assertTrue(rules.stream().anyMatch(rule -> rule.limits().budget() != null));
        assertTrue(rules.stream().anyMatch(rule -> rule.limits().holdoutPercent() != null));
        assertTrue(rules.stream().anyMatch(rule -> rule.standing().group() != null));
        assertTrue(rules.stream().anyMatch(rule -> rule.schedule().from() != null));
    }

    private static String given(PointRule rule, String purchase) {
        return given(List.of(rule), purchase);
    }

    private static String given(List<PointRule> rules, String... purchases) {
        return text(awards(rules, purchases(purchases)));
    }

    /** By points, the most first: two rules give for one purchase in the order in which they are considered. */
    private static String sorted(List<PointRule> rules, String purchase) {
        return awards(rules, purchases(purchase)).values().stream()
                .flatMap(List::stream)
                .sorted((one, other) -> Long.compare(other.points(), one.points()))
                .map(each -> each.rule() + " " + each.points())
                .collect(joining(", "));
    }

    private static Map<Invoice, List<Award>> awards(List<PointRule> rules, List<Invoice> purchases) {
        return given(rules, purchases).awards();
    }

    private static RuleAwards.Given given(List<PointRule> rules, List<Invoice> purchases) {
        return RuleAwards.of(purchases, rules, USUAL, AS_IS, (customer, rule) -> false);
    }

    private static String text(Map<Invoice, List<Award>> awards) {
        return awards.values().stream()
                .flatMap(List::stream)
                .map(each -> each.rule() + " " + each.points())
                .collect(joining(", "));
    }

    private static List<Invoice> purchases(String... texts) {
        List<Invoice> invoices = new ArrayList<>();
        for (String text : texts) {
            String[] parts = text.split(" ");
            String lines = parts[2].contains("@") ? parts[2] : "A:1@" + parts[2];
            LocalDateTime at = LocalDateTime.of(2011, 3, Integer.parseInt(parts[1]), 12, 0);
            invoices.add(new Invoice("" + (invoices.size() + 1), parts[0], at, lines(lines)));
        }
        return invoices;
    }

    private static List<Line> lines(String text) {
        List<Line> lines = new ArrayList<>();
        Stream.of(text.split(",")).map(each -> each.split("[:@]")).forEach(each -> {
            lines.add(new Line(lines.size() + 1, each[0], Integer.parseInt(each[1]), Long.parseLong(each[2])));
        });
        return lines;
    }
}
