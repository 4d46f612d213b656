package olp.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import olp.local.Platform;
import olp.local.Ports;
import olp.local.api.Api;
import olp.local.files.Folders;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Four processes, PostgreSQL and Kafka, started as {@code ./dev up} starts them, once for all tests. Everything bought earns 5 %
 * cashback.
 */
record TestPlatform(Platform platform, Api api, Client client, Path folder) implements AutoCloseable {

    static TestPlatform start() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
        try {
            var folder = Files.createTempDirectory("acceptance");
            var platform = Platform.start(folder, Ports.free());
            var api = new Api();
            var started = new TestPlatform(platform, api, new Client(api, platform.addresses()), folder);
            var rule = Map.of("id", UUID.randomUUID(), "code", "all", "percent", "5.0");
            started.client.post(201, platform.addresses().cashback(), "/v1/rules", started.operator(), rule);
            return started;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    String operator() {
        return platform.tokens().operator();
    }

    @Override
    public void close() throws IOException {
        api.close();
        platform.close();
        Folders.delete(folder);
    }

    /** Hands it to tests. */
    static final class Shared implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == TestPlatform.class;
        }

        @Override
        public TestPlatform resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.GLOBAL)
                    .computeIfAbsent(TestPlatform.class, _ -> start(), TestPlatform.class);
        }
    }
}
