package olp.coalition.redemptions;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import olp.coalition.cards.Card;
import olp.coalition.cards.Cards;
import olp.coalition.offers.Offers.AtTill;
import olp.coalition.offers.model.Entitlement;
import olp.coalition.redemptions.RedemptionResource.NewRedemption;
import olp.coalition.redemptions.model.Redemption;
import olp.platform.events.Tx;
import olp.platform.web.Answer;
import olp.platform.web.Problem;
import olp.platform.web.ProofSigner;
import olp.platform.web.RequestKey;
import olp.platform.web.Requests;

/** Promises a till the discount of one of its partner's offers, if the card is entitled to it. */
@ApplicationScoped
class AuthoriseRedemption {
    private final Pool pool;
    private final Requests requests;
    private final Cards cards;
    private final TillOffers offers;
    private final Redemptions redemptions;
    private final ProofSigner signer;

    AuthoriseRedemption(
            Pool pool, Requests requests, Cards cards, TillOffers offers, Redemptions redemptions, ProofSigner signer) {
        this.pool = pool;
        this.requests = requests;
        this.cards = cards;
        this.offers = offers;
        this.redemptions = redemptions;
        this.signer = signer;
    }

    /** Promises it, once for each request. */
    Uni<Answer> authorise(RequestKey key, NewRedemption asked, UUID partner) {
        return pool.withTransaction(tx -> requests.once(
                Tx.of(tx),
                key,
                () -> offers.find(tx, asked, partner)
                        .flatMap(offer -> card(tx, asked.card())
                                .flatMap(card -> cards.lock(tx, List.of(card.account()))
                                        .flatMap(now -> promise(tx, asked, offer, card, now))))));
    }

    private Uni<Card> card(SqlConnection tx, String number) {
        return cards.hold(tx, List.of(number)).map(known -> {
            var card = known.get(number);
            if (card == null) {
                throw Problem.notFound("card");
            }
            if (!card.isActive()) {
                throw Problem.conflict("card-blocked", "The card is blocked.");
            }
            return card;
        });
    }

    private Uni<Answer> promise(SqlConnection tx, NewRedemption asked, AtTill at, Card card, Instant now) {
        return offers.entitlement(tx, at.offer(), card.account(), now).flatMap(entitlement -> {
            if (entitlement instanceof Entitlement.Missing missing) {
                throw Problem.conflict("not-entitled", missing.text()).with("missing", List.of(missing));
            }
            var redemption =
                    Redemption.authorise(asked.id(), at.offer(), card.account(), card.number(), asked.basket(), now);
            var proof = signer.sign(claims(redemption));
            return redemptions
                    .add(tx, redemption, proof, now)
                    .replaceWith(() -> Answer.of(201, RedemptionView.of(redemption, now, proof)));
        });
    }

    private static Map<String, Object> claims(Redemption redemption) {
        return Map.of(
                "aud", "loyalty",
                "jti", redemption.id().toString(),
                "exp", redemption.expiresAt().getEpochSecond(),
                "account", redemption.account().toString(),
                "partner", redemption.partner().toString(),
                "amount", redemption.discount(),
                "currency", redemption.currency());
    }
}
