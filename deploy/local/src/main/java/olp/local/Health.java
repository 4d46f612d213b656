package olp.local;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import olp.local.keys.Keys;
import olp.local.keys.Passwords;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Whether a component answers, asked as its clients would ask. */
final class Health implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 2_000;

    private final Addresses addresses;
    private final Keys keys;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(patience())
            .build();

    Health(Addresses addresses, Keys keys) {
        this.addresses = addresses;
        this.keys = keys;
    }

    boolean ready(Component component) {
        return switch (component) {
            case POSTGRES -> Component.SERVICES.stream().allMatch(this::databaseAnswers);
            case KAFKA -> brokerAnswers();
            case LOYALTY, CASHBACK, COALITION, NOTIFICATION -> serviceIsReady(component);
        };
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private boolean databaseAnswers(Component service) {
        Properties login = new Properties();
        login.setProperty("user", Passwords.service(service.id()));
        login.setProperty("password", keys.passwords().of(Passwords.service(service.id())));
        login.setProperty("connectTimeout", "2");
        login.setProperty("socketTimeout", "2");
        try (Connection connection =
                DriverManager.getConnection("jdbc:postgresql://" + addresses.postgres() + "/" + service.id(), login)) {
            return connection.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }

    private boolean brokerAnswers() {
        Map<String, Object> settings = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                addresses.kafka(),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                PATIENCE_MILLIS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                PATIENCE_MILLIS);
        try (Admin admin = Admin.create(settings)) {
            return !admin.describeCluster()
                    .nodes()
                    .get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                    .isEmpty();
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean serviceIsReady(Component service) {
        HttpRequest request = HttpRequest.newBuilder(addresses.service(service).resolve("/q/health/ready"))
                .timeout(patience())
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Duration patience() {
        return Duration.ofMillis(PATIENCE_MILLIS);
    }
}
