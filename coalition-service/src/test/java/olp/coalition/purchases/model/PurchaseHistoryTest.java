package olp.coalition.purchases.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PurchaseHistoryTest {
    private static final UUID GYM = new UUID(0, 1);
    private static final UUID SHOES = new UUID(0, 2);
    private static final Instant DAY = Instant.parse("2026-11-21T10:15:00Z");

    private static PastPurchase purchase(int id, UUID partner, int hour, long total) {
        return new PastPurchase(new UUID(1, id), partner, DAY.plusSeconds(hour * 3600L), total);
    }

    @Test
    void a_later_and_larger_purchase_outdoes_those_before() {
        var last = purchase(3, GYM, 3, 500);
        var history = PurchaseHistory.of(List.of(purchase(1, GYM, 1, 100), purchase(2, GYM, 2, 300), last));
        assertEquals(List.of(last), history.purchases());
    }

    @Test
    void a_larger_purchase_is_kept_beside_a_later_one() {
        var large = purchase(1, GYM, 1, 500);
        var late = purchase(2, GYM, 2, 100);
        assertEquals(
                List.of(large, late), PurchaseHistory.of(List.of(large, late)).purchases());
    }

    @Test
    void purchases_at_different_partners_do_not_outdo_each_other() {
        assertEquals(
                2,
                PurchaseHistory.of(List.of(purchase(1, GYM, 1, 100), purchase(2, SHOES, 2, 500)))
                        .purchases()
                        .size());
    }

    @Test
    void the_same_purchase_twice_is_one() {
        var one = purchase(1, GYM, 1, 100);
        assertEquals(List.of(one), PurchaseHistory.of(List.of(one, one)).purchases());
    }

    @Property
    void whatever_is_asked_the_answer_is_as_if_all_were_kept(
            @ForAll("purchases") List<PastPurchase> all, @ForAll("totals") long minTotal) {
        var history = PurchaseHistory.of(all);
        for (UUID partner : List.of(GYM, SHOES)) {
            Optional<Instant> naive = all.stream()
                    .filter(each -> each.partner().equals(partner) && each.total() >= minTotal)
                    .map(PastPurchase::at)
                    .max(Comparator.naturalOrder());
            assertEquals(naive, history.last(partner::equals, minTotal).map(PastPurchase::at));
        }
    }

    @Provide
    Arbitrary<Long> totals() {
        return Arbitraries.longs().between(0, 10);
    }

    @Provide
    Arbitrary<List<PastPurchase>> purchases() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 1_000_000),
                        Arbitraries.of(GYM, SHOES),
                        Arbitraries.integers().between(0, 10),
                        totals())
                .as(PurchaseHistoryTest::purchase)
                .list()
                .ofMaxSize(30);
    }
}
