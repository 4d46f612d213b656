package olp.platform.events;

import java.util.UUID;

/**
 * A fact that this service publishes.
 *
 * @param id unique for ever; a consumer that has seen it ignores it
 * @param topic the Kafka topic
 * @param key what the fact is about: facts of one key reach a consumer in the order they were committed
 * @param type CloudEvents type, such as {@code loyalty.purchase-recorded.v1}
 * @param subject the thing itself, such as a purchase's id
 * @param data written as JSON; text is taken as JSON already written
 */
public record OutgoingEvent(UUID id, String topic, String key, String type, String subject, Object data) {
    /** A fact with a fresh, time-ordered id. */
    public static OutgoingEvent of(String topic, String key, String type, Object subject, Object data) {
        return new OutgoingEvent(TimeOrderedIds.next(), topic, key, type, String.valueOf(subject), data);
    }
}
