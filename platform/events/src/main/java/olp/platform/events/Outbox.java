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
    /** The condition draws the transaction's number before any row's, so that whoever waits for the one has the other. */
    private static final String APPEND = """
            insert into outbox (id, aggregatetype, aggregateid, type, subject, payload)
            select unnest($1::uuid[]), unnest($2::text[]), unnest($3::text[]), unnest($4::text[]), unnest($5::text[]),
              convert_from(unnest($6::bytea[]), 'UTF8')
            where pg_current_xact_id() is not null""";

    private final ObjectMapper json;
    private final OutboxBell bell;

    Outbox(ObjectMapper json, OutboxBell bell) {
        this.json = json;
        this.bell = bell;
    }

    /**
     * Appends facts in the caller's transaction. Whoever appends facts of one key in two transactions must hold a lock
     * on what the key stands for, else their order is anybody's guess.
     */
    public Uni<Void> append(Tx tx, List<OutgoingEvent> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.update(
                        APPEND,
                        events.stream().map(OutgoingEvent::id).toArray(UUID[]::new),
                        column(events, OutgoingEvent::topic),
                        column(events, OutgoingEvent::key),
                        column(events, OutgoingEvent::type),
                        column(events, OutgoingEvent::subject),
                        LongTexts.column(events, this::payload))
                .invoke(bell::ring)
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
