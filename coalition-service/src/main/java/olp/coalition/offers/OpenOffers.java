package olp.coalition.offers;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import olp.coalition.offers.model.Entitlement;
import olp.coalition.offers.model.Entitlement.Open;
import olp.coalition.offers.model.Offer;
import olp.coalition.partners.Partners;
import olp.coalition.purchases.Histories;
import olp.coalition.purchases.model.PurchaseHistory;

/** What is open to an account. */
@ApplicationScoped
public class OpenOffers {
    private final Offers offers;
    private final Histories histories;
    private final Partners partners;

    OpenOffers(Offers offers, Histories histories, Partners partners) {
        this.offers = offers;
        this.histories = histories;
        this.partners = partners;
    }

    /** Whether one offer is open to an account. */
    public Uni<Entitlement> of(SqlConnection tx, Offer offer, UUID account, Instant now) {
        return histories.ofAccount(tx, account).map(history -> Entitlement.of(offer, history, now));
    }

    /** All offers that are open to an account, by id. */
    Uni<List<OpenOffer>> to(SqlClient client, UUID account, Instant now) {
        return offers.open(client, now)
                .flatMap(known -> histories.ofAccount(client, account).map(history -> open(known, history, now)))
                .flatMap(open -> partners.names(client, sellers(open))
                        .map(names -> open.entrySet().stream()
                                .map(each -> OpenOffer.of(each.getKey(), each.getValue(), names))
                                .toList()));
    }

    private static Map<Offer, Open> open(List<Offer> offers, PurchaseHistory history, Instant now) {
        Map<Offer, Open> open = new LinkedHashMap<>();
        for (Offer offer : offers) {
            if (Entitlement.of(offer, history, now) instanceof Open entitled) {
                open.put(offer, entitled);
            }
        }
        return open;
    }

    private static List<UUID> sellers(Map<Offer, Open> open) {
        return open.values().stream()
                .map(each -> each.because().map(purchase -> purchase.partner()).orElse(null))
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.toList());
    }
}
