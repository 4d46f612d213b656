package olp.loyalty;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import olp.platform.testing.EventFiles;
import olp.platform.testing.KafkaProbe;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** What other services hear, against the schemas in docs/events. */
@QuarkusTest
class EventsTest extends LoyaltyTest {
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    @Test
    void what_happens_is_published_as_documented() {
        try (var kafka = new KafkaProbe(servers)) {
            var purchase = purchase(aiko.card(), 150_000);
            purchase.put("lines", lines(line(1, 3, 50_000, 0)));
            post(shop, purchase).statusCode(201);
            String id = purchase.get("id").toString();

            var joined = documented(kafka.await("loyalty.partners", "loyalty.partner-joined.v1", about(shop)));
            assertEquals(shop.toString(), joined.key());
            documented(kafka.await("loyalty.members", "loyalty.member-enrolled.v1", about(aiko.id())));
            var card = documented(kafka.await("loyalty.members", "loyalty.card-issued.v1", about(aiko.card())));
            assertEquals(aiko.card(), card.key());
            var recorded = documented(kafka.await("loyalty.purchases", "loyalty.purchase-recorded.v1", about(id)));
            var earned = documented(kafka.await("loyalty.points", "loyalty.points-earned.v1", about(id)));
            documented(kafka.await("loyalty.points", "loyalty.tier-changed.v1", about(id)));
            assertEquals(recorded.key(), earned.key());
        }
    }

    @Test
    void what_becomes_of_cards_members_and_points_is_published_as_documented() {
        try (var kafka = new KafkaProbe(servers)) {
            String bearer = done(Map.of("kind", "BEARER"), "/v1/cards");
            var ken = member();
            done(Map.of("number", bearer), "/v1/members/" + aiko.id() + "/cards");
            var merge = done(Map.of("from", ken.id()), "/v1/members/" + aiko.id() + "/merge");
            done(Map.of(), "/v1/merges/" + merge + "/undo");
            done(Map.of("card", aiko.card(), "points", 9, "reason", "Goodwill"), "/v1/adjustments");
            done(Map.of("from", aiko.card(), "to", ken.card(), "points", 4), "/v1/transfers");
            done(Map.of(), "/v1/cards/" + bearer + "/block");
            String fresh = done(Map.of(), "/v1/cards/" + bearer + "/replace");

            var claimed = documented(kafka.await("loyalty.members", "loyalty.card-claimed.v1", about(bearer)));
            assertEquals(bearer, claimed.key());
            var merged = documented(kafka.await("loyalty.members", "loyalty.members-merged.v1", about(merge)));
            assertEquals(ken.id().toString(), merged.key());
            documented(kafka.await("loyalty.members", "loyalty.merge-undone.v1", about(merge)));
            var moved = kafka.awaitAll(
                    "loyalty.members",
                    2,
                    each -> "loyalty.card-moved.v1".equals(KafkaProbe.header(each, "ce_type"))
                            && ken.card().equals(each.key()));
            moved.forEach(EventsTest::documented);
            documented(kafka.await("loyalty.members", "loyalty.card-blocked.v1", about(bearer)));
            documented(kafka.await("loyalty.members", "loyalty.card-replaced.v1", about(bearer)));
            documented(kafka.await("loyalty.members", "loyalty.card-issued.v1", about(fresh)));
            documented(kafka.await(
                    "loyalty.points",
                    "loyalty.points-adjusted.v1",
                    each -> each.value().contains(aiko.card())));
            documented(kafka.await(
                    "loyalty.points",
                    "loyalty.points-transferred.v1",
                    each -> each.value().contains(aiko.card())));
        }
    }

    /** Has an operator do something; answers the number of the card, or else the id, that is answered. */
    private static String done(Map<String, Object> asked, String path) {
        Map<String, Object> body = new HashMap<>(asked);
        body.put("id", UUID.randomUUID());
        var answer = as(OPERATOR).body(body).post(path).then().extract();
        assertEquals(2, answer.statusCode() / 100, path + " → " + answer.asString());
        return answer.path("number") == null ? answer.path("id") : answer.path("number");
    }

    @Test
    void a_card_s_purchases_are_published_in_their_order() {
        try (var kafka = new KafkaProbe(servers)) {
            List<String> posted = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                var purchase = purchase(aiko.card(), 100 + i);
                post(shop, purchase).statusCode(201);
                posted.add(purchase.get("id").toString());
            }
            var published = kafka.awaitAll(
                    "loyalty.purchases", 50, each -> posted.contains(KafkaProbe.header(each, "ce_subject")));
            assertEquals(
                    posted,
                    published.stream()
                            .map(each -> KafkaProbe.header(each, "ce_subject"))
                            .toList());
        }
    }

    @Test
    void watermarks_reach_every_partition_of_every_topic() {
        try (var kafka = new KafkaProbe(servers)) {
            for (var topic : List.of("loyalty.purchases", "loyalty.points", "loyalty.members", "loyalty.partners")) {
                for (int partition = 0; partition < 4; partition++) {
                    var here = partition;
                    var mark = kafka.await(topic, "loyalty.watermark.v1", each -> each.partition() == here);
                    documented(mark);
                    assertEquals("watermark-" + partition, mark.key());
                }
            }
        }
    }

    private static java.util.function.Predicate<ConsumerRecord<String, String>> about(Object subject) {
        return each -> subject.toString().equals(KafkaProbe.header(each, "ce_subject"));
    }

    private static ConsumerRecord<String, String> documented(ConsumerRecord<String, String> event) {
        assertEquals("1.0", KafkaProbe.header(event, "ce_specversion"));
        assertEquals("/loyalty", KafkaProbe.header(event, "ce_source"));
        assertEquals("application/json", KafkaProbe.header(event, "content-type"));
        UUID.fromString(KafkaProbe.header(event, "ce_id"));
        assertEquals(List.of(), EventFiles.faults(KafkaProbe.header(event, "ce_type"), event.value()));
        return event;
    }
}
