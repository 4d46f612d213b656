package olp.cashback.rules;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import olp.cashback.rules.RuleDefinition.Warning;
import olp.cashback.rules.model.CashbackWorth;
import olp.cashback.rules.model.Percent;
import olp.platform.rules.CelConditions;
import olp.platform.rules.RuleProblems;
import olp.platform.rules.model.Finding;
import olp.platform.rules.model.Known;
import olp.platform.rules.model.RuleCheck;
import olp.platform.rules.model.Terms;

/** Checks a definition before it acts. */
@ApplicationScoped
class RuleChecks {
    private static final String PARTNERS = "select id::text, category from partner";
    private static final String DECIMAL = "\\d{1,3}(\\.\\d{1,2})?";
    private static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");
    private static final Map<String, String> NAMES =
            Map.of("value", "percent", "cap", "capPerMonth", "most", "capPerPurchase");

    private final CelConditions conditions;
    private final Pool pool;

    RuleChecks(CelConditions conditions, Pool pool) {
        this.conditions = conditions;
        this.pool = pool;
    }

    /** A definition in which nothing is wrong. */
    record Sound(String code, Terms terms, List<Warning> warnings) {}

    /** Checks one; 400 with all that is wrong, for a condition with its place. */
    Uni<Sound> check(RuleDefinition asked) {
        List<Finding> wrong = new ArrayList<>();
        var percent = Percent.isValid(asked.percent()) ? new BigDecimal(asked.percent()) : null;
        check(wrong, "percent", percent != null, "should be decimal text from 0 to 100, such as \"5.0\"");
        var heldOut = decimal(wrong, asked.holdoutPercent());
        check(wrong, "from", isInReach(asked.from()), "should be from 1970 to 9999");
        check(wrong, "until", isInReach(asked.until()), "should be from 1970 to 9999");
        check(
                wrong,
                "until",
                asked.from() == null || asked.until() == null || asked.from().isBefore(asked.until()),
                "should be after from");
        var terms = asked.terms(percent == null ? BigDecimal.ZERO : percent, heldOut);
        return known(Instant.now()).map(known -> {
            var checked = RuleCheck.of(asked.code(), terms, conditions, known);
            RuleProblems.refuse(Stream.concat(wrong.stream(), checked.errors().stream())
                    .map(each -> each.of(RuleChecks::field))
                    .toList());
            return new Sound(
                    asked.code(),
                    terms,
                    checked.warnings().stream()
                            .map(each -> new Warning(field(each.field()), each.message()))
                            .toList());
        });
    }

    private static BigDecimal decimal(List<Finding> wrong, String text) {
        var sound = text == null || text.matches(DECIMAL);
        check(wrong, "holdoutPercent", sound, "should be decimal text from 0 to 100, such as \"5.0\"");
        return text == null || !sound ? null : new BigDecimal(text);
    }

    private static boolean isInReach(Instant at) {
        return at == null || !at.isBefore(FIRST) && !at.isAfter(LAST);
    }

    private static void check(List<Finding> wrong, String field, boolean holds, String message) {
        if (!holds) {
            wrong.add(Finding.of(field, message));
        }
    }

    private static String field(String name) {
        return NAMES.getOrDefault(name, name);
    }

    /** There are few partners, and definitions change rarely. */
    private Uni<Known> known(Instant now) {
        return pool.query(PARTNERS).execute().map(rows -> {
            Set<Object> ids = new HashSet<>();
            Set<Object> categories = new HashSet<>();
            rows.forEach(row -> {
                ids.add(row.getString(0));
                categories.add(row.getString(1));
            });
            return new Known(
                    Set.of(CashbackWorth.PERCENT),
                    Map.of(
                            "partner.id",
                            ids,
                            "partner.category",
                            categories,
                            "card.kind",
                            Set.of("PERSONAL", "BEARER"),
                            "local.weekday",
                            Stream.of(DayOfWeek.values()).map(Enum::name).collect(Collectors.toSet())),
                    now);
        });
    }
}
