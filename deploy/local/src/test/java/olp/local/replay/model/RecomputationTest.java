package olp.local.replay.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecomputationTest {

    private static final LocalDateTime NOON = LocalDateTime.parse("2011-03-01T12:00");
    private static final Earning USUAL = new Earning(100, 1, RoundingMode.FLOOR, List.of(new BigDecimal("5")));

    /** Lines are written {@code quantity@price}, what came back {@code line*quantity}, each word a return of its own. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            nothing came back                | 3@150             |                 |  4 |   0 | 0
            everything                       | 3@150             | 1*3             |  4 | 450 | 4
            a part, rounded down             | 3@150             | 1*1             |  4 | 150 | 1
            two thirds at once               | 3@150             | 1*2             |  4 | 300 | 2
            two thirds one by one            | 3@150             | 1*1 1*1         |  4 | 300 | 2
            everything one by one            | 3@150             | 1*1 1*1 1*1     |  4 | 450 | 4
            the last point goes to one       | 1@150 1@151       | 1*1             |  3 | 150 | 1
            to the one that lost most        | 1@150 1@151       | 2*1             |  3 | 151 | 2
            of equal ones to the earlier     | 1@150 1@150 1@50  | 1*1             |  3 | 150 | 1
            which leaves the later without   | 1@50 1@50         | 2*1             |  1 |  50 | 0
            and the earlier with it          | 1@50 1@50         | 1*1             |  1 |  50 | 1
            two points to three equal lines  | 1@70 1@70 1@70    | 1*1 2*1         |  2 | 140 | 2
            the third has none               | 1@70 1@70 1@70    | 3*1             |  2 |  70 | 0
            all lines, in any parts          | 2@99 7@31 1@1500  | 2*3 1*2 3*1 2*4 | 19 | 1915 | 19
            fractions of lines stay          | 10@19 10@19       | 1*5 2*5         |  3 | 190 | 1
            less than a point                | 1@99              | 1*1             |  0 |  99 | 0
            more than an int can count       | 2000000000@900000 | 1*1999999999    | 18000000000000 | 1799999999100000 | 17999999991000
            """)
    void a_part_that_comes_back_takes_its_part_of_value_and_points(
            String what, String lines, String cameBack, long points, long money, long takenBack) {
        Invoice purchase = purchase("1", "anna", lines);
        Account account = account(new Trade(List.of(purchase), returns(purchase, cameBack)));
        assertEquals(points, account.earned().points());
        assertEquals(money, account.givenBack().money());
        assertEquals(takenBack, account.givenBack().points());
        assertEquals(points - takenBack, account.outstanding());
    }

    /** As above; percents are those of the rules. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            nothing came back                 | 5     | 3@150           |             | 22 |  0
            everything                        | 5     | 3@150           | 1*3         | 22 | 22
            a part, rounded down              | 5     | 3@150           | 1*1         | 22 |  7
            two thirds one by one             | 5     | 3@150           | 1*1 1*1     | 22 | 14
            the last penny goes to one        | 5     | 1@30 1@35       | 1*1         |  3 |  1
            to the one that lost most         | 5     | 1@30 1@35       | 2*1         |  3 |  2
            of equal ones to the earlier      | 5     | 1@30 1@30       | 1*1         |  3 |  2
            which leaves the later with less  | 5     | 1@30 1@30       | 2*1         |  3 |  1
            each rule by itself, rounded down | 5 2.5 | 3@150           | 1*1         | 33 | 10
            though both together were a penny | 1 1   | 2@150           | 1*1         |  6 |  2
            each rule's last penny            | 5 5   | 1@30 1@30       | 2*1         |  6 |  2
            all lines, in any parts           | 5 0.7 | 2@99 7@31 1@1500 | 2*3 1*2 3*1 2*4 | 108 | 108
            less than a penny                 | 5     | 1@19            | 1*1         |  0 |  0
            more than an int can count        | 5     | 2000000000@900000 | 1*1999999999 | 90000000000000 | 89999999955000
            """)
    void a_part_that_comes_back_takes_its_part_of_each_rules_cashback(
            String what, String percents, String lines, String cameBack, long cashback, long takenBack) {
        Invoice purchase = purchase("1", "anna", lines);
        Earning earning = new Earning(
                100,
                1,
                RoundingMode.FLOOR,
                Stream.of(percents.split(" ")).map(BigDecimal::new).toList());
        Account account = Recomputation.of(new Trade(List.of(purchase), returns(purchase, cameBack)), earning)
                .get("anna");
        assertEquals(cashback, account.earned().cashback());
        assertEquals(takenBack, account.cashbackTakenBack());
        assertEquals(cashback - takenBack, account.cashbackLeft());
    }

    @Test
    void the_order_and_the_parts_of_returns_make_no_difference() {
        Invoice purchase = purchase("1", "anna", "7@33 5@101 1@250");
        List<Return> parts = returns(purchase, "1*2 2*1 1*3 2*4 3*1");
        List<Return> atOnce = List.of(new Return(
                purchase, purchase, List.of(new ReturnedLine(1, 5), new ReturnedLine(2, 5), new ReturnedLine(3, 1))));
        Account inParts = account(new Trade(List.of(purchase), parts));
        assertEquals(inParts, account(new Trade(List.of(purchase), parts.reversed())));
        Account whole = account(new Trade(List.of(purchase), atOnce));
        assertEquals(
                new GivenBack(5, whole.givenBack().money(), whole.givenBack().points()), inParts.givenBack());
        assertEquals(whole.cashbackTakenBack(), inParts.cashbackTakenBack());
    }

    @Test
    void each_customer_has_an_account_in_the_order_of_their_last_purchases() {
        Invoice first = purchase("1", "anna", "1@250");
        Invoice second = purchase("2", "bert", "1@300");
        Invoice third = purchase("3", "anna", "1@199");
        Map<String, Account> accounts = Recomputation.of(
                new Trade(
                        List.of(first, second, third),
                        Stream.of(returns(first, "1*1"), returns(purchase("4", "carl", "1@100"), "1*1"))
                                .flatMap(List::stream)
                                .toList()),
                USUAL);
        assertEquals(List.of("bert", "anna"), List.copyOf(accounts.keySet()));
        assertEquals(new Account(new Earned(2, 449, 3, 21, 2, 2), new GivenBack(1, 250, 2), 12), accounts.get("anna"));
        assertEquals(new Account(new Earned(1, 300, 3, 15, 1, 1), GivenBack.NOTHING, 0), accounts.get("bert"));
    }

    private static Account account(Trade trade) {
        return Recomputation.of(trade, USUAL).get("anna");
    }

    private static Invoice purchase(String number, String customer, String text) {
        List<Line> lines = new ArrayList<>();
        for (String word : text.split(" ")) {
            String[] line = word.split("@");
            lines.add(new Line(lines.size() + 1, "A", Integer.parseInt(line[0]), Long.parseLong(line[1])));
        }
        return new Invoice(number, customer, NOON, lines);
    }

    private static List<Return> returns(Invoice purchase, String text) {
        List<Return> returns = new ArrayList<>();
        for (String word : text == null ? new String[0] : text.split(" ")) {
            String[] part = word.split("\\*");
            ReturnedLine line = new ReturnedLine(Integer.parseInt(part[0]), Integer.parseInt(part[1]));
            returns.add(new Return(purchase, purchase, List.of(line)));
        }
        return returns;
    }
}
