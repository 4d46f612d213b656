package olp.local.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import olp.local.files.Folders;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/** A Kafka broker that is its own controller, in a process of its own; durable as Kafka is by default. */
public final class KafkaServer {

    private static final int NODE = 1;

    private KafkaServer() {}

    /** @param args the folder of its state, the port for clients, the port of the controller */
    public static void main(String[] args) throws Exception {
        Path state = Path.of(args[0]);
        Path data = state.resolve("data");
        Logger.getLogger("org.apache.kafka").setLevel(Level.WARNING);
        Logger.getLogger("kafka").setLevel(Level.WARNING);
        Logger.getLogger("state.change.logger").setLevel(Level.WARNING);
        formatOnce(state, data);
        KafkaConfig config = new KafkaConfig(settings(data, Integer.parseInt(args[1]), Integer.parseInt(args[2])));
        KafkaRaftServer server = new KafkaRaftServer(config, Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "kafka-shutdown"));
        server.startup();
        Logger.getLogger(KafkaServer.class.getName()).info("Kafka is up on port " + args[1]);
        server.awaitShutdown();
    }

    /** A folder without the mark was left half formatted and holds nothing yet. */
    private static void formatOnce(Path state, Path data) throws Exception {
        Path mark = state.resolve("formatted");
        if (Files.exists(mark)) {
            return;
        }
        Folders.delete(data);
        Files.createDirectories(data);
        new Formatter()
                .setPrintStream(System.err)
                .setNodeId(NODE)
                .setClusterId(Uuid.randomUuid().toString())
                .setDirectories(List.of(data.toString()))
                .setMetadataLogDirectory(data.toString())
                .setControllerListenerName("CONTROLLER")
                .run();
        mark(mark);
    }

    private static void mark(Path mark) throws IOException {
        Files.writeString(mark, "");
    }

    private static Map<String, String> settings(Path data, int port, int controllerPort) {
        Map<String, String> settings = new HashMap<>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", Integer.toString(NODE));
        settings.put("controller.quorum.voters", NODE + "@localhost:" + controllerPort);
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("listeners", "PLAINTEXT://localhost:" + port + ",CONTROLLER://localhost:" + controllerPort);
        settings.put("advertised.listeners", "PLAINTEXT://localhost:" + port);
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("log.dirs", data.toString());
        settings.put("num.partitions", "4");
        // one broker holds every replica there is
        settings.put("default.replication.factor", "1");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        // a local platform may lie still for weeks and must then go on where it was
        settings.put("offsets.retention.minutes", Integer.toString(365 * 24 * 60));
        settings.put("log.retention.ms", "-1");
        settings.put("offsets.topic.num.partitions", "4");
        settings.put("group.initial.rebalance.delay.ms", "0");
        // after a kill the broker is let in again only when the session of its former life has run out
        settings.put("broker.session.timeout.ms", "4000");
        settings.put("broker.heartbeat.interval.ms", "1000");
        return settings;
    }
}
