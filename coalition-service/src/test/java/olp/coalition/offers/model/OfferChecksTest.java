package olp.coalition.offers.model;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OfferChecksTest {
    private static final UUID SHOES = UUID.fromString("0199a4c1-7d25-7b42-8c1d-5e7f90a1b202");
    private static final UUID GYM = UUID.fromString("0199a4c1-7d20-7a11-9f0e-2b6c4d8e1a01");
    private static final Discount TEN = new Discount("10", null, null);
    private static final Requires GYM_VISIT = new Requires(List.of(GYM.toString()), 30, 1000L);
    private static final Instant EARLY = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant LATE = Instant.parse("2027-01-01T00:00:00Z");

    private static Offer offer(Discount discount, Requires requires, List<Share> funding) {
        return new Offer(GYM, SHOES, "10 % off", discount, requires, funding, null, null).completed();
    }

    private static Arguments discount(String percent, Long amount, String currency, String faults) {
        return Arguments.of(offer(new Discount(percent, amount, currency), null, null), faults);
    }

    private static Arguments requires(List<String> purchaseAt, Integer withinDays, Long minSpend, String faults) {
        return Arguments.of(offer(TEN, new Requires(purchaseAt, withinDays, minSpend), null), faults);
    }

    private static Arguments funding(String faults, Share... shares) {
        return Arguments.of(offer(TEN, GYM_VISIT, List.of(shares)), faults);
    }

    private static Arguments titled(String title, String faults) {
        return Arguments.of(new Offer(GYM, SHOES, title, TEN, null, null, null, null).completed(), faults);
    }

    private static Arguments during(Instant from, Instant until, String faults) {
        return Arguments.of(new Offer(GYM, SHOES, "10 % off", TEN, null, null, from, until).completed(), faults);
    }

    static Stream<Arguments> offers() {
        return Stream.of(
                discount("10", null, null, ""),
                discount("0.5", null, null, ""),
                discount("100", null, null, ""),
                discount(null, 500L, "EUR", ""),
                discount("0", null, null, "discount.percent"),
                discount("-1", null, null, "discount.percent"),
                discount("100.1", null, null, "discount.percent"),
                discount("1e1", null, null, "discount.percent"),
                discount("ten", null, null, "discount.percent"),
                discount("", null, null, "discount.percent"),
                discount("10", null, "EUR", "discount.currency"),
                discount("10", 500L, "EUR", "discount"),
                discount(null, null, null, "discount"),
                discount(null, 0L, "EUR", "discount.amount"),
                discount(null, -500L, "EUR", "discount.amount"),
                discount(null, 500L, null, "discount.currency"),
                discount(null, 500L, "NOK", "discount.currency"),
                Arguments.of(offer(null, null, null), "discount"),
                requires(null, null, null, ""),
                requires(List.of("*"), null, null, ""),
                requires(List.of("*"), 1, 0L, ""),
                requires(List.of(GYM.toString(), SHOES.toString()), 3660, 1L, ""),
                requires(List.of(), null, null, "requires.purchaseAt"),
                requires(List.of("gym"), null, null, "requires.purchaseAt"),
                requires(List.of("1-1-1-1-1"), null, null, "requires.purchaseAt"),
                requires(List.of("*"), 0, null, "requires.withinDays"),
                requires(List.of("*"), 3661, null, "requires.withinDays"),
                requires(List.of("*"), null, -1L, "requires.minSpend"),
                requires(null, 30, 500L, "requires.withinDays requires.minSpend"),
                funding("", new Share(SHOES, "100")),
                funding("", new Share(SHOES, "66.67"), new Share(GYM, "33.33")),
                funding("funding", new Share(SHOES, "66.67"), new Share(GYM, "33.34")),
                funding("funding", new Share(SHOES, "99.9999")),
                funding("funding", new Share(SHOES, "50"), new Share(SHOES, "50")),
                funding("funding", new Share(SHOES, "100"), new Share(GYM, "0")),
                funding("funding", new Share(null, "100")),
                funding("funding", new Share(SHOES, null)),
                funding("funding"),
                titled("Spring", ""),
                titled(null, "title"),
                titled("  ", "title"),
                titled("a\0b", "title"),
                titled("x".repeat(201), "title"),
                during(EARLY, LATE, ""),
                during(null, EARLY, ""),
                during(LATE, EARLY, "until"),
                during(EARLY, EARLY, "until"),
                during(Instant.MIN, null, "from"),
                during(null, Instant.MAX, "until"));
    }

    @ParameterizedTest
    @MethodSource("offers")
    void an_offer_is_refused_for_its_faults(Offer offer, String faults) {
        assertEquals(
                faults,
                OfferChecks.of(offer, "EUR").stream()
                        .map(OfferChecks.Fault::field)
                        .collect(joining(" ")));
    }
}
