package olp.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import olp.local.keys.Keys;
import olp.local.keys.Passwords;
import olp.local.keys.Tokens;
import olp.local.servers.KafkaServer;
import olp.local.servers.PostgresServer;

/** How a component's process is started. */
record Launch(List<String> command, Map<String, String> environment) {

    /**
     * PostgreSQL's processes give the memory of a large statement back to the system, and take it anew, page by page, for the
     * next one, unless the C library is told to keep it.
     */
    private static final Map<String, String> KEEP_MEMORY = Map.of(
            "MALLOC_TRIM_THRESHOLD_", "67108864", "MALLOC_MMAP_THRESHOLD_", "33554432", "MALLOC_TOP_PAD_", "4194304");

    private static final boolean LINUX = System.getProperty("os.name").startsWith("Linux");

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    /**
     * @param jar what to run
     * @param archive whether the JVM should keep its archive of classes: a quicker next start for a slower first stop
     */
    static Launch of(Component component, Path jar, State state, Ports ports, boolean archive) {
        List<String> command = new ArrayList<>(List.of(JAVA, "-XX:+UseCompactObjectHeaders"));
        command.addAll(memory(component));
        if (archive) {
            command.addAll(List.of(
                    "-XX:+AutoCreateSharedArchive",
                    "-XX:SharedArchiveFile=" + state.archive(component),
                    // an archive of the last build is no warning's worth: the JVM makes a new one
                    "-Xlog:disable",
                    "-Xlog:all=error"));
        }
        return switch (component) {
            case POSTGRES -> server(command, jar, PostgresServer.class, postgres(state, ports), KEEP_MEMORY);
            case KAFKA -> server(command, jar, KafkaServer.class, kafka(state, ports), Map.of());
            case LOYALTY, CASHBACK, COALITION, NOTIFICATION -> {
                command.addAll(List.of("-jar", jar.toString()));
                yield new Launch(command, service(component, new Keys(state.keys()), ports));
            }
        };
    }

    private static List<String> memory(Component component) {
        return switch (component) {
            case POSTGRES -> List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
            case KAFKA -> List.of("-Xmx512m");
            // throughput is what the hot path needs of a collector on a few cores, and large pages cost fewer faults;
            // little of it lives long, some 100 MB, so most of the memory is for what does not
            case LOYALTY, CASHBACK -> withLargePages("-Xmx768m", "-Xmn512m", "-XX:+UseParallelGC");
            // one compiler and one collector thread: four services start at once on what may be two cores
            case COALITION, NOTIFICATION -> List.of("-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
        };
    }

    private static List<String> withLargePages(String... options) {
        List<String> all = new ArrayList<>(List.of(options));
        if (LINUX) {
            all.add("-XX:+UseTransparentHugePages");
        }
        return all;
    }

    private static Launch server(
            List<String> command, Path jar, Class<?> main, List<String> arguments, Map<String, String> environment) {
        command.add("-Djava.util.logging.SimpleFormatter.format=%1$tF %1$tT.%1$tL %4$s [%3$s] %5$s%6$s%n");
        command.addAll(List.of("-cp", jar.toString(), main.getName()));
        command.addAll(arguments);
        return new Launch(command, environment);
    }

    private static List<String> postgres(State state, Ports ports) {
        List<String> arguments = new ArrayList<>(List.of(
                state.of(Component.POSTGRES).toString(),
                Integer.toString(ports.postgres()),
                state.keys().toString()));
        Component.SERVICES.forEach(service -> arguments.add(service.id()));
        return arguments;
    }

    private static List<String> kafka(State state, Ports ports) {
        return List.of(
                state.of(Component.KAFKA).toString(),
                Integer.toString(ports.kafka()),
                Integer.toString(ports.kafkaController()));
    }

    private static Map<String, String> service(Component service, Keys keys, Ports ports) {
        Passwords passwords = keys.passwords();
        Map<String, String> environment = new TreeMap<>();
        environment.put("QUARKUS_PROFILE", "local");
        environment.put("QUARKUS_HTTP_HOST", "localhost");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(ports.of(service)));
        environment.put("OLP_DATABASE_ADDRESS", "localhost:" + ports.postgres());
        environment.put("OLP_DATABASE_OWNER_PASSWORD", passwords.of(Passwords.owner(service.id())));
        environment.put("OLP_DATABASE_SERVICE_PASSWORD", passwords.of(Passwords.service(service.id())));
        environment.put("KAFKA_BOOTSTRAP_SERVERS", "localhost:" + ports.kafka());
        environment.put(
                "MP_JWT_VERIFY_PUBLICKEY_LOCATION",
                keys.issuerPublicKey().toUri().toString());
        environment.put("MP_JWT_VERIFY_ISSUER", Tokens.ISSUER);
        environment.put("OLP_PROOFS_KEY", keys.proofKey(service.id()).toString());
        environment.put("OLP_PROOFS_TRUSTED", keys.trusted().toString());
        return environment;
    }
}
