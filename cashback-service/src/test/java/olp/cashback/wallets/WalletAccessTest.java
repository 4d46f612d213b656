package olp.cashback.wallets;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import olp.cashback.CashbackTest;
import olp.cashback.Loyalty;
import olp.cashback.Loyalty.Bought;
import olp.platform.testing.LoyaltyVoice.Holder;
import olp.platform.testing.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class WalletAccessTest extends CashbackTest {
    private Holder known() {
        var holder = loyalty.member();
        loyalty.programIsIn("EUR");
        eventually(() -> wallet(holder).statusCode(200));
        return holder;
    }

    private static void answers(int status, String token, String card) {
        as(token).get("/v1/wallets/" + card).then().statusCode(status);
        as(token).get("/v1/wallets/" + card + "/entries").then().statusCode(status);
    }

    @Test
    void operator_any_till_and_the_holder_see_a_wallet() {
        var aiko = known();
        answers(200, Tokens.operator(), aiko.card());
        answers(200, Tokens.terminal(UUID.randomUUID()), aiko.card());
        answers(200, Tokens.member(aiko.member()), aiko.card());
    }

    @Test
    void somebody_elses_wallet_and_none_look_the_same() {
        var aiko = known();
        answers(404, Tokens.member(UUID.randomUUID()), aiko.card());
        answers(404, Tokens.member(aiko.member()), Loyalty.somebody().card());
        answers(404, Tokens.operator(), Loyalty.somebody().card());
    }

    @Test
    void a_till_may_not_look_into_a_blocked_card() {
        var aiko = known();
        loyalty.says(aiko, "BLOCKED");
        eventually(() -> answers(409, Tokens.terminal(UUID.randomUUID()), aiko.card()));
        answers(200, Tokens.operator(), aiko.card());
        answers(200, Tokens.member(aiko.member()), aiko.card());
    }

    @Test
    void a_partner_and_a_stranger_may_not() {
        var aiko = known();
        answers(403, Tokens.partner(UUID.randomUUID()), aiko.card());
        answers(401, "no.token.atall", aiko.card());
    }

    @ParameterizedTest
    @ValueSource(strings = {"9904171358202917", "1", "990417135820291a", "99041713582029160"})
    void what_is_no_card_number_is_refused(String number) {
        answers(400, Tokens.operator(), number);
    }

    @Test
    void a_new_wallet_is_empty() {
        var aiko = known();
        wallet(aiko)
                .body("available", equalTo(0))
                .body("pending", equalTo(0))
                .body("held", equalTo(0))
                .body("lifetime", equalTo(0));
        assertEquals(List.of(), entries(aiko));
    }

    @Test
    void the_statement_comes_in_pages_newest_first() {
        var gym = partnerWith("1");
        var aiko = known();
        for (int i = 1; i <= 5; i++) {
            loyalty.records(Bought.by(aiko, gym, i * 100));
        }
        eventuallyLifetimeIs(aiko, 15);
        List<Integer> amounts = new ArrayList<>();
        var cursor = "";
        while (cursor != null) {
            var page = as(OPERATOR)
                    .get("/v1/wallets/" + aiko.card() + "/entries?limit=2&cursor=" + cursor)
                    .then()
                    .statusCode(200)
                    .extract();
            amounts.addAll(page.path("items.amount"));
            cursor = page.path("next");
        }
        assertEquals(List.of(5, 4, 3, 2, 1), amounts);
        as(OPERATOR)
                .get("/v1/wallets/" + aiko.card() + "/entries?limit=0")
                .then()
                .statusCode(400)
                .body("violations", hasSize(1));
    }
}
