package olp.loyalty.gifts;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import olp.loyalty.gifts.TillWithGifts.Sale;
import olp.loyalty.stamps.model.Bought;
import olp.platform.testing.Tokens;
import org.junit.jupiter.api.Test;

/** What purchases and returns do to stamp cards. */
@QuarkusTest
class StampsTest extends GiftsTest {
    @Inject
    TillWithGifts till;

    @Test
    void every_nth_purchase_is_a_gift_of_points_and_a_return_takes_it_back() {
        var code = code("THIRD");
        define(stampCard(code, shop, 3, Map.of("points", 50))).statusCode(201);
        var sales = IntStream.range(0, 3)
                .mapToObj(i -> Sale.of(shop, aiko.card(), 400))
                .toList();
        assertEquals(2, till.sell(sales.get(0)).size() + till.sell(sales.get(1)).size());
        stamped(aiko.card(), code, 2, 0);
        balance(aiko.card()).body("points.active", equalTo(0));
        var third = till.sell(sales.get(2)).getFirst();
        assertEquals(1, third.gifts());
        assertEquals(50, third.points().points());
        stamped(aiko.card(), code, 0, 1);
        as(Tokens.member(aiko.id()))
                .get("/v1/cards/" + aiko.card() + "/entries")
                .then()
                .body("items[0].points", equalTo(50))
                .body("items[0].because.rule", equalTo("stamp:" + code))
                .body("items[0].because.version", equalTo(1));

        var taken = till.giveBack(sales.get(0), nothingOf(sales.get(0)));
        assertEquals(Map.of(code, 1L), taken.stamps());
        stamped(aiko.card(), code, 2, 0);
        balance(aiko.card()).body("points.active", equalTo(0));
        till.giveBack(sales.get(0), nothingOf(sales.get(0)));
        stamped(aiko.card(), code, 2, 0);
        assertEquals(1, till.sell(Sale.of(shop, aiko.card(), 400)).getFirst().gifts());
        stamped(aiko.card(), code, 0, 1);
        theLedgerBalances();
    }

    @Test
    void a_gift_that_nobody_used_is_voided_with_a_return_and_one_that_was_used_is_to_be_made_good() {
        var coffee = offered(100);
        var code = code("SECOND");
        define(stampCard(code, shop, 2, Map.of("reward", coffee))).statusCode(201);
        var first = Sale.of(shop, aiko.card(), 400);
        var second = Sale.of(shop, aiko.card(), 400);
        till.sell(List.of(first, second));
        vouchers(aiko.card())
                .body("items.state", contains("ISSUED"))
                .body("items.because", contains("stamp:" + code))
                .body("items.reward", contains(coffee));
        till.giveBack(second, nothingOf(second));
        vouchers(aiko.card()).body("items.state", contains("VOIDED"));
        stamped(aiko.card(), code, 1, 0);
        String voided = vouchers(aiko.card()).extract().path("items[0].code");
        redeem(shop, voided).statusCode(409).body("type", equalTo("urn:problem:voucher-voided"));

        till.sell(Sale.of(shop, aiko.card(), 400));
        String used = vouchers(aiko.card()).extract().path("items[0].code");
        redeem(shop, used).statusCode(200);
        till.giveBack(first, nothingOf(first));
        stamped(aiko.card(), code, -1, 1);
        vouchers(aiko.card()).body("items.state", contains("REDEEMED", "VOIDED"));
        till.sell(Sale.of(shop, aiko.card(), 400));
        stamped(aiko.card(), code, 0, 1);
        till.sell(List.of(Sale.of(shop, aiko.card(), 400), Sale.of(shop, aiko.card(), 400)));
        stamped(aiko.card(), code, 0, 2);
    }

    @Test
    void items_fill_several_cards_at_once_and_part_of_them_may_come_back() {
        var coffee = offered(100);
        var code = code("ITEMS");
        var card = stampCard(code, shop, 4, Map.of("reward", coffee));
        card.put("counts", "ITEM");
        card.put("category", "coffee");
        define(card).statusCode(201);
        var sale = Sale.of(shop, aiko.card(), 3000, new Bought.Line("a", "coffee", 9), new Bought.Line("b", "tea", 5));
        var given = till.sell(sale).getFirst();
        assertEquals(9, given.stamps());
        assertEquals(2, given.vouchers().size());
        stamped(aiko.card(), code, 1, 2);
        var left = new Bought(
                shop,
                sale.occurredAt(),
                2000,
                List.of(new Bought.Line("a", "coffee", 6), new Bought.Line("b", "tea", 5)),
                true);
        assertEquals(1, till.giveBack(sale, left).vouchers().size());
        stamped(aiko.card(), code, 2, 1);
        assertEquals(0, till.giveBack(sale, left).vouchers().size());
        stamped(aiko.card(), code, 2, 1);
    }

    @Test
    void stamps_come_along_when_a_card_is_claimed() {
        var code = code("CLAIM");
        define(stampCard(code, shop, 3, Map.of("points", 50))).statusCode(201);
        var bearer = bearerCard();
        till.sell(List.of(Sale.of(shop, bearer, 400), Sale.of(shop, bearer, 400)));
        till.sell(Sale.of(shop, aiko.card(), 400));
        as(OPERATOR)
                .body(Map.of("id", UUID.randomUUID(), "number", bearer))
                .post("/v1/members/" + aiko.id() + "/cards")
                .then()
                .statusCode(200);
        stamped(aiko.card(), code, 3, 0);
        assertEquals(1, till.sell(Sale.of(shop, bearer, 400)).getFirst().gifts());
        stamped(aiko.card(), code, 1, 1);
        as(Tokens.member(aiko.id()))
                .get("/v1/cards/" + bearer + "/stamps")
                .then()
                .statusCode(200);
        as(Tokens.member(UUID.randomUUID()))
                .get("/v1/cards/" + bearer + "/stamps")
                .then()
                .statusCode(404);
    }

    @Test
    void batches_at_once_on_one_account_lose_no_stamp() {
        var code = code("RACE");
        define(stampCard(code, shop, 4, Map.of("points", 1))).statusCode(201);
        atOnce(20, i -> {
            till.sell(Sale.of(shop, aiko.card(), 400));
            return 0;
        });
        stamped(aiko.card(), code, 0, 5);
        balance(aiko.card()).body("points.active", equalTo(5));
        theLedgerBalances();
    }

    private static Bought nothingOf(Sale sale) {
        return new Bought(sale.partner(), sale.occurredAt(), 0, List.of(), false);
    }
}
