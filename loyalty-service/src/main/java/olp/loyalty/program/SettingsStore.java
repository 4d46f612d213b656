package olp.loyalty.program;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import olp.loyalty.program.model.Program;
import olp.loyalty.program.model.Settings;
import olp.loyalty.program.model.SettingsHistory;
import olp.loyalty.program.model.Tiers;

/**
 * The settings as purchases read them: in the purchase's own transaction, so that a change acts on every instance as soon
 * as it is committed. Versions never change, so that only newer ones are read.
 */
@ApplicationScoped
public class SettingsStore {
    private static final String NEWER =
            "select version, valid_from, program, tiers from settings where version > $1 order by version";

    private final ObjectMapper json;
    private volatile SettingsHistory known = SettingsHistory.EMPTY;

    SettingsStore(ObjectMapper json) {
        this.json = json;
    }

    /** All versions that are committed by now. */
    public Uni<SettingsHistory> history(SqlClient client) {
        var before = known;
        return client.preparedQuery(NEWER).execute(Tuple.of(before.newest())).map(rows -> {
            var now = before.with(rows.stream().map(this::settings).toList());
            known = now;
            return now;
        });
    }

    /** The versions that were read by now. */
    SettingsHistory known() {
        return known;
    }

    private Settings settings(Row row) {
        return settings(
                row.getInteger("version"),
                row.getOffsetDateTime("valid_from").toInstant(),
                row.getString("program"),
                row.getString("tiers"));
    }

    Settings settings(int version, java.time.Instant validFrom, String program, String tiers) {
        try {
            return new Settings(
                    version, validFrom, json.readValue(program, Program.class), json.readValue(tiers, Tiers.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("settings version " + version + " cannot be read", e);
        }
    }
}
