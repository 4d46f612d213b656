package olp.platform.rules;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import olp.platform.rules.model.Cap;
import olp.platform.rules.model.Rule;
import olp.platform.rules.model.Terms;

/** Versions of rules as rows. */
final class RuleRows {
    static final String COLUMNS = "seq, code, version, valid_from, name, kind, condition, value, cap, cap_per, budget, "
            + "begins_at, ends_at, priority, rule_group, holdout, funded_by, minimum, most";

    private RuleRows() {}

    static Rule rule(Row row) {
        var per = row.getString("cap_per");
        var terms = new Terms(
                row.getString("name"),
                row.getString("kind"),
                row.getString("condition"),
                row.getBigDecimal("value"),
                per == null ? null : new Cap(row.getLong("cap"), Cap.Per.valueOf(per)),
                row.getLong("budget"),
                instant(row, "begins_at"),
                instant(row, "ends_at"),
                row.getInteger("priority"),
                row.getString("rule_group"),
                row.getBigDecimal("holdout"),
                row.getString("funded_by"),
                row.getLong("minimum"),
                row.getLong("most"));
        return new Rule(row.getString("code"), row.getInteger("version"), instant(row, "valid_from"), terms);
    }

    static Tuple row(long seq, Rule rule, String author) {
        var terms = rule.terms();
        var cap = terms.cap();
        return Tuple.tuple(Arrays.asList(
                seq,
                rule.code(),
                rule.version(),
                utc(rule.validFrom()),
                terms.name(),
                terms.kind(),
                terms.when(),
                terms.value(),
                cap == null ? null : cap.amount(),
                cap == null ? null : cap.per().name(),
                terms.budget(),
                utc(terms.from()),
                utc(terms.until()),
                terms.priority(),
                terms.group(),
                terms.holdoutPercent(),
                terms.fundedBy(),
                terms.minimum(),
                terms.most(),
                author));
    }

    private static Instant instant(Row row, String column) {
        var at = row.getOffsetDateTime(column);
        return at == null ? null : at.toInstant();
    }

    static OffsetDateTime utc(Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
