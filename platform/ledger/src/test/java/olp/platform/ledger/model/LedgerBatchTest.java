package olp.platform.ledger.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LedgerBatchTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:15:00Z");
    private static final UUID ACCOUNT = new UUID(0, 1);
    private static final UUID PARTNER = new UUID(0, 2);

    private final LedgerBatch batch = new LedgerBatch(NOW, UUID::randomUUID);

    @Test
    void a_lot_whose_time_has_not_come_is_pending() {
        batch.give("EARNED", lot(ACCOUNT, 7, NOW.plusSeconds(1)));
        assertEquals(new Balance(0, 7, 0, 7), batch.changes().get(ACCOUNT));
    }

    @Test
    void a_lot_whose_time_has_come_is_active_at_once() {
        batch.give("EARNED", lot(ACCOUNT, 7, NOW));
        assertEquals(new Balance(7, 0, 0, 7), batch.changes().get(ACCOUNT));
    }

    @Test
    void activation_moves_and_gives_nothing() {
        batch.activate("ACTIVATED", new DueLot(UUID.randomUUID(), ACCOUNT, PARTNER, 7, null));
        assertEquals(new Balance(7, -7, 0, 0), batch.changes().get(ACCOUNT));
        assertEquals(0, batch.house().size());
    }

    @Test
    void an_entry_of_nothing_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> batch.give("EARNED", lot(ACCOUNT, 0, NOW)));
    }

    @Test
    void an_overflow_is_refused() {
        batch.give("EARNED", lot(ACCOUNT, Long.MAX_VALUE, NOW));
        assertThrows(ArithmeticException.class, () -> batch.give("EARNED", lot(ACCOUNT, 1, NOW)));
    }

    @Property(tries = 300)
    void whatever_is_given_holders_and_house_sum_to_zero(
            @ForAll @Size(max = 60) List<@IntRange(min = 1, max = 1_000_000) Integer> amounts,
            @ForAll @IntRange(min = 1, max = 5) int holders) {
        var random = new LedgerBatch(NOW, UUID::randomUUID);
        for (int i = 0; i < amounts.size(); i++) {
            random.give("EARNED", lot(new UUID(1, i % holders), amounts.get(i), NOW.plusSeconds(i % 2)));
        }
        var held = random.changes().values().stream()
                .mapToLong(each -> each.active() + each.pending() + each.held())
                .sum();
        var house = random.house().values().stream().mapToLong(Long::longValue).sum();
        assertEquals(0, held + house);
        assertEquals(amounts.stream().mapToLong(Integer::longValue).sum(), held);
    }

    private static Lot lot(UUID account, long amount, Instant activeFrom) {
        return new Lot(
                UUID.randomUUID(),
                account,
                PARTNER,
                new Reason("base", 1, "1 for 1"),
                null,
                amount,
                activeFrom,
                LocalDate.MAX);
    }
}
