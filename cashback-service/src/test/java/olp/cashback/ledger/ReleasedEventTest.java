package olp.cashback.ledger;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import olp.cashback.CashbackTest;
import olp.cashback.Loyalty.Bought;
import olp.platform.testing.EventFiles;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReleasedEventTest extends CashbackTest {
    @Inject
    ObjectMapper json;

    @Test
    void what_becomes_available_is_told_once_with_who_pays_for_it() throws Exception {
        var gym = partnerWith("10");
        var aiko = loyalty.member();
        var soon = Instant.now().plusSeconds(3);
        var bought = List.of(
                Bought.by(aiko, gym, 1_000).activeAt(soon),
                Bought.by(aiko, gym, 500).activeAt(soon));
        bought.forEach(loyalty::records);
        eventually(() -> wallet(aiko).body("available", equalTo(150)).body("pending", equalTo(0)));
        eventually(() -> assertEquals(
                2,
                entries(aiko).stream()
                        .filter(each -> each.get("kind").equals("RELEASED"))
                        .count()));

        List<String> purchases = new ArrayList<>();
        long amount = 0;
        for (var event : kafka.awaitAll(
                "cashback.wallets", 1, each -> isRelease(each, aiko.account().toString()))) {
            assertEquals(List.of(), EventFiles.faults("cashback.released.v1", event.value()));
            var data = json.readTree(event.value());
            amount += data.get("amount").asLong();
            for (var lot : data.get("lots")) {
                assertEquals(gym.toString(), lot.get("fundedBy").asText());
                purchases.add(lot.get("purchase").asText());
            }
        }
        assertEquals(150, amount);
        assertEquals(
                bought.stream().map(each -> each.id().toString()).sorted().toList(),
                purchases.stream().sorted().toList());
    }

    private static boolean isRelease(
            org.apache.kafka.clients.consumer.ConsumerRecord<String, String> event, String account) {
        return event.key().equals(account)
                && "cashback.released.v1".equals(olp.platform.testing.KafkaProbe.header(event, "ce_type"));
    }
}
