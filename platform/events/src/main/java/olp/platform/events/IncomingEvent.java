package olp.platform.events;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;

/**
 * A fact that another service published, as it came from Kafka.
 *
 * @param id CloudEvents id, unique within the source
 * @param source the publisher, such as {@code /loyalty}
 * @param type such as {@code loyalty.purchase-recorded.v1}
 * @param time when it was published
 * @param subject the thing itself
 * @param topic where it was found
 * @param partition where it was found
 * @param offset where it was found
 * @param key what it is about
 * @param data JSON, UTF-8
 */
public record IncomingEvent(
        UUID id,
        String source,
        String type,
        Instant time,
        String subject,
        String topic,
        int partition,
        long offset,
        String key,
        byte[] data) {

    private static final ObjectMapper TOLERANT = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(QuickInstants.module())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /**
     * The data as the consumer's own minimal record; fields that it does not declare are ignored.
     *
     * @throws IllegalArgumentException if the data is not such a record; the inbox then sets the event aside as dead
     */
    public <T> T as(Class<T> kind) {
        try {
            return TOLERANT.readValue(data, kind);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "%s is not readable as %s: %s".formatted(type, kind.getSimpleName(), e.getMessage()), e);
        }
    }
}
