package olp.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import olp.local.api.Pause;

/** Where each part listens, on this machine only; TCP ports, 1 to 65535. */
public record Ports(
        int loyalty, int cashback, int coalition, int notification, int postgres, int kafka, int kafkaController) {

    private static final int COUNT = 7;
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final String CONTROLLER = "kafka-controller";

    /** The ports that the documents name: 8081 to 8084 for the services. */
    public static Ports usual() {
        return new Ports(8081, 8082, 8083, 8084, 15432, 19092, 19093);
    }

    /**
     * Seven ports in a row: loyalty, cashback, coalition, notification, PostgreSQL, Kafka and its controller.
     *
     * @param first 1 to 65529
     * @throws PlatformException when they would not fit below 65536
     */
    public static Ports from(int first) {
        if (first < 1 || first > 65536 - COUNT) {
            throw new PlatformException("--ports-from takes a port from 1 to " + (65536 - COUNT) + ", not " + first);
        }
        return new Ports(first, first + 1, first + 2, first + 3, first + 4, first + 5, first + 6);
    }

    /** Ports that nothing listens on at this moment, for tests. */
    public static Ports free() {
        List<ServerSocket> held = new ArrayList<>();
        try {
            int[] port = new int[COUNT];
            for (int i = 0; i < COUNT; i++) {
                ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                held.add(socket);
                port[i] = socket.getLocalPort();
            }
            return new Ports(port[0], port[1], port[2], port[3], port[4], port[5], port[6]);
        } catch (IOException e) {
            throw new UncheckedIOException("no free ports", e);
        } finally {
            held.forEach(Ports::release);
        }
    }

    static Ports from(Properties kept) {
        return new Ports(
                number(kept, Component.LOYALTY.id()),
                number(kept, Component.CASHBACK.id()),
                number(kept, Component.COALITION.id()),
                number(kept, Component.NOTIFICATION.id()),
                number(kept, Component.POSTGRES.id()),
                number(kept, Component.KAFKA.id()),
                number(kept, CONTROLLER));
    }

    Properties toProperties() {
        Properties kept = new Properties();
        for (Component component : Component.values()) {
            kept.setProperty(component.id(), Integer.toString(of(component)));
        }
        kept.setProperty(CONTROLLER, Integer.toString(kafkaController));
        return kept;
    }

    /** The port that {@code component}'s clients use. */
    public int of(Component component) {
        return switch (component) {
            case LOYALTY -> loyalty;
            case CASHBACK -> cashback;
            case COALITION -> coalition;
            case NOTIFICATION -> notification;
            case POSTGRES -> postgres;
            case KAFKA -> kafka;
        };
    }

    /** Refuses when something listens on a port that {@code component} is about to open. */
    void requireFree(Component component) {
        requireFree(component, of(component));
        if (component == Component.KAFKA) {
            requireFree(component, kafkaController);
        }
    }

    /** Tries for a moment: a process that was killed lets go of its port some milliseconds after its end. */
    private static void requireFree(Component component, int port) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isFree(port)) {
            if (System.nanoTime() > deadline) {
                throw new PlatformException(
                        "port %d, which %s needs, is used by another program (`lsof -i :%d` names it). Stop that program, or use other ports: ./dev up --ports-from 18081"
                                .formatted(port, component.id(), port));
            }
            Pause.of(Duration.ofMillis(20));
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static int number(Properties kept, String key) {
        return Integer.parseInt(kept.getProperty(key));
    }

    private static void release(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
