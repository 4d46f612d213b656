package olp.platform.testing;

import io.smallrye.reactive.messaging.kafka.companion.test.EmbeddedKafkaBroker;
import org.testcontainers.kafka.KafkaContainer;

/** A Kafka broker of the tests' own, on a free port. */
record BrokerServer(String address, Runnable stop) implements AutoCloseable {
    static BrokerServer embedded() {
        var broker = new EmbeddedKafkaBroker()
                .withNodeId(0)
                .withDeleteLogDirsOnClose(true)
                .withAdditionalProperties(settings -> settings.put("auto.create.topics.enable", "false"))
                .start();
        return new BrokerServer(broker.getAdvertisedListeners(), broker::close);
    }

    static BrokerServer inContainer() {
        var broker =
                new KafkaContainer("apache/kafka-native:4.1.1").withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
        broker.start();
        return new BrokerServer(broker.getBootstrapServers(), broker::stop);
    }

    @Override
    public void close() {
        stop.run();
    }
}
