package olp.platform.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Where facts wait for the relay: appended in the transaction that makes them true, or not at all. */
@ApplicationScoped
public class Outbox {
    /** The channel on which an append wakes the relay when its transaction commits. */
    static final String CHANNEL = "outbox";

    private static final String APPEND = """
            with appended as (
              insert into outbox (id, aggregatetype, aggregateid, type, subject, payload)
              select * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[]))
            select pg_notify('outbox', '')""";

    private final ObjectMapper json;

    Outbox(ObjectMapper json) {
        this.json = json;
    }

    /**
     * Appends facts in the caller's transaction. Whoever appends facts of one key in two transactions must hold a lock
     * on what the key stands for, else their order is anybody's guess.
     */
    public Uni<Void> append(Tx tx, List<OutgoingEvent> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.select(
                        APPEND,
                        events.stream().map(OutgoingEvent::id).toArray(UUID[]::new),
                        column(events, OutgoingEvent::topic),
                        column(events, OutgoingEvent::key),
                        column(events, OutgoingEvent::type),
                        column(events, OutgoingEvent::subject),
                        column(events, this::payload))
                .replaceWithVoid();
    }

    private static String[] column(List<OutgoingEvent> events, Function<OutgoingEvent, String> value) {
        return events.stream().map(value).toArray(String[]::new);
    }

    private String payload(OutgoingEvent event) {
        try {
            return event.data() instanceof String written ? written : json.writeValueAsString(event.data());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON for " + event.type(), e);
        }
    }
}
