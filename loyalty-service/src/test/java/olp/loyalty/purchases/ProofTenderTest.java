package olp.loyalty.purchases;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import olp.loyalty.LoyaltyTest;
import olp.platform.testing.TestKeys;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;

/** Cashback that pays and coalition discounts, as their services sign them; here the test plays those. */
@QuarkusTest
class ProofTenderTest extends LoyaltyTest {
    @Inject
    Pool pool;

    @Test
    void a_good_proof_pays_once() {
        var proof = cashback(200, Map.of());
        var purchase = withCashback(proof, 200);
        post(shop, purchase).statusCode(201).body("points.earned", equalTo(8));
        post(shop, purchase).statusCode(200);
        post(shop, withCashback(proof, 200)).statusCode(409).body("type", equalTo("urn:problem:proof-used"));
        assertEquals("proof-used", problem(journalled(withCashback(proof, 200))), "in a journal neither");
        theLedgerBalances();
    }

    @Test
    void of_20_purchases_with_one_proof_one_is_recorded() {
        var proof = cashback(200, Map.of());
        assertEquals(
                Map.of(201, 1L, 409, 19L),
                atOnce(20, i -> post(shop, withCashback(proof, 200)).extract().statusCode()));
    }

    @Test
    void one_proof_pays_once_within_a_purchase() {
        var proof = cashback(200, Map.of());
        post(
                        shop,
                        paidWith(
                                purchase(aiko.card(), 1000),
                                money(600),
                                Map.of("kind", "CASHBACK", "proof", proof, "amount", 200),
                                Map.of("kind", "CASHBACK", "proof", proof, "amount", 200)))
                .statusCode(409);
    }

    @Test
    void a_proof_for_another_card_partner_or_currency_is_refused() {
        var bert = member();
        refused("another card", Map.of("account", account(bert.card()).toString()));
        refused("another card", Map.of("account", UUID.randomUUID().toString()));
        refused("another partner", Map.of("partner", partner().toString()));
        refused("another currency", Map.of("currency", "NOK"));
    }

    private void refused(String why, Map<String, Object> claims) {
        post(shop, withCashback(cashback(200, claims), 200))
                .statusCode(409)
                .body("type", equalTo("urn:problem:proof-mismatch"))
                .body("detail", containsString(why));
    }

    @Test
    void a_late_proof_is_refused_at_the_till_and_flagged_in_a_journal() throws Exception {
        var late = Map.<String, Object>of("exp", Instant.now().getEpochSecond() - 1);
        var purchase = withCashback(cashback(200, late), 200);
        post(shop, purchase).statusCode(409).body("type", equalTo("urn:problem:proof-expired"));
        var answer = journal(shop, purchase);
        assertEquals(201, answer.getInt("status"));
        assertEquals(List.of("PROOF_LATE"), answer.getList("flags"));
        post(shop, purchase).statusCode(200);
    }

    @Test
    void a_forged_or_altered_proof_is_refused() {
        invalid(signed("cashback", "coalition", claims(200, Map.of())));
        invalid(signed("coalition", "coalition", claims(200, Map.of())));
        invalid(signed("cashback", "cashback", claims(200, Map.of("aud", "coalition"))));
        invalid(signed("cashback", "cashback", claims(200, Map.of("account", "everybody"))));
        invalid("no.proof.atall");
        invalid("eyJhbGciOiJub25lIn0.e30.");
        var parts = cashback(100, Map.of()).split("\\.");
        var altered = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
                .replace("\"amount\":100", "\"amount\":200");
        invalid(parts[0] + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(altered.getBytes(StandardCharsets.UTF_8)) + "."
                + parts[2]);
    }

    private void invalid(String proof) {
        post(shop, withCashback(proof, 200)).statusCode(400).body("type", equalTo("urn:problem:invalid-proof"));
    }

    @Test
    void a_tenders_amount_is_its_proofs_and_the_tender_adds_up() {
        fault(post(shop, withCashback(cashback(150, Map.of()), 200)), "tender[0].amount");
        var off = purchase(aiko.card(), 1000);
        post(
                        shop,
                        paidWith(
                                off,
                                money(700),
                                Map.of("kind", "CASHBACK", "proof", cashback(200, Map.of()), "amount", 200)))
                .statusCode(400)
                .body("detail", containsString("off by -100"));
    }

    @Test
    void redemptions_are_at_most_the_lines_discounts() {
        var proof = signed("coalition", "coalition", claims(300, Map.of()));
        var purchase = purchase(aiko.card(), 801);
        purchase.put("lines", lines(line(1, 1, 1100, 299)));
        purchase.put("redemptions", List.of(proof));
        fault(post(shop, purchase), "redemptions");

        purchase.put("lines", lines(line(1, 1, 1101, 300)));
        post(shop, purchase).statusCode(201);
        var again = new HashMap<>(purchase);
        again.put("id", UUID.randomUUID().toString());
        post(shop, again).statusCode(409).body("type", equalTo("urn:problem:proof-used"));
    }

    @Test
    void a_coalition_discount_counts_towards_the_ceiling() {
        var purchase = purchase(aiko.card(), 650);
        purchase.put("lines", lines(line(1, 1, 1000, 350)));
        purchase.put("redemptions", List.of(signed("coalition", "coalition", claims(250, Map.of()))));
        fault(post(shop, purchase), "lines[0].discount");
        purchase.put("total", 700);
        purchase.put("lines", lines(line(1, 1, 1000, 300)));
        post(shop, purchase).statusCode(201);
    }

    private static void fault(ValidatableResponse answer, String field) {
        answer.statusCode(400).body("violations.field", hasItem(field));
    }

    @Test
    void cashback_comes_back_with_a_return() {
        var purchase = withCashback(cashback(200, Map.of()), 200);
        post(shop, purchase).statusCode(201);
        giveBack(shop, purchase)
                .statusCode(201)
                .body("refund.money", equalTo(800))
                .body("refund.cashback", equalTo(200))
                .body("points.reversed", equalTo(8));
    }

    private String problem(io.restassured.path.json.JsonPath answer) {
        return answer.getString("type").substring("urn:problem:".length());
    }

    private io.restassured.path.json.JsonPath journalled(Map<String, Object> purchase) {
        try {
            return journal(shop, purchase);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Object> withCashback(String proof, long amount) {
        return paidWith(
                purchase(aiko.card(), 1000),
                Map.of("kind", "CASHBACK", "proof", proof, "amount", amount),
                money(1000 - amount));
    }

    private String cashback(long amount, Map<String, Object> changed) {
        return signed("cashback", "cashback", claims(amount, changed));
    }

    private Map<String, Object> claims(long amount, Map<String, Object> changed) {
        Map<String, Object> claims = new HashMap<>();
        claims.put("aud", "loyalty");
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("exp", Instant.now().getEpochSecond() + 600);
        claims.put("account", account(aiko.card()).toString());
        claims.put("partner", shop.toString());
        claims.put("amount", amount);
        claims.put("currency", "EUR");
        claims.putAll(changed);
        return claims;
    }

    private static String signed(String service, String withKeyOf, Map<String, Object> claims) {
        var document = new JwtClaims();
        claims.forEach(document::setClaim);
        document.setIssuer(service);
        var signature = new JsonWebSignature();
        signature.setPayload(document.toJson());
        signature.setKey(TestKeys.of(withKeyOf).getPrivateKey());
        signature.setKeyIdHeaderValue(TestKeys.of(withKeyOf).getKeyId());
        signature.setAlgorithmHeaderValue("ES256");
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private UUID account(String card) {
        return pool.preparedQuery("select issued_account from card where number = $1")
                .execute(Tuple.of(card))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getUUID(0);
    }
}
