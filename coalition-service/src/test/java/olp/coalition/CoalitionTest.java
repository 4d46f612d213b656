package olp.coalition;

import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import olp.platform.testing.KafkaProbe;
import olp.platform.testing.LoyaltyVoice.Holder;
import olp.platform.testing.NeighbourTest;
import olp.platform.testing.Servers;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;

/** What tests of the running service have in common: words for what its users and its neighbour do. */
@QuarkusTest
@WithTestResource(value = Servers.class, initArgs = @ResourceArg(name = "service", value = "coalition"))
public abstract class CoalitionTest extends NeighbourTest {
    protected static final String REDEMPTIONS = "coalition.redemptions";
    protected static final String OPENED = "coalition.entitlement-opened.v1";

    protected Loyalty loyalty;

    @BeforeEach
    void the_neighbour_speaks() {
        loyalty = new Loyalty(kafka);
    }

    /** 10 % at a partner after a purchase at another within 30 days. */
    protected static Map<String, Object> offer(UUID partner, UUID purchaseAt) {
        Map<String, Object> body = new HashMap<>();
        body.put("id", UUID.randomUUID().toString());
        body.put("partner", partner.toString());
        body.put("title", "10 % off after a visit to the gym");
        body.put("discount", Map.of("percent", "10"));
        body.put("requires", Map.of("purchaseAt", List.of(purchaseAt.toString()), "withinDays", 30));
        return body;
    }

    protected static ValidatableResponse post(Map<String, Object> offer) {
        return as(OPERATOR).body(offer).post("/v1/offers").then();
    }

    /** Publishes an offer and answers its id. */
    protected static UUID published(Map<String, Object> offer) {
        post(offer).statusCode(201);
        return UUID.fromString((String) offer.get("id"));
    }

    protected static ValidatableResponse put(Map<String, Object> offer) {
        return as(OPERATOR).body(offer).put("/v1/offers/" + offer.get("id")).then();
    }

    protected static ValidatableResponse openTo(Holder holder) {
        return as(OPERATOR).get("/v1/offers?limit=200&card=" + holder.card()).then();
    }

    protected static void eventuallyOpen(Holder holder, UUID offer) {
        eventually(() -> openTo(holder).statusCode(200).body("items.id", hasItem(offer.toString())));
    }

    /** The first announcement of an offer to a holder. */
    protected ConsumerRecord<String, String> announcement(Holder holder, UUID offer) {
        return kafka.await(
                REDEMPTIONS,
                OPENED,
                each -> holder.account().toString().equals(each.key())
                        && offer.toString().equals(subject(each)));
    }

    /**
     * The offers that were announced to a holder so far, given that the last of them was. Events of a key are in order, so
     * nothing can come before the last any more.
     */
    protected List<String> announcedUntil(Holder holder, UUID last) {
        announcement(holder, last);
        var told = new java.util.ArrayList<String>();
        kafka.awaitAll(REDEMPTIONS, 1, each -> {
            var isHolders = holder.account().toString().equals(each.key()) && OPENED.equals(type(each));
            if (isHolders) {
                told.add(subject(each));
            }
            return isHolders && last.toString().equals(subject(each));
        });
        return told;
    }

    protected static String subject(ConsumerRecord<?, ?> event) {
        return KafkaProbe.header(event, "ce_subject");
    }

    protected static String type(ConsumerRecord<?, ?> event) {
        return KafkaProbe.header(event, "ce_type");
    }
}
