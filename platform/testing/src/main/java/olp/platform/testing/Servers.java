package olp.platform.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;
import org.testcontainers.DockerClientFactory;

/**
 * PostgreSQL and Kafka for a module's tests, started once: in containers where a Docker engine answers, else embedded.
 * Use as {@code @WithTestResource(Servers.class)} with the init argument {@code service}.
 */
public class Servers implements QuarkusTestResourceLifecycleManager {
    private String service;
    private DatabaseServer database;
    private BrokerServer broker;

    @Override
    public void init(Map<String, String> arguments) {
        service = arguments.get("service");
    }

    @Override
    public Map<String, String> start() {
        var docker = DockerClientFactory.instance().isDockerAvailable();
        database = docker ? DatabaseServer.inContainer() : DatabaseServer.embedded();
        broker = docker ? BrokerServer.inContainer() : BrokerServer.embedded();
        database.createFor(service);
        Map<String, String> config = new HashMap<>();
        config.put("olp.database.address", database.address());
        config.put("olp.database.owner-password", DatabaseServer.OWNER_PASSWORD);
        config.put("olp.database.service-password", DatabaseServer.SERVICE_PASSWORD);
        config.put("kafka.bootstrap.servers", broker.address());
        config.putAll(TestKeys.config(service));
        return config;
    }

    @Override
    public void stop() {
        if (broker != null) {
            broker.close();
        }
        if (database != null) {
            database.close();
        }
    }
}
