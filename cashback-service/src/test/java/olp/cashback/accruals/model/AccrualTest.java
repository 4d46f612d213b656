package olp.cashback.accruals.model;

import static olp.cashback.accruals.model.Shop.BANK;
import static olp.cashback.accruals.model.Shop.GYM;
import static olp.cashback.accruals.model.Shop.START;
import static olp.cashback.accruals.model.Shop.line;
import static olp.cashback.accruals.model.Shop.purchase;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccrualTest {
    private static Shop shop(String... rules) {
        var shop = new Shop();
        Stream.of(rules).forEach(shop::rule);
        return shop;
    }

    @ParameterizedTest
    @CsvSource({
        "5.0, 0,   500000, 25000",
        "5.0, 2.5, 500000, 37500",
        "5.0, 5.0, 19,     0",
        "5.0, 5.0, 39,     2",
        "0,   0,   500000, 0",
    })
    void each_rule_is_rounded_down_and_rules_add_up(String one, String other, long money, long earned) {
        var shop = shop("a: " + one + " %", "b: " + other + " %");
        assertEquals(earned, shop.sells(purchase(money)).amount());
    }

    @Test
    void a_rule_that_gives_nothing_is_no_part() {
        assertEquals(1, shop("a: 5 %", "b: 0.01 %").sells(purchase(100)).parts().size());
    }

    @Test
    void the_partner_pays_unless_the_rule_names_another() {
        assertEquals(GYM, shop("a: 5 %").sells(purchase(100)).soleFunder());
        assertEquals(BANK, shop("a: 5 %, by bank").sells(purchase(100)).soleFunder());
        assertNull(shop("a: 5 %, by bank", "b: 5 %").sells(purchase(100)).soleFunder());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a: 10 %, cap 100                           | 500 5000 999      | 50 100 99
            a: 10 %, month 250                         | 1000 1000 1000    | 100 100 50
            a: 10 %, cap 120, month 250                | 2000 2000 2000    | 120 120 10
            a: 10 %, budget 130                        | 1000 1000 1000    | 100 30 0
            a: 10 %, cap 90, month 150, budget 100     | 1000 1000 1000    | 90 10 0
            a: 10 %, minimum 1000                      | 999 1000          | 0 100
            a: 10 %, holdout 100                       | 1000              | 0
            a: 10 %, until 0                           | 1000              | 0
            a: 10 %, from 0                            | 1000              | 100
            a: 10 %, from 1                            | 1000              | 0
            a: 10 %, when partner.category == 'sport'  | 1000              | 100
            a: 10 %, when tier.code == 'VIP'           | 1000              | 0
            a: 10 %, when purchase.paid >= 1000        | 999 1000          | 0 100
            a: 10 %, when local.weekday == 'SATURDAY' && local.hour == 11 | 1000 | 100
            """)
    void caps_budgets_minimum_schedule_and_conditions_hold_purchase_after_purchase(
            String rule, String money, String earned) {
        var shop = shop(rule);
        var given = longs(money).stream()
                .map(each -> shop.sells(purchase(each)).amount())
                .toList();
        assertEquals(longs(earned), given);
    }

    @Test
    void a_month_is_the_programmes_and_each_wallet_has_its_own() {
        var shop = shop("a: 10 %, month 150");
        var lastHour = Instant.parse("2026-11-30T22:59:59Z");
        assertEquals(100, shop.sells(purchase(1000, START)).amount());
        assertEquals(50, shop.sells(purchase(1000, lastHour)).amount());
        assertEquals(100, shop.sells(purchase(1000, lastHour.plusSeconds(1))).amount());
        assertEquals(100, shop.of(new UUID(9, 2)).sells(purchase(1000, START)).amount());
    }

    @Test
    void of_a_group_the_best_gives_and_only_it_uses_up_its_cap() {
        var shop = shop("a: 10 %, group g, month 150", "b: 8 %, group g", "c: 1 %");
        assertEquals(List.of("a 100", "c 10"), parts(shop.sells(purchase(1000))));
        assertEquals(List.of("b 80", "c 10"), parts(shop.sells(purchase(1000))));
        assertEquals(List.of("a 50", "c 5"), parts(shop.sells(purchase(500))));
    }

    @Test
    void the_text_says_what_cut_it() {
        assertEquals(
                List.of("5 % cashback, at most 1.20 EUR a purchase"),
                texts(shop("a: 5 %, cap 120").sells(purchase(9000))));
        assertEquals(
                List.of("5 % cashback, at most 1.20 EUR a month"),
                texts(shop("a: 5 %, month 120").sells(purchase(9000))));
        assertEquals(
                List.of("5 % cashback, as far as there was any left"),
                texts(shop("a: 5 %, budget 120").sells(purchase(9000))));
    }

    @Test
    void a_rule_of_lines_gives_on_the_money_that_was_paid_for_them_rounded_down_once() {
        // 700 of 1,000 were paid in money: 210, 140 and 350 of the lines.
        var shop = shop("tea: 3.3 %, when line.category == 'tea'", "all: 1 %");
        var accrual =
                shop.sells(purchase(700, line(1, "tea", 3, 300), line(2, "cake", 1, 200), line(3, "tea", 2, 500)));
        assertEquals(List.of("all 7", "tea 18"), parts(accrual));
        assertEquals(
                List.of(List.of(2L, 1L, 4L), List.of(7L, 0L, 11L)),
                accrual.parts().stream().map(Accrual.Part::byLine).toList());
    }

    @Test
    void a_purchase_without_lines_matches_no_rule_of_lines_and_is_one_line_to_returns() {
        var accrual = shop("tea: 9 %, when line.net >= 0", "all: 1 %").sells(purchase(1000));
        assertEquals(List.of("all 10"), parts(accrual));
        assertEquals(List.of(10L), accrual.parts().getFirst().byLine());
    }

    private static List<String> parts(Accrual accrual) {
        return accrual.parts().stream()
                .map(each -> each.rule().code() + " " + each.amount())
                .toList();
    }

    private static List<String> texts(Accrual accrual) {
        return accrual.parts().stream().map(Accrual.Part::text).toList();
    }

    private static List<Long> longs(String text) {
        return Arrays.stream(text.strip().split(" ")).map(Long::valueOf).toList();
    }
}
