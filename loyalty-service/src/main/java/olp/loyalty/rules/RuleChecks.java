package olp.loyalty.rules;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import olp.loyalty.program.SettingsStore;
import olp.loyalty.program.model.Tiers.Level;
import olp.loyalty.rules.RuleDefinition.Warning;
import olp.loyalty.rules.model.RuleKind;
import olp.platform.rules.CelConditions;
import olp.platform.rules.RuleProblems;
import olp.platform.rules.model.Condition;
import olp.platform.rules.model.Finding;
import olp.platform.rules.model.Known;
import olp.platform.rules.model.RuleCheck;
import olp.platform.rules.model.Terms;

/** Checks a definition before it acts. */
@ApplicationScoped
class RuleChecks {
    private static final BigDecimal MOST_TIMES = BigDecimal.valueOf(1_000);
    private static final String PARTNERS = "select id::text, category from partner";

    private final CelConditions conditions;
    private final SettingsStore settings;
    private final Pool pool;

    RuleChecks(CelConditions conditions, SettingsStore settings, Pool pool) {
        this.conditions = conditions;
        this.settings = settings;
        this.pool = pool;
    }

    /** A definition in which nothing is wrong. */
    record Sound(String code, Terms terms, Condition condition, List<Warning> warnings) {}

    /** Checks one; 400 with all that is wrong, for a condition with its place. */
    Uni<Sound> check(RuleDefinition asked) {
        var terms = asked.terms();
        return known(Instant.now()).map(known -> {
            var checked = RuleCheck.of(asked.code(), terms, conditions, known);
            RuleProblems.refuse(Stream.of(checked.errors(), value(terms))
                    .flatMap(List::stream)
                    .map(each -> each.of(RuleChecks::field))
                    .toList());
            var warnings = checked.warnings().stream()
                    .map(each -> new Warning(field(each.field()), each.message()))
                    .toList();
            return new Sound(asked.code(), terms, checked.condition(), warnings);
        });
    }

    /** There are few partners and levels, and definitions change rarely. */
    private Uni<Known> known(Instant now) {
        return Uni.combine()
                .all()
                .unis(pool.query(PARTNERS).execute(), settings.history(pool))
                .asTuple()
                .map(read -> {
                    Set<Object> ids = new HashSet<>();
                    Set<Object> categories = new HashSet<>();
                    read.getItem1().forEach(row -> {
                        ids.add(row.getString(0));
                        categories.add(row.getString(1));
                    });
                    Set<Object> levels = read.getItem2().versions().stream()
                            .flatMap(each -> each.tiers().levels().stream())
                            .map(Level::code)
                            .collect(Collectors.toSet());
                    return new Known(
                            RuleKind.names(),
                            Map.of(
                                    "partner.id",
                                    ids,
                                    "partner.category",
                                    categories,
                                    "tier.code",
                                    levels,
                                    "card.kind",
                                    Set.of("PERSONAL", "BEARER"),
                                    "local.weekday",
                                    weekdays()),
                            now);
                });
    }

    private static Set<Object> weekdays() {
        return Stream.of(java.time.DayOfWeek.values()).map(Enum::name).collect(Collectors.toSet());
    }

    private static List<Finding> value(Terms terms) {
        if (terms.value() == null || terms.kind() == null) {
            return List.of();
        }
        if (terms.kind().equals(RuleKind.BONUS.name())) {
            return terms.value().stripTrailingZeros().scale() > 0
                    ? List.of(Finding.of("value", "should be whole points"))
                    : List.of();
        }
        return terms.value().compareTo(MOST_TIMES) > 0
                ? List.of(Finding.of("value", "should be at most " + MOST_TIMES + " times"))
                : List.of();
    }

    private static String field(String name) {
        return name.equals("cap") ? "cap.points" : name;
    }
}
