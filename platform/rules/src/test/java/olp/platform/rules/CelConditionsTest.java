package olp.platform.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import olp.platform.rules.model.Finding;
import olp.platform.rules.model.Usage;
import olp.platform.rules.model.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CelConditionsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "true",
                "partner.id == 'corner-shop'",
                "line.category in ['home', 'garden'] && line.quantity >= 3",
                "purchase.order || member.known && !member.birthday",
                "local.weekday == \"SATURDAY\" ? purchase.paid > 1000 : tier.code != ''",
                "line.sku.matches('^[0-9]{5}[A-Z]?$')",
                "purchase.occurredAt > timestamp('2026-01-01T00:00:00Z')",
                "purchase.occurredAt.getHours('Europe/Oslo') == 12",
                "line.net / line.quantity >= 100 && size(line.sku) < 9",
                "double(purchase.paid) * 1.5 > 10.0"
            })
    void a_condition_of_facts_is_read(String when) {
        var read = Till.CONDITIONS.read(when);
        assertEquals(List.of(), read.faults());
        assertNotNull(read.condition());
    }

    static Stream<String> hostile() {
        return Stream.of(
                "",
                "partner.id ==",
                "partner.id == 1",
                "purchase.total",
                "'true'",
                "nobody.knows == 1",
                "line.colour == 'red'",
                "line == line",
                "type(line.sku) == string",
                "dyn(line.sku) == 1",
                "[1, 2, 3].all(x, x > 0)",
                "[1, 2].exists(x, [1, 2].exists(y, [1, 2].exists(z, x + y + z > 5)))",
                "[[1, 2], [3]].map(x, x.map(y, y * 2)).size() > 0",
                "has(line.sku)",
                "[1][0] == 1",
                "{'a': 1}.a == 1",
                "[1, 2] == [1, 2]",
                "line.sku + line.sku == 'aa'",
                "[1] + [1] == [1, 1]",
                "line.sku.matches(line.category)",
                "line.sku.matches('(')",
                "line.sku.matches('(a{100}){100}')",
                "line.sku.matches('((a{30}){30}){30}')",
                "line.sku.matches('(((a{100}){100}){100}){100}')",
                "line.sku.matches('a{300}') || line.sku.matches('b{300}')",
                "int == int",
                "line.sku.matches('" + "a".repeat(300) + "')",
                "line.sku == '" + "a".repeat(300) + "'",
                "line.sku == '" + "a".repeat(3_000_000) + "'",
                "b'abc' == b'abc'",
                "1u == 1u",
                "null == null",
                "9223372036854775808 == 1",
                "System.exit(1)",
                "google.protobuf.Timestamp{} == purchase.occurredAt",
                "(".repeat(10_000) + "true" + ")".repeat(10_000),
                "!(".repeat(5_000) + "true" + ")".repeat(5_000),
                "-(".repeat(40) + "1" + ")".repeat(40) + " < 0",
                "1" + "+1".repeat(300) + " > 0",
                "true" + " ? true : true".repeat(1_000),
                IntStream.range(0, 201).mapToObj(i -> "line.net > " + i).collect(Collectors.joining(" || ")),
                "line.net in ["
                        + IntStream.range(0, 1001).mapToObj(String::valueOf).collect(Collectors.joining(",")) + "]");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void a_hostile_condition_is_refused(String when) {
        var read = Till.CONDITIONS.read(when);
        assertNull(read.condition(), when.substring(0, Math.min(80, when.length())));
        assertTrue(!read.faults().isEmpty() && read.faults().size() <= 5, read.faults()::toString);
        assertTrue(read.faults().stream().allMatch(each -> each.message().length() <= 301), read.faults()::toString);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            partner.id == 1                                  | 1 | 12
            line.net > 1 && nobody.knows == 1                | 1 | 17
            true && line.sku.matches('(')                    | 1 | 26
            """)
    void a_fault_names_its_place(String when, int line, int column) {
        var fault = Till.CONDITIONS.read(when).faults().getFirst();
        assertEquals("when:" + line + ":" + column, place(fault), fault::message);
    }

    @Test
    void a_fault_in_the_second_line_names_it() {
        var fault = Till.CONDITIONS
                .read("line.net > 1\n  && line.colour == 'red'")
                .faults()
                .getFirst();
        assertEquals(2, fault.line(), fault::message);
    }

    private static String place(Finding fault) {
        return fault.field() + ":" + fault.line() + ":" + fault.column();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            100 / (purchase.count - 1) > 0                   | DIVIDED_BY_ZERO
            100 % (purchase.count - 1) > 0                   | DIVIDED_BY_ZERO
            purchase.total * 9223372036854775807 > 0         | OVERFLOW
            purchase.total - 500 - 9223372036854775807 < -1  | OVERFLOW
            int(line.sku) > 0                                | FAILED
            purchase.occurredAt.getHours(line.sku) > 0       | FAILED
            """)
    void what_fails_on_a_purchase_gives_nothing_and_is_reported(String when, Verdict verdict) {
        var book = Written.book(Written.rule("odd", when, 10), Written.rule("sound", "true", 7));
        var bought = Till.purchase().line("tea", "food", 1, 300).occasion();
        var decision = book.evaluate(bought, Usage.none(), Written.VALUE);
        assertEquals(7, decision.total());
        assertEquals(1, decision.faults().size());
        assertEquals(verdict, decision.faults().getFirst().verdict());
        assertEquals("odd", decision.faults().getFirst().rule().code());
    }

    @Test
    void what_nobody_knows_of_a_stranger_fails_nothing() {
        var book = Written.book(Written.rule("young", "member.age >= 0 && member.age < 18", 10));
        var bought = Till.purchase().known(false).line("tea", "food", 1, 300).occasion();
        assertEquals(
                List.of(), book.evaluate(bought, Usage.none(), Written.VALUE).faults());
    }
}
