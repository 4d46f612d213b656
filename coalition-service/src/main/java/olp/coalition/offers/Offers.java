package olp.coalition.offers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import olp.coalition.offers.model.Offer;

/** Offers as events and tills read them: in their own transaction, so that a change acts at once and everywhere. */
@ApplicationScoped
public class Offers {
    private static final String OPEN = """
            select o.state from offer o join partner p on p.id = o.partner
            where p.state = 'ACTIVE' and (o.valid_until is null or o.valid_until > $1) order by o.id""";

    private static final String OF_PARTNER = """
            select o.state, g.currency, coalesce(p.state = 'ACTIVE', false) as active
            from offer o cross join program g left join partner p on p.id = o.partner
            where o.id = $1 and o.partner = $2""";

    private final ObjectMapper json;

    Offers(ObjectMapper json) {
        this.json = json;
    }

    /**
     * An offer at its partner's till.
     *
     * @param currency the programme's
     * @param isPartnerActive false while the partner is paused, has left, or is not known yet
     */
    public record AtTill(Offer offer, String currency, boolean isPartnerActive) {}

    /** The offers of active partners that have not ended; some may not have begun. */
    public Uni<List<Offer>> open(SqlClient client, Instant now) {
        return client.preparedQuery(OPEN)
                .execute(Tuple.of(now.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.stream().map(row -> read(row.getString(0))).toList());
    }

    /** A partner's own offer; nothing if it is another's. */
    public Uni<Optional<AtTill>> ofPartner(SqlClient client, UUID id, UUID partner) {
        return client.preparedQuery(OF_PARTNER)
                .execute(Tuple.of(id, partner))
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(row -> new AtTill(
                                read(row.getString("state")), row.getString("currency"), row.getBoolean("active"))));
    }

    Offer read(String state) {
        try {
            return json.readValue(state, Offer.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored offer cannot be read", e);
        }
    }

    String write(Offer offer) {
        try {
            return json.writeValueAsString(offer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
