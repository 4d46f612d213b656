package olp.local;

import java.net.URI;

/**
 * Where a running local platform is reached. The services' addresses are bases without a path; {@code postgres} and
 * {@code kafka} are {@code host:port}.
 */
public record Addresses(URI loyalty, URI cashback, URI coalition, URI notification, String postgres, String kafka) {

    static Addresses of(Ports ports) {
        return new Addresses(
                http(ports.loyalty()),
                http(ports.cashback()),
                http(ports.coalition()),
                http(ports.notification()),
                "localhost:" + ports.postgres(),
                "localhost:" + ports.kafka());
    }

    /** The base address of one of the four services; refuses for the servers that they need. */
    public URI service(Component service) {
        return switch (service) {
            case LOYALTY -> loyalty;
            case CASHBACK -> cashback;
            case COALITION -> coalition;
            case NOTIFICATION -> notification;
            case POSTGRES, KAFKA -> throw new IllegalArgumentException(service.id() + " does not speak HTTP");
        };
    }

    private static URI http(int port) {
        return URI.create("http://localhost:" + port);
    }
}
