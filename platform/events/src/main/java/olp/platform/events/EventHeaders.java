package olp.platform.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/** CloudEvents 1.0 in Kafka's binary mode. */
final class EventHeaders {
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private static final byte[] VERSION = "1.0".getBytes(UTF_8);
    private static final byte[] JSON = "application/json".getBytes(UTF_8);

    private EventHeaders() {}

    static void write(ProducerRecord<?, ?> message, UUID id, String source, String type, Instant time, String subject) {
        var headers = message.headers();
        headers.add("ce_specversion", VERSION);
        headers.add("ce_id", id.toString().getBytes(UTF_8));
        headers.add("ce_source", source.getBytes(UTF_8));
        headers.add("ce_type", type.getBytes(UTF_8));
        headers.add("ce_time", QuickInstants.text(time).getBytes(UTF_8));
        if (subject != null) {
            headers.add("ce_subject", subject.getBytes(UTF_8));
        }
        headers.add("content-type", JSON);
    }

    /** The event, or nothing if the headers are not those of one, or say what no database can keep. */
    static Optional<IncomingEvent> read(ConsumerRecord<String, byte[]> message) {
        var headers = message.headers();
        var id = text(headers, "ce_id");
        var source = text(headers, "ce_source");
        var type = text(headers, "ce_type");
        var subject = text(headers, "ce_subject");
        if (!(canBeKept(id, source, type, message.key()) && message.value() != null)
                || subject != null && !canBeKept(subject)) {
            return Optional.empty();
        }
        try {
            var said = text(headers, "ce_time");
            var time = said == null ? Instant.ofEpochMilli(message.timestamp()) : QuickInstants.parse(said);
            if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
                return Optional.empty();
            }
            return Optional.of(new IncomingEvent(
                    UUID.fromString(id),
                    source,
                    type,
                    time,
                    subject,
                    message.topic(),
                    message.partition(),
                    message.offset(),
                    message.key(),
                    message.value()));
        } catch (IllegalArgumentException | DateTimeException malformed) {
            return Optional.empty();
        }
    }

    private static boolean canBeKept(String... texts) {
        for (var text : texts) {
            if (text == null || text.indexOf('\0') >= 0) {
                return false;
            }
        }
        return true;
    }

    private static String text(Headers headers, String name) {
        var header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }
}
