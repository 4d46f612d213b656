package olp.cashback.payouts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import olp.cashback.Loyalty.Bought;
import olp.platform.testing.EventFiles;
import olp.platform.testing.KafkaProbe;
import olp.platform.testing.LoyaltyVoice.Holder;
import org.junit.jupiter.api.Test;

/** What is told of payouts is as its schema and its example say, and never where they go. */
@QuarkusTest
class PayoutEventTest extends PayoutsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TOPIC = "cashback.wallets";

    private JsonNode told(Holder holder, String type) throws JsonProcessingException {
        var event = kafka.await(TOPIC, type, each -> holder.account().toString().equals(each.key()));
        assertEquals(List.of(), EventFiles.faults(type, event.value()));
        assertEquals(List.of(), EventFiles.faults(type, EventFiles.example(type)));
        assertFalse(event.value().contains("0440532"), event.value());
        var said = JSON.readTree(event.value());
        assertEquals(fields(JSON.readTree(EventFiles.example(type))), fields(said));
        assertEquals(said.path("id").asText(), KafkaProbe.header(event, "ce_subject"));
        assertEquals(holder.account().toString(), said.path("account").asText());
        assertEquals(holder.card(), said.path("card").asText());
        return said;
    }

    private static List<String> fields(JsonNode node) {
        List<String> fields = new ArrayList<>();
        node.fieldNames().forEachRemaining(fields::add);
        return fields;
    }

    private Holder withMoneyOf(UUID shop, long amount) {
        var aiko = loyalty.member();
        loyalty.records(
                Bought.by(aiko, shop, amount * 10).activeAt(Instant.now().minus(Duration.ofMinutes(1))));
        eventuallyLifetimeIs(aiko, (int) amount);
        return aiko;
    }

    @Test
    void what_was_asked_for_and_has_arrived_is_told_with_who_pays_for_it() throws JsonProcessingException {
        var gym = partnerWith("10");
        var aiko = withMoneyOf(gym, 600);
        give(aiko, 400);
        var id = requested(aiko, 1_000);
        var requested = told(aiko, PayoutEvents.REQUESTED);
        assertEquals(id.toString(), requested.path("id").asText());
        assertEquals(1_000, requested.path("amount").asInt());
        assertEquals("EUR", requested.path("currency").asText());

        end(id, "settle").statusCode(200);
        var settled = told(aiko, PayoutEvents.PAID_OUT);
        assertEquals(requested.path("lots"), settled.path("lots"));
        long ofGym = 0;
        long all = 0;
        for (var lot : settled.path("lots")) {
            all += lot.path("amount").asLong();
            ofGym += gym.toString().equals(lot.path("fundedBy").asText())
                    ? lot.path("amount").asLong()
                    : 0;
        }
        assertEquals(List.of(1_000L, 600L), List.of(all, ofGym));
    }

    @Test
    void what_came_back_is_told_with_the_lots_that_it_is_in() throws JsonProcessingException {
        var gym = partnerWith("10");
        var aiko = withMoneyOf(gym, 600);
        var id = requested(aiko, 500);
        end(id, "fail", Map.of("id", UUID.randomUUID(), "reason", "The account is closed"))
                .statusCode(200);
        var failed = told(aiko, PayoutEvents.FAILED);
        assertEquals("The account is closed", failed.path("reason").asText());
        assertEquals(500, failed.path("lots").path(0).path("amount").asInt());
        assertEquals(
                gym.toString(), failed.path("lots").path(0).path("fundedBy").asText());
    }
}
