package olp.platform.events;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Sees to it that the topics exist which this service writes to: its own, each with its dead-letter topic, and the
 * dead-letter topics of those that it reads. A topic that there is not would stop all that waits to be sent behind it.
 */
@ApplicationScoped
class Topics {
    private static final Logger LOG = Logger.getLogger(Topics.class);
    /** An invoice of thousands of lines is a long event. */
    static final int LARGEST_MESSAGE = 8 * 1024 * 1024;

    private final PublisherConfig config;
    private final String servers;

    Topics(PublisherConfig config, @ConfigProperty(name = "kafka.bootstrap.servers") String servers) {
        this.config = config;
        this.servers = servers;
    }

    /** Creates what is missing; an existing topic stays as its operator made it. Fails while no broker answers. */
    void create() throws ExecutionException, InterruptedException {
        Map<String, Object> settings = new HashMap<>(config.kafka());
        settings.put("bootstrap.servers", servers);
        settings.put("request.timeout.ms", "5000");
        settings.put("default.api.timeout.ms", "5000");
        try (var admin = Admin.create(settings)) {
            for (var created : admin.createTopics(wanted()).values().entrySet()) {
                try {
                    created.getValue().get();
                    LOG.infof("topic %s created", created.getKey());
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof TopicExistsException)) {
                        throw e;
                    }
                }
            }
        }
    }

    private List<NewTopic> wanted() {
        var compacted = new HashSet<>(config.compactedTopics().orElse(List.of()));
        List<NewTopic> wanted = new ArrayList<>();
        for (var topic : config.owned()) {
            wanted.add(topic(topic, config.partitions(), compacted.contains(topic)));
        }
        Stream.concat(config.owned().stream(), config.read().stream())
                .distinct()
                .forEach(topic -> wanted.add(topic(topic + ".dlq", 1, false)));
        return wanted;
    }

    private NewTopic topic(String name, int partitions, boolean compacted) {
        var settings = compacted
                ? Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        "compact",
                        TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                        "" + LARGEST_MESSAGE)
                : Map.of(
                        TopicConfig.RETENTION_MS_CONFIG, "" + config.retention().toMillis(),
                        TopicConfig.MAX_MESSAGE_BYTES_CONFIG, "" + LARGEST_MESSAGE);
        return new NewTopic(name, partitions, config.replication()).configs(settings);
    }
}
