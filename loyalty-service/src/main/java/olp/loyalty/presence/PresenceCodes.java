package olp.loyalty.presence;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import olp.loyalty.cards.Card;
import olp.loyalty.presence.CodeResource.Code;
import olp.loyalty.program.SettingsStore;
import olp.loyalty.program.model.Program.Presence;
import olp.platform.events.Tx;
import olp.platform.web.PresenceCheck;
import olp.platform.web.Problem;
import olp.platform.web.ProofSigner;

/** Signs codes which show that the customer is there, and takes each of those meant for this service once. */
@ApplicationScoped
public class PresenceCodes {
    private static final int SECONDS = 60;
    private static final String CLOCK = "select clock_timestamp()";

    private final ProofSigner signer;
    private final PresenceCheck check;
    private final SettingsStore settings;

    PresenceCodes(ProofSigner signer, PresenceCheck check, SettingsStore settings) {
        this.signer = signer;
        this.check = check;
        this.settings = settings;
    }

    /** A code for a card, good for a minute by the database's clock. It names the member who asked. */
    Uni<Code> make(SqlClient client, Card card, UUID member, String service) {
        return client.preparedQuery(CLOCK).execute().map(rows -> {
            var now = rows.iterator().next().getOffsetDateTime(0).toInstant();
            var end = now.getEpochSecond() + SECONDS;
            var code = signer.sign(Map.of(
                    "aud", service,
                    "jti", UUID.randomUUID().toString(),
                    "exp", end,
                    "card", card.number(),
                    "member", member.toString(),
                    "account", card.issuedAccount().toString()));
            return new Code(code, Instant.ofEpochSecond(end));
        });
    }

    /**
     * Takes a code for a card: if the programme asks for one it must be there, and if it is there it must be good.
     *
     * @param code null if none was given
     * @param at the database's clock
     * @throws Problem 400 on {@code code} if it is missing, {@code invalid-proof} if it is forged; 409 if it is late, was
     *     used before, is another card's or was made before the card became another member's
     */
    public Uni<Void> take(SqlConnection tx, String code, Card card, Instant at) {
        if (code != null) {
            return check.use(Tx.of(tx), code, card.number(), card.member(), at);
        }
        return settings.history(tx)
                .invoke(history -> {
                    if (history.at(Instant.now()).program().presence() == Presence.CODE) {
                        throw Problem.invalid("code", "is missing: the customer's app shows it");
                    }
                })
                .replaceWithVoid();
    }
}
