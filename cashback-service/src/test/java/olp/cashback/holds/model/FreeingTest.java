package olp.cashback.holds.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.UUID;
import olp.platform.ledger.model.Hold.State;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreeingTest {
    private static final Instant END = Instant.parse("2026-11-21T10:15:00Z");

    @ParameterizedTest
    @CsvSource({
        // state, told until so many ms after the end, clock here, waited for: free?
        "HELD,     0,  0, false, true",
        "VOIDED,   0,  0, false, true",
        "HELD,    -1,  0, false, false",
        "VOIDED,  -1, 90, false, false",
        "HELD,     , 90, false, false",
        "HELD,    90, -1, false, false",
        "HELD,     0,  0, true,  false",
        "CAPTURED, 0,  0, false, false",
    })
    void a_hold_is_freed_past_its_end_when_all_is_told_and_nothing_waits_that_could_spend_it(
            State state, Long told, long clock, boolean awaited, boolean free) {
        var passed = told == null ? null : END.plusMillis(told);
        assertEquals(free, Freeing.isDue(hold(state, false, null), passed, END.plusMillis(clock), awaited));
    }

    @ParameterizedTest
    @CsvSource({"true, false", "false, true"})
    void a_direct_hold_and_one_that_is_free_are_none_of_it(boolean direct, boolean freed) {
        var hold = hold(State.HELD, direct, freed ? END : null);
        assertEquals(false, Freeing.isDue(hold, END, END, false));
    }

    @ParameterizedTest
    @CsvSource({"HELD, -1, HELD", "HELD, 0, EXPIRED", "VOIDED, -1, VOIDED", "VOIDED, 1, VOIDED", "CAPTURED, 1, CAPTURED"
    })
    void a_hold_expires_at_its_end_unless_it_ended_before(State state, long ms, State now) {
        assertEquals(now, hold(state, false, null).stateAt(END.plusMillis(ms)));
    }

    private static WalletHold hold(State state, boolean direct, Instant freedAt) {
        var id = UUID.randomUUID();
        return new WalletHold(id, "9904171358202916", id, id, 200, 0, "EUR", END, direct, state, freedAt);
    }
}
