package olp.local.seed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import olp.local.Addresses;
import olp.local.api.Api;
import olp.local.api.AtOnce;
import olp.local.api.Json;
import olp.local.api.NameIds;

/** Sets up the programme, its partners, the cashback rule and the offers, as the operator. */
final class Coalition {

    private static final String PROGRAM = """
            {"name": "Demo Coalition", "currency": "EUR", "timeZone": "Europe/Berlin",
             "points": {"perAmount": 100, "points": 1, "rounding": "FLOOR", "on": "MONEY_PAID"},
             "pendingDays": 14, "expiryMonths": 36, "expiryNotice": "REQUIRED", "returns": "WITHIN_BALANCE",
             "maxDiscountPercent": "30", "pointValue": 1, "maxAgeDays": 400, "presence": "CARD"}""";
    private static final String TIERS = """
            {"periodMonths": 12, "graceDays": 30, "levels": [
              {"code": "SIMPLE", "name": "Simple", "threshold": 0, "discountPercent": "5", "multiplier": "1"},
              {"code": "GOLD", "name": "Gold", "threshold": 100000, "discountPercent": "10", "multiplier": "1"},
              {"code": "VIP", "name": "VIP", "threshold": 500000, "discountPercent": "20", "multiplier": "1"}]}""";

    private final Api api;
    private final Addresses addresses;
    private final NameIds ids;
    private final String operator;

    Coalition(Api api, Addresses addresses, NameIds ids, String operator) {
        this.api = api;
        this.addresses = addresses;
        this.ids = ids;
        this.operator = operator;
    }

    private record NewPartner(UUID id, String name, String category) {}

    private record NewRule(UUID id, String code, String percent) {}

    private record NewOffer(
            UUID id,
            UUID partner,
            String title,
            Map<String, String> discount,
            Requires requires,
            List<Share> funding) {}

    private record Requires(List<String> purchaseAt, int withinDays) {}

    private record Share(UUID partner, String sharePercent) {}

    /** Does all of it; what was done before stays as it is. */
    void found() {
        set("/v1/program", PROGRAM);
        set("/v1/tiers", TIERS);
        AtOnce.each(List.of(Shop.values()), Shop.values().length, this::join);
        api.post(addresses.cashback().resolve("/v1/rules"), operator, new NewRule(ids.of("rule"), "everywhere", "5"))
                .orRefuse("the cashback rule");
        AtOnce.each(List.of(Shop.values()), Shop.values().length, this::offer);
    }

    /** Puts settings even where they are the same already: so the other services are told. */
    private void set(String path, String wanted) {
        JsonNode now = api.get(addresses.loyalty().resolve(path), operator).orRefuse("reading " + path);
        ObjectNode settings = now.deepCopy();
        settings.setAll((ObjectNode) Json.read(wanted));
        api.put(addresses.loyalty().resolve(path), operator, settings).orRefuse("changing " + path);
    }

    private JsonNode join(Shop shop) {
        NewPartner partner = new NewPartner(shop.id(ids), shop.text(), shop.category());
        return api.post(addresses.loyalty().resolve("/v1/partners"), operator, partner)
                .orRefuse(shop.text());
    }

    private JsonNode offer(Shop shop) {
        NewOffer offer = new NewOffer(
                ids.of("offer", shop.name()),
                shop.id(ids),
                "%s %% off at %s after a purchase at any of our partners"
                        .formatted(shop.discountPercent(), shop.text()),
                Map.of("percent", shop.discountPercent()),
                new Requires(List.of("*"), 90),
                List.of(new Share(shop.id(ids), "100")));
        return api.post(addresses.coalition().resolve("/v1/offers"), operator, offer)
                .orRefuse("the offer of " + shop.text());
    }
}
