package olp.loyalty.gifts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import olp.loyalty.gifts.TillWithGifts.Sale;
import olp.loyalty.stamps.model.Bought;
import olp.platform.testing.EventFiles;
import olp.platform.testing.KafkaProbe;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** What other services hear of gifts, against the schemas in docs/events. */
@QuarkusTest
class GiftEventsTest extends GiftsTest {
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    @Inject
    TillWithGifts till;

    @Test
    void what_becomes_of_vouchers_is_published_as_documented_but_not_their_codes() {
        adjust(aiko.card(), 200);
        var coffee = offered(100);
        var voucher = ordered(coffee);
        redeem(shop, voucher).statusCode(200);
        define(stampCard(code("FIRST"), shop, 1, Map.of("reward", coffee))).statusCode(201);
        var sale = Sale.of(shop, aiko.card(), 400);
        till.sell(sale);
        till.giveBack(sale, new Bought(shop, sale.occurredAt(), 0, List.of(), false));
        try (var kafka = new KafkaProbe(servers)) {
            var issued = documented(kafka, "voucher-issued", "\"because\":\"order\"");
            assertFalse(issued.value().contains(voucher));
            assertFalse(issued.value().contains(voucher.replace("-", "")));
            documented(kafka, "points-spent", "\"points\":100");
            var redeemed = documented(kafka, "voucher-redeemed", shop.toString());
            assertEquals(issued.key(), redeemed.key());
            documented(kafka, "voucher-issued", "\"because\":\"stamp:FIRST");
            documented(kafka, "voucher-voided", sale.id().toString());
        }
    }

    @Test
    void points_that_a_friend_brought_are_published_as_documented() {
        set("/v1/referral", Map.of("gift", Map.of("points", 77)), () -> {
            till.sell(Sale.of(shop, friendOf(aiko).card(), 400));
            try (var kafka = new KafkaProbe(servers)) {
                documented(kafka, "points-given", "\"because\":\"referral\"");
            }
        });
    }

    @Test
    void the_examples_fit_their_schemas() {
        for (var type : List.of("voucher-issued", "voucher-redeemed", "voucher-voided", "points-given")) {
            var name = "loyalty." + type + ".v1";
            assertEquals(List.of(), EventFiles.faults(name, EventFiles.example(name)), name);
        }
    }

    private ConsumerRecord<String, String> documented(KafkaProbe kafka, String type, String with) {
        var name = "loyalty." + type + ".v1";
        var event = kafka.await(
                "loyalty.points",
                name,
                each -> each.value().contains(aiko.card()) && each.value().contains(with));
        assertEquals(List.of(), EventFiles.faults(name, event.value()));
        return event;
    }
}
