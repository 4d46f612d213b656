package olp.coalition.redemptions.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import olp.coalition.offers.model.Discount;
import olp.coalition.offers.model.Offer;
import olp.coalition.offers.model.Share;
import olp.coalition.redemptions.model.Redemption.Outcome;
import olp.coalition.redemptions.model.Redemption.State;
import olp.coalition.redemptions.model.Redemption.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedemptionTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final UUID SHOES = new UUID(0, 2);
    private static final Offer OFFER = new Offer(
                    new UUID(0, 1), SHOES, "15 % off", new Discount("15", null, null), null, null, null, null)
            .completed();

    private static Redemption redemption(State state) {
        return new Redemption(
                new UUID(0, 3),
                OFFER.id(),
                SHOES,
                new UUID(0, 4),
                "9904171358202916",
                12_900,
                1_935,
                "EUR",
                List.of(new Share(SHOES, "100")),
                state,
                NOON.plusSeconds(900));
    }

    @Test
    void it_promises_the_offers_discount_for_15_minutes() {
        assertEquals(
                redemption(State.AUTHORISED),
                Redemption.authorise(
                        new UUID(0, 3), OFFER, new UUID(0, 4), "9904171358202916", new Basket(12_900L, "EUR"), NOON));
    }

    @ParameterizedTest
    @CsvSource({
        // as written, minutes since, step, state after it or the one that was in its way
        "AUTHORISED, 0, CAPTURE, CAPTURED, done",
        "AUTHORISED, 14, CAPTURE, CAPTURED, done",
        "AUTHORISED, 14, VOID, VOIDED, done",
        "AUTHORISED, 15, CAPTURE, EXPIRED, too late",
        "AUTHORISED, 15, VOID, EXPIRED, too late",
        "CAPTURED, 1, CAPTURE, CAPTURED, too late",
        "CAPTURED, 1, VOID, CAPTURED, too late",
        "CAPTURED, 99, CAPTURE, CAPTURED, too late",
        "VOIDED, 1, CAPTURE, VOIDED, too late",
        "VOIDED, 1, VOID, VOIDED, too late",
        "VOIDED, 99, VOID, VOIDED, too late",
    })
    void it_ends_once(State written, int minutes, Step step, State state, String result) {
        var now = NOON.plusSeconds(minutes * 60L);
        switch (redemption(written).take(step, now)) {
            case Outcome.Done done -> {
                assertEquals(result, "done");
                assertEquals(redemption(state), done.redemption());
            }
            case Outcome.TooLate late -> {
                assertEquals(result, "too late");
                assertEquals(state, late.state());
            }
        }
    }
}
