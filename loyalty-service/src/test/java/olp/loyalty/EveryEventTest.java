package olp.loyalty;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import olp.loyalty.expiry.Planning;
import olp.loyalty.gifts.GiftsTest;
import olp.platform.testing.EventFiles;
import olp.platform.testing.KafkaProbe;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Each type that docs/events says is loyalty's: it is sent, to its topic, and as its schema says. */
@QuarkusTest
class EveryEventTest extends GiftsTest {
    /** Agreed with those who read them; nothing changes or erases a member yet. */
    private static final Set<String> NOT_SENT_YET = Set.of("loyalty.member-updated.v1", "loyalty.member-erased.v1");

    private static final String DEAD_LETTER = "loyalty.dead-letter.v1";
    private static final String WATERMARK = "loyalty.watermark.v1";
    private static final int CHECKED_OF_A_TYPE = 20;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    private final List<String> faults = new ArrayList<>();

    @Test
    void every_type_is_listed_has_a_schema_and_is_sent_as_that_says() {
        var sent = EventFiles.topics("loyalty");
        var listed = new TreeSet<>(sent.keySet());
        listed.addAll(Set.of(DEAD_LETTER, WATERMARK));
        assertEquals(listed, EventFiles.schemas("loyalty"));
        for (var type : listed) {
            assertEquals(List.of(), EventFiles.faults(type, EventFiles.example(type)), type);
        }

        sent.keySet().removeAll(NOT_SENT_YET);
        theProgrammeAndItsPartnersChange();
        pointsComeAndGo();
        cardsAndMembersChangeHands();
        giftsComeAndGo();
        try (var kafka = new KafkaProbe(servers)) {
            kafka.create("notification.feedback");
            kafka.publish("notification.feedback", "k", "/notification", "notification.expiry-warned.v1", "oops");
            checkAll(kafka, "notification.feedback.dlq", Set.of(DEAD_LETTER));
            sent.entrySet().stream()
                    .collect(groupingBy(Map.Entry::getValue, mapping(Map.Entry::getKey, toSet())))
                    .forEach((topic, types) -> {
                        types.add(WATERMARK);
                        checkAll(kafka, topic, types);
                    });
        }
        assertEquals(List.of(), faults);
    }

    /** Awaits one of each type, and looks at the first few of each. */
    private void checkAll(KafkaProbe kafka, String topic, Set<String> types) {
        Map<String, Integer> checked = new HashMap<>();
        kafka.awaitAll(topic, types.size(), each -> {
            var type = KafkaProbe.header(each, "ce_type");
            var many = types.contains(type) ? checked.merge(type, 1, Integer::sum) : CHECKED_OF_A_TYPE + 1;
            if (many <= CHECKED_OF_A_TYPE) {
                EventFiles.faults(type, each.value()).forEach(fault -> faults.add(type + ": " + fault));
            }
            return many == 1;
        });
    }

    private void theProgrammeAndItsPartnersChange() {
        programme(Map.of("maxAgeDays", 399), () -> {});
        var other = partner();
        done(Map.of(), "/v1/partners/" + other + "/pause");
    }

    private void pointsComeAndGo() {
        var lapsing = earlier(bearerCard(), 500);
        post(shop, lapsing).statusCode(201);
        Owner.lapse(lapsing);
        // Whatever is next entered for the account enters that they lapsed.
        post(shop, purchase(lapsing.get("card").toString(), 100)).statusCode(201);

        var warned = earlier(aiko.card(), 150_000);
        post(shop, warned).statusCode(201);
        Owner.endsInTenDays(warned);
        Planning.now();
        post(shop, paidWith(purchase(aiko.card(), 7), points(held(shop, aiko.card(), 7))))
                .statusCode(201);
        giveBack(shop, warned).statusCode(201);
    }

    private void giftsComeAndGo() {
        var coffee = code("COFFEE");
        offer(reward(coffee, null)).statusCode(201);
        define(stampCard(code("FIRST"), shop, 1, Map.of("reward", coffee))).statusCode(201);
        define(stampCard(code("POINTS"), shop, 1, Map.of("points", 5))).statusCode(201);
        String used = post(shop, purchase(aiko.card(), 200))
                .statusCode(201)
                .extract()
                .path("stamps.find { it.vouchers }.vouchers[0].code");
        redeem(shop, used).statusCode(200);
        var returned = purchase(aiko.card(), 200);
        post(shop, returned).statusCode(201);
        giveBack(shop, returned).statusCode(201);
    }

    private void cardsAndMembersChangeHands() {
        var bearer = bearerCard();
        var ken = member();
        done(Map.of("number", bearer), "/v1/members/" + aiko.id() + "/cards");
        var merge = done(Map.of("from", ken.id()), "/v1/members/" + aiko.id() + "/merge");
        done(Map.of(), "/v1/merges/" + merge + "/undo");
        done(Map.of("card", aiko.card(), "points", 9, "reason", "Goodwill"), "/v1/adjustments");
        done(Map.of("from", aiko.card(), "to", ken.card(), "points", 4), "/v1/transfers");
        done(Map.of(), "/v1/cards/" + bearer + "/block");
        done(Map.of(), "/v1/cards/" + bearer + "/replace");
    }

    /** Has an operator do something; answers the id that is answered. */
    private static String done(Map<String, Object> asked, String path) {
        Map<String, Object> body = new HashMap<>(asked);
        body.put("id", UUID.randomUUID());
        var answer = as(OPERATOR).body(body).post(path).then().extract();
        assertEquals(2, answer.statusCode() / 100, path + " → " + answer.asString());
        return answer.path("id");
    }
}
