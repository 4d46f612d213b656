package olp.platform.events;

import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Events that are set aside as columns, for one statement, and rows as events. */
final class SetAsideRows {
    static final String COLUMNS =
            "id, source, type, time, subject, topic, partition, \"offset\", key, data, awaits, reason, seq";

    /** Takes {@link #columns}. */
    static final String KEEP = """
            insert into set_aside (id, source, type, time, subject, topic, partition, "offset", key, data, awaits, reason)
            select * from unnest($1::uuid[], $2::text[], $3::text[], $4::timestamptz[], $5::text[], $6::text[], $7::int[],
              $8::bigint[], $9::text[], $10::bytea[], $11::text[], $12::text[])
            on conflict (id, source) do update
            set awaits = excluded.awaits, reason = excluded.reason, tried_at = now()""";

    private SetAsideRows() {}

    /**
     * What is set aside.
     *
     * @param awaits what those that are parked wait for
     * @param reasons why the others are dead
     */
    static Tuple columns(Map<IncomingEvent, String> awaits, Map<IncomingEvent, String> reasons) {
        List<IncomingEvent> events = new ArrayList<>(awaits.keySet());
        events.addAll(reasons.keySet());
        return Tuple.from(List.of(
                column(events, UUID[]::new, IncomingEvent::id),
                column(events, String[]::new, IncomingEvent::source),
                column(events, String[]::new, IncomingEvent::type),
                column(events, OffsetDateTime[]::new, each -> each.time().atOffset(ZoneOffset.UTC)),
                column(events, String[]::new, IncomingEvent::subject),
                column(events, String[]::new, IncomingEvent::topic),
                column(events, Integer[]::new, IncomingEvent::partition),
                column(events, Long[]::new, IncomingEvent::offset),
                column(events, String[]::new, IncomingEvent::key),
                column(events, Buffer[]::new, each -> Buffer.buffer(each.data())),
                column(events, String[]::new, awaits::get),
                column(events, String[]::new, reasons::get)));
    }

    private static <V> V[] column(
            List<IncomingEvent> events, IntFunction<V[]> array, Function<IncomingEvent, V> value) {
        return events.stream().map(value).toArray(array);
    }

    static List<IncomingEvent> events(RowSet<Row> rows) {
        List<IncomingEvent> events = new ArrayList<>(rows.size());
        rows.forEach(row -> events.add(event(row)));
        return events;
    }

    static IncomingEvent event(Row row) {
        return new IncomingEvent(
                row.getUUID("id"),
                row.getString("source"),
                row.getString("type"),
                row.getOffsetDateTime("time").toInstant(),
                row.getString("subject"),
                row.getString("topic"),
                row.getInteger("partition"),
                row.getLong("offset"),
                row.getString("key"),
                row.getBuffer("data").getBytes());
    }
}
