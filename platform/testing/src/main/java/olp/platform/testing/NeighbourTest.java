package olp.platform.testing;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import org.awaitility.core.ThrowingRunnable;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What tests of services have in common that read what loyalty-service tells; the test plays loyalty-service. */
public abstract class NeighbourTest {
    protected static final String OPERATOR = Tokens.operator();

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    protected KafkaProbe kafka;

    /** Its topics are there. */
    @BeforeEach
    protected void the_neighbour_is_there() {
        kafka = new KafkaProbe(ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
        kafka.create("loyalty.purchases", "loyalty.members", "loyalty.partners");
    }

    @AfterEach
    protected void the_neighbour_leaves() {
        kafka.close();
    }

    protected static RequestSpecification as(String token) {
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }

    protected static void eventually(ThrowingRunnable assertion) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).untilAsserted(assertion);
    }
}
