package olp.platform.testing;

import org.testcontainers.DockerClientFactory;

/** A PostgreSQL server for the tests of a library, without a service around it: in a container or embedded. */
public final class TestDatabase implements AutoCloseable {
    private final DatabaseServer server;
    private final String service;

    private TestDatabase(DatabaseServer server, String service) {
        this.server = server;
        this.service = service;
    }

    /** Starts one with an empty database of that name, its owner, and the role that a service would work with. */
    public static TestDatabase start(String service) {
        var docker = DockerClientFactory.instance().isDockerAvailable();
        var server = docker ? DatabaseServer.inContainer() : DatabaseServer.embedded();
        server.createFor(service);
        return new TestDatabase(server, service);
    }

    /** Where it is, as {@code host:port/database}. */
    public String address() {
        return server.address() + "/" + service;
    }

    /** The role that owns the schema. */
    public String owner() {
        return service + "_owner";
    }

    /** The owner's password. */
    public String ownerPassword() {
        return DatabaseServer.OWNER_PASSWORD;
    }

    /** The role that a service works with. */
    public String role() {
        return service + "_service";
    }

    /** That role's password. */
    public String rolePassword() {
        return DatabaseServer.SERVICE_PASSWORD;
    }

    @Override
    public void close() {
        server.close();
    }
}
