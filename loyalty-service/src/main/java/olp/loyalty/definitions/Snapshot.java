package olp.loyalty.definitions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import olp.loyalty.definitions.model.History;
import olp.loyalty.definitions.model.Version;

/** All definitions that were committed by a moment. Read once, used by many. */
public final class Snapshot {
    private final ObjectMapper json;
    private final List<Row> rows;
    private final Map<Kind<?>, History<?>> histories = new ConcurrentHashMap<>();

    Snapshot(ObjectMapper json, List<Row> rows) {
        this.json = json;
        this.rows = rows;
    }

    record Row(long seq, String kind, String code, int version, Instant validFrom, String body) {}

    /** The number of the newest change, or 0. */
    public long newest() {
        return rows.isEmpty() ? 0 : rows.getLast().seq();
    }

    /** All definitions of a kind. */
    @SuppressWarnings("unchecked") // each kind's history is made by that kind
    public <T> History<T> of(Kind<T> kind) {
        return (History<T>) histories.computeIfAbsent(kind, missing -> read(kind));
    }

    private <T> History<T> read(Kind<T> kind) {
        return new History<>(rows.stream()
                .filter(row -> row.kind().equals(kind.name()))
                .map(row -> new Version<>(row.code(), row.version(), row.validFrom(), terms(row, kind.type())))
                .toList());
    }

    private <T> T terms(Row row, Class<T> type) {
        try {
            return json.readValue(row.body(), type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "version " + row.version() + " of " + row.kind() + " " + row.code() + " cannot be read", e);
        }
    }

    Snapshot with(List<Row> newer) {
        return newer.isEmpty()
                ? this
                : new Snapshot(
                        json, Stream.concat(rows.stream(), newer.stream()).toList());
    }
}
