package olp.coalition.offers;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import olp.coalition.CoalitionTest;
import olp.platform.testing.EventFiles;
import olp.platform.testing.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class OfferTest extends CoalitionTest {
    private static final String PUBLISHED = "coalition.offer-published.v1";
    private final UUID shoes = UUID.randomUUID();
    private final UUID gym = UUID.randomUUID();

    @Test
    void a_partner_publishes_for_itself_and_pays_unless_it_says_otherwise() {
        var offer = offer(shoes, gym);
        offer.remove("partner");
        as(Tokens.partner(shoes))
                .body(offer)
                .post("/v1/offers")
                .then()
                .statusCode(201)
                .body("partner", equalTo(shoes.toString()))
                .body("funding[0].partner", equalTo(shoes.toString()))
                .body("funding[0].sharePercent", equalTo("100"));
    }

    @Test
    void a_partner_publishes_for_nobody_else() {
        as(Tokens.partner(gym))
                .body(offer(shoes, gym))
                .post("/v1/offers")
                .then()
                .statusCode(403);
    }

    @Test
    void the_operator_says_for_whom_it_publishes() {
        var offer = offer(shoes, gym);
        post(offer).statusCode(201);
        offer.remove("partner");
        offer.put("id", UUID.randomUUID());
        post(offer).statusCode(400).body("violations[0].field", equalTo("partner"));
    }

    @Test
    void the_same_request_twice_publishes_once_and_with_other_content_is_refused() {
        var offer = offer(shoes, gym);
        var first = post(offer).statusCode(201).extract().asString();
        post(offer).statusCode(200).header("Idempotent-Replayed", "true").body(equalTo(first));
        offer.put("title", "Another one");
        post(offer).statusCode(422).body("type", equalTo("urn:problem:id-reused"));
    }

    @Test
    void an_id_that_another_caller_used_is_taken() {
        var offer = offer(shoes, gym);
        post(offer).statusCode(201);
        as(Tokens.partner(shoes))
                .body(offer)
                .post("/v1/offers")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:problem:id-taken"));
    }

    @Test
    void what_was_refused_may_be_tried_again_under_its_id() {
        var offer = offer(shoes, gym);
        offer.put("discount", Map.of("percent", "101"));
        post(offer).statusCode(400).body("violations[0].field", equalTo("discount.percent"));
        offer.put("discount", Map.of("percent", "11"));
        post(offer).statusCode(201);
    }

    @ParameterizedTest
    @CsvSource({
        "perCard, 1, perCard",
        "budget, 1000, budget",
        "'requires', '{\"tier\":\"GOLD\"}', requires.tier",
        "'requires', '{\"paidWithIssuer\":\"bank\"}', requires.paidWithIssuer",
        "'titel', '\"x\"', titel",
        "'title', '5', title",
        "'discount', '{\"percent\":10}', discount.percent",
        "'discount', '{\"amount\":\"5\",\"currency\":\"EUR\"}', discount.amount",
        "'discount', '{\"amount\":99999999999999999999,\"currency\":\"EUR\"}', ",
        "'discount', '{\"amount\":500,\"currency\":\"NOK\"}', discount.currency",
        "'funding', '[{\"partner\":\"x\",\"sharePercent\":\"100\"}]', funding[0].partner",
        "'funding', '[null]', funding",
        "'from', '\"tomorrow\"', from",
        "'until', '\"+1000000000-12-31T23:59:59Z\"', until",
    })
    void what_it_does_not_understand_is_refused_by_name(String field, String value, String fault) {
        var id = UUID.randomUUID();
        var fields = new HashMap<>(Map.of(
                "id",
                "\"" + id + "\"",
                "partner",
                "\"" + shoes + "\"",
                "title",
                "\"10 % off\"",
                "discount",
                "{\"percent\":\"10\"}"));
        fields.put(field, value);
        var body = new ArrayList<String>();
        fields.forEach((name, json) -> body.add("\"" + name + "\":" + json));
        var answer = as(OPERATOR)
                .body("{" + String.join(",", body) + "}")
                .post("/v1/offers")
                .then()
                .statusCode(400);
        if (fault != null) {
            answer.body("violations.field", hasItem(fault));
        }
    }

    @Test
    void a_change_is_the_whole_new_state_and_is_told_once() {
        var offer = offer(shoes, gym);
        var id = published(offer);
        offer.put("discount", Map.of("amount", 500, "currency", "EUR"));
        offer.put("until", "2099-01-01T00:00:00Z");
        put(offer)
                .statusCode(200)
                .body("discount.amount", equalTo(500))
                .body("discount.percent", nullValue())
                .body("until", equalTo("2099-01-01T00:00:00Z"));
        put(offer).statusCode(200);
        offer.remove("until");
        put(offer).statusCode(200).body("until", nullValue());
        var told = kafka.awaitAll("coalition.offers", 3, each -> id.toString().equals(each.key()));
        assertEquals(
                List.of(false, true, false),
                told.stream().map(each -> each.value().contains("\"until\"")).toList());
        told.forEach(each -> {
            assertEquals(PUBLISHED, type(each));
            assertEquals(List.of(), EventFiles.faults(PUBLISHED, each.value()));
        });
    }

    @Test
    void put_accepts_what_get_answered() {
        var id = published(offer(shoes, gym));
        Map<String, Object> read = as(OPERATOR)
                .get("/v1/offers?limit=200&cursor=" + olp.platform.web.Cursor.encode(before(id)))
                .then()
                .statusCode(200)
                .extract()
                .path("items[0]");
        assertEquals(id.toString(), read.get("id"));
        put(read).statusCode(200);
    }

    private static UUID before(UUID id) {
        return new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits() - 1);
    }

    @Test
    void nobody_changes_what_is_not_there_or_not_its_own() {
        var offer = offer(shoes, gym);
        put(offer).statusCode(404);
        var id = published(offer);
        as(Tokens.partner(gym)).body(offer).put("/v1/offers/" + id).then().statusCode(404);
        as(Tokens.partner(shoes)).body(offer).put("/v1/offers/" + id).then().statusCode(200);
        offer.put("partner", gym.toString());
        put(offer).statusCode(400).body("violations[0].field", equalTo("partner"));
        as(OPERATOR).body(offer).put("/v1/offers/" + UUID.randomUUID()).then().statusCode(400);
    }

    @Test
    void all_offers_are_found_page_by_page_and_only_its_own_partner_sees_who_pays() {
        var ids = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            ids.add(published(offer(shoes, gym)).toString());
        }
        var found = new ArrayList<Map<String, Object>>();
        var next = "";
        while (next != null) {
            var page = as(Tokens.partner(shoes))
                    .get("/v1/offers?limit=2&cursor=" + next)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            found.addAll(page.getList("items"));
            next = page.getString("next");
        }
        assertEquals(
                ids.stream().sorted().toList(),
                found.stream()
                        .map(each -> (String) each.get("id"))
                        .filter(ids::contains)
                        .toList());
        found.forEach(each -> assertEquals(shoes.toString().equals(each.get("partner")), each.containsKey("funding")));
    }

    @Test
    void an_offer_does_not_open_before_its_partner_takes_part() {
        loyalty.says(gym, "ACTIVE");
        var aiko = loyalty.member();
        var id = published(offer(shoes, gym));
        var open = published(offer(loyalty.partner(), gym));
        loyalty.records(aiko, gym, 1_000);
        eventuallyOpen(aiko, open);
        openTo(aiko).body("items.id", not(hasItem(id.toString())));
        loyalty.says(shoes, "ACTIVE");
        eventuallyOpen(aiko, id);
        loyalty.says(shoes, "PAUSED");
        eventually(() -> openTo(aiko).body("items.id", not(hasItem(id.toString()))));
    }
}
