package olp.local.replay.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SortingTest {

    private static final LocalDateTime NOON = LocalDateTime.parse("2011-03-01T12:00");

    private final Sorting sorting = new Sorting(2);

    @Test
    void lines_of_an_invoice_are_one_purchase_even_where_they_do_not_stand_together() {
        take("1", 2, "1.50", "anna");
        take("2", 1, "3.00", "bert");
        take("1", 1, "0.99", "anna");
        History history = sorting.history();
        assertEquals(3, history.rows());
        assertEquals(
                List.of(
                        new Invoice("1", "anna", NOON, List.of(new Line(1, "A", 2, 150), new Line(2, "A", 1, 99))),
                        new Invoice("2", "bert", NOON, List.of(new Line(1, "A", 1, 300)))),
                history.purchases());
        assertEquals(699, history.total());
    }

    @Test
    void what_is_no_purchase_is_counted_by_reason() {
        take("C1", -2, "1.50", "");
        take("C1", -1, "1.50", "");
        take("C2", -1, "0", "anna");
        take("A2", 1, "100.00", "");
        take("3", 1, "1.00", "");
        take("4", 5, "0", "anna");
        take("5", 1, "0.001", "anna");
        History history = sorting.history();
        assertEquals(List.of(), history.purchases());
        assertEquals(List.of(), history.returns());
        assertEquals(
                Map.of(
                        LeftOut.RETURN_WITHOUT_CUSTOMER,
                        1,
                        LeftOut.ADJUSTMENT,
                        1,
                        LeftOut.NO_CUSTOMER,
                        1,
                        LeftOut.ZERO_TOTAL,
                        3),
                history.invoices());
        assertEquals(Map.of(), history.lines());
    }

    @Test
    void lines_that_cannot_be_sold_are_left_out_and_the_others_keep_their_places() {
        take("1", 1, "1.00", "anna");
        take("1", 1, "0", "anna");
        take("1", 1, "0.004", "anna");
        take("1", -3, "2.00", "anna");
        take("1", 1, "-4.00", "anna");
        take("1", 1, "2.00", "anna");
        History history = sorting.history();
        assertEquals(
                List.of(new Line(1, "A", 1, 100), new Line(6, "A", 1, 200)),
                history.purchases().getFirst().lines());
        assertEquals(Map.of(LeftOut.ZERO_PRICE, 2, LeftOut.ROUNDS_TO_ZERO, 1, LeftOut.NOT_SOLD, 1), history.lines());
    }

    @Test
    void a_return_says_what_came_back() {
        take("C1", -2, "1.50", "anna");
        take("C1", 3, "1.50", "anna");
        take("C1", -1, "0", "anna");
        take("C1", -1, "0.99", "anna");
        History history = sorting.history();
        assertEquals(List.of(), history.purchases());
        assertEquals(
                List.of(new Invoice("C1", "anna", NOON, List.of(new Line(1, "A", 2, 150), new Line(4, "A", 1, 99)))),
                history.returns());
        assertEquals(Map.of(LeftOut.NOT_RETURNED, 1, LeftOut.ZERO_PRICE, 1), history.lines());
    }

    @ParameterizedTest
    @CsvSource({"0.005, 1", "0.0049, 0", "2.555, 256", "2.554, 255", "165, 16500", "1e2, 10000"})
    void a_unit_price_is_rounded_half_up(String price, long minorUnits) {
        take("1", 3, price, "anna");
        long total = sorting.history().total();
        assertEquals(3 * minorUnits, total);
    }

    @Test
    void a_currency_without_minor_units_has_none() {
        Sorting yen = new Sorting(0);
        yen.take(new Row("1", "A", 1, NOON, new BigDecimal("2.5"), "anna"));
        assertEquals(3, yen.history().total());
    }

    @Test
    void an_invoice_is_as_old_as_its_first_line_and_a_history_as_new_as_its_newest_invoice() {
        sorting.take(new Row("1", "A", 1, NOON, BigDecimal.ONE, "anna"));
        sorting.take(new Row("1", "A", 1, NOON.plusMinutes(1), BigDecimal.ONE, "anna"));
        sorting.take(new Row("2", "A", 1, NOON.minusDays(1), BigDecimal.ONE, "anna"));
        sorting.take(new Row("C3", "A", -1, NOON.plusDays(1), BigDecimal.ONE, "anna"));
        assertEquals(NOON, sorting.history().purchases().getFirst().at());
        assertEquals(NOON.plusDays(1), sorting.history().newest());
    }

    private void take(String invoice, int quantity, String price, String customer) {
        sorting.take(new Row(invoice, "A", quantity, NOON, new BigDecimal(price), customer));
    }
}
