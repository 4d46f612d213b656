package olp.loyalty.occasions;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import olp.loyalty.gifts.GiftsTest;
import olp.loyalty.gifts.TillWithGifts;
import olp.loyalty.gifts.TillWithGifts.Sale;
import org.junit.jupiter.api.Test;

/** Gifts of the day. The days are years ahead, as nobody can move the clock, and nobody else's in other tests. */
@QuarkusTest
class OccasionTest extends GiftsTest {
    private static final String SETTING = "/v1/occasions";
    private static final Map<String, Object> BIRTHDAY = Map.of("birthday", Map.of("points", 250));

    @Inject
    GiveOnOccasions occasions;

    @Inject
    TillWithGifts till;

    @Test
    void a_birthday_is_a_gift_once_a_year_however_often_and_wherever_it_is_looked_for() {
        var kim = born("1990-06-15");
        set(SETTING, BIRTHDAY, () -> {
            on("2031-06-14T12:00:00Z");
            balance(kim.card()).body("points.active", equalTo(0));
            atOnce(4, i -> {
                on("2031-06-15T00:00:01Z");
                return 0;
            });
            on("2031-06-15T23:00:00Z");
            balance(kim.card()).body("points.active", equalTo(250));
            on("2032-06-15T08:00:00Z");
            balance(kim.card()).body("points.active", equalTo(500));
            balance(aiko.card()).body("points.active", equalTo(0));
            as(OPERATOR)
                    .get("/v1/cards/" + kim.card() + "/entries")
                    .then()
                    .body("items.because.rule", contains("birthday", "birthday"))
                    .body("items[0].because.text", equalTo("Happy birthday"));
            theLedgerBalances();
        });
    }

    @Test
    void who_was_born_on_29_february_has_a_birthday_every_year_and_a_missed_day_is_made_up_for() {
        var kim = born("2000-02-29");
        set(SETTING, BIRTHDAY, () -> {
            on("2041-02-28T12:00:00Z");
            balance(kim.card()).body("points.active", equalTo(250));
            on("2044-02-28T12:00:00Z");
            balance(kim.card()).body("points.active", equalTo(250));
            on("2044-03-01T12:00:00Z");
            balance(kim.card()).body("points.active", equalTo(500));
        });
    }

    @Test
    void the_day_is_the_programmes() {
        var kim = born("1990-04-02");
        set(
                SETTING,
                BIRTHDAY,
                () -> programme(Map.of("timeZone", "Asia/Tokyo"), () -> {
                    on("2051-04-01T14:59:59Z");
                    balance(kim.card()).body("points.active", equalTo(0));
                    on("2051-04-01T15:00:00Z");
                    balance(kim.card()).body("points.active", equalTo(250));
                }));
    }

    @Test
    void who_enrols_on_the_birthday_waits_a_year() {
        var today = Instant.now().toString().substring(5, 10);
        var kim = born("1988-" + today);
        set(SETTING, BIRTHDAY, () -> {
            on(Instant.now().toString());
            balance(kim.card()).body("points.active", equalTo(0));
        });
    }

    @Test
    void the_anniversary_of_the_first_purchase_counts_over_all_cards() {
        var coffee = offered(100);
        var bearer = bearerCard();
        till.sell(Sale.of(shop, aiko.card(), 100).at(Instant.parse("2020-09-09T10:00:00Z")));
        till.sell(Sale.of(shop, bearer, 100).at(Instant.parse("2019-08-08T10:00:00Z")));
        till.sell(Sale.of(shop, bearer, 100).at(Instant.parse("2019-10-10T10:00:00Z")));
        as(OPERATOR)
                .body(Map.of("id", UUID.randomUUID(), "number", bearer))
                .post("/v1/members/" + aiko.id() + "/cards")
                .then()
                .statusCode(200);
        set(SETTING, Map.of("anniversary", Map.of("reward", coffee)), () -> {
            on("2031-09-09T12:00:00Z");
            on("2031-10-10T12:00:00Z");
            vouchers(aiko.card()).body("items.size()", equalTo(0));
            on("2031-08-08T12:00:00Z");
            on("2031-08-08T13:00:00Z");
            vouchers(aiko.card()).body("items.because", contains("anniversary")).body("items.reward", contains(coffee));
        });
    }

    @Test
    void the_setting_is_checked_and_put_accepts_what_get_answered() {
        as(OPERATOR)
                .body(Map.of("birthday", Map.of("points", 0), "anniversary", Map.of()))
                .put(SETTING)
                .then()
                .statusCode(400)
                .body("violations.field", hasItems("birthday", "anniversary"));
        as(OPERATOR)
                .body(Map.of("birthday", Map.of("reward", "NO-SUCH")))
                .put(SETTING)
                .then()
                .statusCode(400)
                .body("violations.field", contains("birthday.reward"));
        set(SETTING, BIRTHDAY, () -> {
            var setting =
                    as(OPERATOR).get(SETTING).then().statusCode(200).extract().asString();
            as(OPERATOR).body(setting).put(SETTING).then().statusCode(200).body("birthday.points", equalTo(250));
            as(OPERATOR).get("/v1/audit?limit=3").then().body("items.action", hasItem("PUT /v1/occasions"));
        });
    }

    private static Enrolled born(String day) {
        return enrolled(Map.of("name", "Kim", "birthDate", day));
    }

    private void on(String instant) {
        occasions.give(Instant.parse(instant)).await().atMost(PATIENCE);
    }
}
