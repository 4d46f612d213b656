package olp.coalition.entitlements;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import olp.coalition.CoalitionTest;
import olp.platform.testing.EventFiles;
import olp.platform.testing.KafkaProbe;
import org.junit.jupiter.api.Test;

/** The examples of {@code docs/events} go in as they stand, and what comes out is as the examples say. */
@QuarkusTest
class EventExamplesTest extends CoalitionTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String GYM = "0199a4c1-7d20-7a11-9f0e-2b6c4d8e1a01";
    private static final String SHOES = "0199a4c1-7d25-7b42-8c1d-5e7f90a1b202";
    private static final String CARD = "9904171358202916";
    private static final String ACCOUNT = "0199a4c2-11b4-7d54-b6e5-708192a3c404";
    private static final String PUBLISHED = "coalition.offer-published.v1";

    @Test
    void the_examples_that_are_consumed_lead_to_the_examples_that_are_published() throws JsonProcessingException {
        loyalty.tells("loyalty.partners", "program", "loyalty.program-changed.v1");
        loyalty.tells("loyalty.partners", GYM, "loyalty.partner-changed.v1");
        loyalty.tells("loyalty.partners", GYM, "loyalty.partner-joined.v1");
        loyalty.says(UUID.fromString(SHOES), "ACTIVE");
        loyalty.tells("loyalty.members", CARD, "loyalty.card-issued.v1");
        loyalty.tells("loyalty.members", "0199a4c2-11b0-7c33-a5d4-6f8091a2b303", "loyalty.member-enrolled.v1");

        @SuppressWarnings("unchecked") // an example is an object
        Map<String, Object> offer = JSON.readValue(EventFiles.example(PUBLISHED), Map.class);
        post(offer).statusCode(201);
        var published = kafka.await(
                "coalition.offers", PUBLISHED, each -> offer.get("id").equals(each.key()));
        assertEquals(JSON.readTree(EventFiles.example(PUBLISHED)), JSON.readTree(published.value()));
        assertEquals(List.of(), EventFiles.faults(PUBLISHED, published.value()));
        assertEquals("/coalition", KafkaProbe.header(published, "ce_source"));

        // The example's purchase is of a day that lies further back every day; the offer's 30 days are asked for since
        // it.
        offer.put("requires", Map.of("purchaseAt", List.of(GYM), "withinDays", 3660));
        offer.remove("until");
        put(offer).statusCode(200);
        loyalty.tells("loyalty.purchases", ACCOUNT, "loyalty.purchase-recorded.v1");

        var opened = kafka.await(REDEMPTIONS, OPENED, each -> ACCOUNT.equals(each.key()));
        assertEquals(List.of(), EventFiles.faults(OPENED, opened.value()));
        assertEquals(withoutUntil(EventFiles.example(OPENED)), withoutUntil(opened.value()));
    }

    private static ObjectNode withoutUntil(String data) throws JsonProcessingException {
        var event = (ObjectNode) JSON.readTree(data);
        event.remove("until");
        return event;
    }
}
