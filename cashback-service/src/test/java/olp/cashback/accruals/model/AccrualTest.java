package olp.cashback.accruals.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import olp.cashback.rules.model.Condition;
import olp.cashback.rules.model.Percent;
import olp.cashback.rules.model.RuleVersion;
import olp.cashback.rules.model.Rules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccrualTest {
    private static final Instant START = Instant.parse("2026-11-21T10:15:00Z");
    private static final UUID GYM = new UUID(0, 0);
    private static final UUID SHOP = new UUID(0, 1);
    private static final UUID BANK = new UUID(0, 2);

    @ParameterizedTest
    @CsvSource({
        "5.0, 0,   500000, 25000",
        "5.0, 2.5, 500000, 37500",
        "5.0, 5.0, 19,     0",
        "5.0, 5.0, 39,     2",
        "0,   0,   500000, 0",
    })
    void each_rule_is_rounded_down_and_rules_add_up(String one, String other, long money, long earned) {
        var rules = new Rules(List.of(rule("a", one, null), rule("b", other, null)));
        assertEquals(earned, Accrual.of(purchase(GYM, money), rules).amount());
    }

    @Test
    void a_rule_that_gives_nothing_is_no_part() {
        var rules = new Rules(List.of(rule("a", "5", null), rule("b", "0.01", null)));
        assertEquals(1, Accrual.of(purchase(GYM, 100), rules).parts().size());
    }

    @Test
    void the_partner_pays_unless_the_rule_names_another() {
        var own = new Rules(List.of(rule("a", "5", null)));
        assertEquals(GYM, Accrual.of(purchase(GYM, 100), own).soleFunder());
        var others = new Rules(List.of(rule("a", "5", BANK)));
        assertEquals(BANK, Accrual.of(purchase(GYM, 100), others).soleFunder());
        var shared = new Rules(List.of(rule("a", "5", BANK), rule("b", "5", null)));
        assertNull(Accrual.of(purchase(GYM, 100), shared).soleFunder());
    }

    @Property(tries = 500)
    void all_purchases_together_earn_what_a_naive_reckoning_says(
            @ForAll("purchases") List<Purchase> purchases, @ForAll("versions") List<RuleVersion> versions) {
        var rules = new Rules(versions);
        var earned = purchases.stream()
                .map(each -> Accrual.of(each, rules).amount())
                .map(BigInteger::valueOf)
                .reduce(BigInteger.ZERO, BigInteger::add);
        assertEquals(naive(purchases, versions), earned);
    }

    /** In ten-thousandths of a percent, rule by rule, by looking at every version each time. */
    private static BigInteger naive(List<Purchase> purchases, List<RuleVersion> versions) {
        var sum = BigInteger.ZERO;
        for (var purchase : purchases) {
            for (var code : versions.stream().map(RuleVersion::code).distinct().toList()) {
                RuleVersion counts = null;
                for (var each : versions) {
                    var begun = each.inForceFrom() == null || each.inForceFrom().compareTo(purchase.occurredAt()) <= 0;
                    if (each.code().equals(code) && begun && (counts == null || each.version() > counts.version())) {
                        counts = each;
                    }
                }
                var ended = counts == null
                        || counts.until() != null && counts.until().compareTo(purchase.occurredAt()) <= 0;
                if (!ended
                        && !(counts.condition() instanceof Condition.AtPartner(UUID partner)
                                && !partner.equals(purchase.partner()))) {
                    var parts = counts.percent().value().movePointRight(4).toBigIntegerExact();
                    sum = sum.add(
                            BigInteger.valueOf(purchase.money()).multiply(parts).divide(BigInteger.valueOf(1_000_000)));
                }
            }
        }
        return sum;
    }

    @Provide
    Arbitrary<List<Purchase>> purchases() {
        return Combinators.combine(
                        Arbitraries.of(GYM, SHOP),
                        Arbitraries.integers().between(0, 100),
                        Arbitraries.longs().between(0, 10_000_000_000L))
                .as((partner, second, money) ->
                        new Purchase(new UUID(1, second), partner, START.plusSeconds(second), money))
                .list()
                .ofMaxSize(40);
    }

    @Provide
    Arbitrary<List<RuleVersion>> versions() {
        return Combinators.combine(
                        Arbitraries.of("a", "b", "c"),
                        Arbitraries.integers().between(0, 1_000_000),
                        Arbitraries.<Condition>of(new Condition.Always(), new Condition.AtPartner(GYM)),
                        Arbitraries.integers().between(0, 100).injectNull(0.3),
                        Arbitraries.integers().between(1, 100).injectNull(0.5))
                .as((code, parts, condition, from, length) -> new RuleVersion(
                        code,
                        1,
                        new Percent(BigDecimal.valueOf(parts, 4)),
                        condition,
                        from == null ? null : START.plusSeconds(from),
                        length == null ? null : START.plusSeconds((from == null ? 0 : from) + length),
                        null))
                .list()
                .ofMaxSize(12)
                .map(AccrualTest::numbered);
    }

    private static List<RuleVersion> numbered(List<RuleVersion> versions) {
        List<RuleVersion> numbered = new ArrayList<>();
        for (var each : versions) {
            var before = numbered.stream()
                    .filter(other -> other.code().equals(each.code()))
                    .count();
            numbered.add(new RuleVersion(
                    each.code(),
                    (int) before + 1,
                    each.percent(),
                    each.condition(),
                    each.inForceFrom(),
                    each.until(),
                    each.fundedBy()));
        }
        return numbered;
    }

    private static Purchase purchase(UUID partner, long money) {
        return new Purchase(new UUID(1, 1), partner, START, money);
    }

    private static RuleVersion rule(String code, String percent, UUID fundedBy) {
        return new RuleVersion(code, 1, Percent.of(percent), new Condition.Always(), null, null, fundedBy);
    }
}
