package olp.cashback.rules;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import olp.cashback.rules.model.ConditionText;
import olp.cashback.rules.model.ConditionText.Misunderstood;
import olp.cashback.rules.model.ConditionText.Understood;
import olp.cashback.rules.model.Percent;
import olp.cashback.rules.model.RuleVersion;
import olp.cashback.rules.model.Rules;

/** The rules as purchases are rated by them: read anew for each batch, so that a change acts on every instance at once. */
@ApplicationScoped
public class RuleVersions {
    private static final String ALL =
            "select code, version, percent, condition, in_force_from, until, funded_by from rule_version";

    /** All versions that are committed by now. */
    public Uni<Rules> all(SqlClient client) {
        return client.query(ALL)
                .execute()
                .map(rows -> new Rules(rows.stream().map(RuleVersions::version).toList()));
    }

    private static RuleVersion version(Row row) {
        var condition = switch (ConditionText.read(row.getString("condition"))) {
            case Understood understood -> understood.condition();
            case Misunderstood wrong -> throw new IllegalStateException("a stored condition cannot be read: " + wrong);
        };
        return new RuleVersion(
                row.getString("code"),
                row.getInteger("version"),
                Percent.of(row.getString("percent")),
                condition,
                instant(row, "in_force_from"),
                instant(row, "until"),
                row.getUUID("funded_by"));
    }

    private static Instant instant(Row row, String column) {
        var time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }
}
