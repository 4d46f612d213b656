package olp.notification;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import olp.platform.testing.EventFiles;
import olp.platform.testing.KafkaProbe;
import olp.platform.testing.Servers;
import olp.platform.testing.Tokens;
import olp.platform.web.CardNumbers;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** What tests of the running service have in common: words for what the other services tell it. */
@WithTestResource(value = Servers.class, initArgs = @ResourceArg(name = "service", value = "notification"))
public abstract class NotificationTest {
    protected static final Duration PATIENCE = Duration.ofSeconds(45);
    protected static KafkaProbe probe;

    @Inject
    protected Pool pool;

    @BeforeAll
    static void theOthersTopicsExist() {
        probe = new KafkaProbe(ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
        probe.create(
                "loyalty.purchases",
                "loyalty.points",
                "loyalty.members",
                "loyalty.partners",
                "cashback.wallets",
                "coalition.offers",
                "coalition.redemptions",
                "loyalty.points.dlq",
                "cashback.wallets.dlq");
    }

    @AfterAll
    static void closeProbe() {
        probe.close();
    }

    /** A member with a card; nobody was told of them yet. */
    protected record Customer(UUID member, UUID account, String card) {
        public static Customer unheardOf() {
            return new Customer(UUID.randomUUID(), UUID.randomUUID(), cardNumber());
        }

        public String token() {
            return Tokens.member(member);
        }
    }

    /** A member with a card, told of in English. */
    protected static Customer customer() {
        var customer = Customer.unheardOf();
        tellMember(customer, "\"en\"", "\"Europe/Oslo\"");
        tellCard(customer);
        return customer;
    }

    protected static void tellMember(Customer customer, String locale, String zone) {
        publish(
                "loyalty.members",
                customer.member(),
                "loyalty.member-enrolled.v1",
                "id",
                quoted(customer.member()),
                "locale",
                locale,
                "timeZone",
                zone);
    }

    protected static void tellCard(Customer customer) {
        probe.publish(
                "loyalty.members",
                customer.card(),
                "/loyalty",
                "loyalty.card-issued.v1",
                EventFiles.example(
                        "loyalty.card-issued.v1",
                        "number",
                        quoted(customer.card()),
                        "account",
                        quoted(customer.account()),
                        "issuedAccount",
                        quoted(customer.account()),
                        "member",
                        quoted(customer.member())));
    }

    /** A partner of that name. */
    protected static UUID partner(String name) {
        var id = UUID.randomUUID();
        tellPartner(id, name);
        return id;
    }

    protected static void tellPartner(UUID id, String name) {
        publish("loyalty.partners", id, "loyalty.partner-joined.v1", "id", quoted(id), "name", quoted(name));
    }

    protected static UUID tellPoints(Customer customer, UUID partner, long points) {
        return publish(
                "loyalty.points",
                customer.account(),
                "loyalty.points-earned.v1",
                "account",
                quoted(customer.account()),
                "card",
                quoted(customer.card()),
                "partner",
                quoted(partner),
                "points",
                "" + points);
    }

    /** Publishes an event's example with some fields changed. */
    protected static UUID publish(String topic, UUID key, String type, String... fieldsAndValues) {
        var source = "/" + type.substring(0, type.indexOf('.'));
        return probe.publish(topic, key.toString(), source, type, EventFiles.example(type, fieldsAndValues));
    }

    protected static String quoted(Object value) {
        return "\"" + value + "\"";
    }

    protected static String cardNumber() {
        var first = "%015d".formatted(ThreadLocalRandom.current().nextLong(1_000_000_000_000_000L));
        return first + CardNumbers.checkDigit(first);
    }

    protected static RequestSpecification as(String token) {
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }

    protected static ValidatableResponse inbox(Customer customer) {
        return as(customer.token()).get("/v1/inbox").then().statusCode(200);
    }

    /** The inbox, once it holds that many messages. */
    protected static ValidatableResponse inboxOf(int messages, Customer customer) {
        await().atMost(PATIENCE).untilAsserted(() -> inbox(customer).body("items", hasSize(messages)));
        return inbox(customer);
    }

    protected RowSet<Row> sql(String statement, Object... values) {
        return pool.preparedQuery(statement).execute(Tuple.from(values)).await().atMost(PATIENCE);
    }

    protected long count(String statement, Object... values) {
        return sql(statement, values).iterator().next().getLong(0);
    }

    /** Waits until the service has taken an event in, whatever it made of it. */
    protected void untilSeen(UUID event) {
        await().atMost(PATIENCE).until(() -> count("select count(*) from inbox where id = $1", event) == 1);
    }
}
