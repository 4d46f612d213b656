package olp.loyalty.returns.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import olp.loyalty.purchases.model.Purchase.Tender.Kind;
import olp.platform.ledger.model.Part;
import org.junit.jupiter.api.Test;

class RefundTest {
    private static final UUID SHOP = new UUID(1, 1);
    private static final UUID ONE = new UUID(2, 1);
    private static final UUID TWO = new UUID(2, 2);

    @Test
    void a_lines_value_so_far_is_rounded_down_and_the_last_piece_gets_the_rest() {
        var sale = sale(List.of(new Sale.Line(1, 3, 100)), List.of(money(100)), List.of(), List.of());
        assertEquals(
                List.of(33L, 33L, 34L),
                returnOneByOne(sale, 1, 3).stream().map(Refund::value).toList());
    }

    @Test
    void a_return_is_split_over_what_is_left_of_each_tender_and_ties_go_in_tender_order() {
        var sale =
                sale(List.of(new Sale.Line(1, 2, 3)), List.of(money(1), cashback(1), money(1)), List.of(), List.of());
        var refunds = returnOneByOne(sale, 1, 2);
        assertEquals(List.of(1L, 0L, 0L), refunds.getFirst().refunded());
        assertEquals(List.of(0L, 1L, 1L), refunds.getLast().refunded());
        assertEquals(1, refunds.getLast().sum(sale, Kind.MONEY));
        assertEquals(1, refunds.getLast().sum(sale, Kind.CASHBACK));
    }

    @Test
    void a_fraction_of_a_point_waits_for_the_next_return() {
        // Three points worth 100 each, over four pieces: 75 is no point, 150 is one, 225 two, 300 three.
        var sale = sale(
                List.of(new Sale.Line(1, 4, 300)), List.of(points(100, new Part(ONE, SHOP, 3))), List.of(), List.of());
        assertEquals(
                List.of(0L, 1L, 1L, 1L),
                returnOneByOne(sale, 1, 4).stream()
                        .map(each -> Part.sum(each.restored()))
                        .toList());
    }

    @Test
    void points_that_are_worth_nothing_come_back_with_the_last_piece() {
        var sale = sale(
                List.of(new Sale.Line(1, 2, 50)),
                List.of(points(0, new Part(ONE, SHOP, 9)), money(50)),
                List.of(),
                List.of());
        assertEquals(
                List.of(0L, 9L),
                returnOneByOne(sale, 1, 2).stream()
                        .map(each -> Part.sum(each.restored()))
                        .toList());
    }

    @Test
    void the_lot_that_was_spent_last_comes_back_first() {
        var sale = sale(
                List.of(new Sale.Line(1, 5, 10)),
                List.of(points(1, new Part(ONE, SHOP, 7), new Part(TWO, SHOP, 3))),
                List.of(),
                List.of());
        assertEquals(
                List.of(
                        List.of(new Part(TWO, SHOP, 2)),
                        List.of(new Part(TWO, SHOP, 1), new Part(ONE, SHOP, 1)),
                        List.of(new Part(ONE, SHOP, 2)),
                        List.of(new Part(ONE, SHOP, 2)),
                        List.of(new Part(ONE, SHOP, 2))),
                returnOneByOne(sale, 1, 5).stream().map(Refund::restored).toList());
    }

    @Test
    void points_are_allotted_to_lines_by_their_net_with_the_largest_remainder() {
        // 10 points over nets of 500, 300 and 200, the last of which is taken back by halves.
        var sale = sale(
                List.of(new Sale.Line(1, 1, 500), new Sale.Line(2, 2, 300), new Sale.Line(3, 1, 200)),
                List.of(money(1000)),
                List.of(new Sale.Earned(10, ONE)),
                List.of());
        var refunds = new ArrayList<Refund>();
        var last = returning(sale, Returned.nothingOf(sale), Map.of(2, 1), refunds);
        last = returning(sale, last, Map.of(1, 1), refunds);
        returning(sale, last, Map.of(2, 1, 3, 1), refunds);
        assertEquals(
                List.of(1L, 5L, 4L),
                refunds.stream()
                        .map(each -> each.reversed().stream()
                                .mapToLong(Refund.Reversed::points)
                                .sum())
                        .toList());
    }

    @Test
    void each_rules_points_are_taken_back_from_its_own_lot() {
        var sale = sale(
                List.of(new Sale.Line(1, 2, 100)),
                List.of(money(100)),
                List.of(new Sale.Earned(3, ONE), new Sale.Earned(1, TWO)),
                List.of());
        var refunds = returnOneByOne(sale, 1, 2);
        assertEquals(List.of(new Refund.Reversed(ONE, 1)), refunds.getFirst().reversed());
        assertEquals(
                List.of(new Refund.Reversed(ONE, 2), new Refund.Reversed(TWO, 1)),
                refunds.getLast().reversed());
    }

    @Test
    void a_redemption_is_reversed_by_the_share_that_came_back() {
        var sale = sale(
                List.of(new Sale.Line(1, 3, 90)),
                List.of(money(90)),
                List.of(),
                List.of(new Sale.Redemption("r-1", 10)));
        assertEquals(
                List.of(3L, 3L, 4L),
                returnOneByOne(sale, 1, 3).stream()
                        .map(each -> each.redemptions().getFirst().amount())
                        .toList());
    }

    @Test
    void of_a_purchase_that_cost_nothing_all_comes_back_with_the_last_piece() {
        var sale = sale(
                List.of(new Sale.Line(1, 2, 0)),
                List.of(money(0)),
                List.of(new Sale.Earned(5, ONE)),
                List.of(new Sale.Redemption("r-1", 10)));
        var refunds = returnOneByOne(sale, 1, 2);
        assertEquals(List.of(), refunds.getFirst().redemptions());
        assertEquals(List.of(new Sale.Redemption("r-1", 10)), refunds.getLast().redemptions());
        assertEquals(List.of(new Refund.Reversed(ONE, 3)), refunds.getLast().reversed());
    }

    private static List<Refund> returnOneByOne(Sale sale, int line, int times) {
        List<Refund> refunds = new ArrayList<>();
        var returned = Returned.nothingOf(sale);
        for (int i = 0; i < times; i++) {
            returned = returning(sale, returned, Map.of(line, 1), refunds);
        }
        return refunds;
    }

    private static Returned returning(
            Sale sale, Returned before, Map<Integer, Integer> quantities, List<Refund> refunds) {
        var refund = Refund.of(sale, before, quantities);
        refunds.add(refund);
        return before.plus(quantities, refund.refunded());
    }

    private static Sale sale(
            List<Sale.Line> lines,
            List<Sale.Tender> tender,
            List<Sale.Earned> earned,
            List<Sale.Redemption> redemptions) {
        return new Sale(
                new UUID(3, 3), lines.stream().mapToLong(Sale.Line::net).sum(), lines, tender, earned, redemptions);
    }

    private static Sale.Tender money(long amount) {
        return new Sale.Tender(Kind.MONEY, amount, 0, 0, List.of(), null);
    }

    private static Sale.Tender cashback(long amount) {
        return new Sale.Tender(Kind.CASHBACK, amount, 0, 0, List.of(), "c-1");
    }

    private static Sale.Tender points(long value, Part... lots) {
        var points = Part.sum(List.of(lots));
        return new Sale.Tender(Kind.POINTS, points * value, points, value, List.of(lots), null);
    }
}
