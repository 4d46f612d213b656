package olp.local.replay.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class TradeTest {

    private static final Invoice FIRST = purchase("1");
    private static final Invoice SECOND = purchase("2");
    private static final Return OF_FIRST = returned(FIRST);
    private static final Return OF_SECOND = returned(SECOND);
    private static final Trade ALL = new Trade(List.of(FIRST, SECOND), List.of(OF_SECOND, OF_FIRST));

    @Test
    void the_first_purchases_come_with_all_their_returns() {
        assertEquals(new Trade(List.of(FIRST), List.of(OF_FIRST)), ALL.first(1));
        assertEquals(ALL, ALL.first(7));
    }

    @Test
    void purchases_and_returns_are_left_out_by_themselves() {
        assertEquals(new Trade(List.of(SECOND), List.of(OF_SECOND)), ALL.only(SECOND::equals, OF_SECOND::equals));
    }

    private static Invoice purchase(String number) {
        LocalDateTime at = LocalDateTime.parse("2011-03-01T12:00");
        return new Invoice(number, "anna", at, List.of(new Line(1, "A", 1, 100)));
    }

    private static Return returned(Invoice purchase) {
        return new Return(purchase, purchase, List.of(new ReturnedLine(1, 1)));
    }
}
