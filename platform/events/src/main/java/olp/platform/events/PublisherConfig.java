package olp.platform.events;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a service publishes and how. */
@ConfigMapping(prefix = "olp.publish")
public interface PublisherConfig {
    /** The service's short name, such as {@code loyalty}: the prefix of its event types and of its topics. */
    String service();

    /** Topics that it owns. */
    @WithName("topics")
    @WithDefault("")
    Optional<List<String>> topics();

    /** Those of its topics that keep each key's last event for ever. */
    @WithName("compacted-topics")
    Optional<List<String>> compactedTopics();

    /** Topics of others that it reads, and so may write dead letters of. */
    @WithName("dead-letters-of")
    Optional<List<String>> deadLettersOf();

    /** Partitions of a topic that it creates. */
    @WithName("topic-partitions")
    @WithDefault("4")
    int partitions();

    /** Copies of a topic that it creates. */
    @WithName("topic-replication")
    @WithDefault("1")
    short replication();

    /** How long a topic that is not compacted keeps events. */
    @WithName("topic-retention")
    @WithDefault("30d")
    Duration retention();

    /** How often watermarks are sent. */
    @WithName("watermarks-every")
    @WithDefault("3s")
    Duration watermarksEvery();

    /** Kafka client settings, such as those of a secured cluster, over the relay's own. */
    @WithName("kafka")
    Map<String, String> kafka();

    /** The topics that it reads, or none. */
    default List<String> read() {
        return deadLettersOf().orElse(List.of());
    }

    /** The owned topics, or none. */
    default List<String> owned() {
        return topics().orElse(List.of());
    }
}
