package olp.local.seed;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import olp.local.Addresses;
import olp.local.api.Api;
import olp.local.api.NameIds;
import olp.local.keys.Tokens;

/** Each shop's till. */
final class Tills {

    private final Api api;
    private final Addresses addresses;
    private final NameIds ids;
    private final Map<Shop, String> tokens = new EnumMap<>(Shop.class);

    Tills(Api api, Addresses addresses, Tokens tokens, NameIds ids) {
        this.api = api;
        this.addresses = addresses;
        this.ids = ids;
        for (Shop shop : Shop.values()) {
            this.tokens.put(shop, tokens.terminal(shop.id(ids)));
        }
    }

    private record Purchase(
            UUID id,
            String card,
            String occurredAt,
            String currency,
            String terminal,
            List<Visit.Line> lines,
            long total) {}

    /** Posts a customer's purchase; the next only after this one, so that levels are reached in turn. */
    void post(String card, int customer, Visit visit) {
        Purchase purchase = new Purchase(
                ids.of("purchase", Integer.toString(customer), Integer.toString(visit.number())),
                card,
                visit.at().toString(),
                "EUR",
                "T-1",
                visit.lines(),
                visit.total());
        api.post(addresses.loyalty().resolve("/v1/purchases"), tokens.get(visit.shop()), purchase)
                .orRefuse("a purchase at " + visit.shop().text());
    }
}
