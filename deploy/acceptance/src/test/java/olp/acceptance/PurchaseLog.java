package olp.acceptance;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import olp.local.api.Json;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The topic of purchases, read from its beginning as anybody may read it. */
final class PurchaseLog implements AutoCloseable {
    private static final String RECORDED = "loyalty.purchase-recorded.v1";

    private final KafkaConsumer<String, String> log;
    private final Queue<String> read = new ArrayDeque<>();

    PurchaseLog(String servers) {
        log = new KafkaConsumer<>(
                Map.<String, Object>of(
                        "bootstrap.servers", servers, "group.id", "acceptance", "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new StringDeserializer());
        log.subscribe(List.of("loyalty.purchases"));
    }

    /** The id of the next purchase that it tells of; empty if there is none now. */
    String tellsNextOf() {
        if (read.isEmpty()) {
            for (var event : log.poll(Duration.ofMillis(200))) {
                if (new String(event.headers().lastHeader("ce_type").value()).equals(RECORDED)) {
                    read.add(Json.read(event.value()).get("id").asText());
                }
            }
        }
        return read.isEmpty() ? "" : read.remove();
    }

    @Override
    public void close() {
        log.close();
    }
}
