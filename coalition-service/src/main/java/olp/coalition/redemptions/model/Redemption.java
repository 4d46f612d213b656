package olp.coalition.redemptions.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import olp.coalition.offers.model.Offer;
import olp.coalition.offers.model.Share;

/**
 * A discount that was promised to a till for one basket.
 *
 * @param partner where the till is, and whose offer it is
 * @param account whose card it was
 * @param basket before the discount, in minor units of the currency
 * @param discount at most the basket
 * @param funding who pays, as the offer said when it was authorised
 * @param state as it was last written: time passes without anybody writing it down, see {@link #stateAt}
 * @param expiresAt when it ends by itself
 */
public record Redemption(
        UUID id,
        UUID offer,
        UUID partner,
        UUID account,
        String card,
        long basket,
        long discount,
        String currency,
        List<Share> funding,
        State state,
        Instant expiresAt) {

    /** How long a till has to finish the sale. */
    public static final Duration TIME_TO_FINISH = Duration.ofMinutes(15);

    /** Where it is in its life. */
    public enum State {
        /** Promised; the till has not finished the sale. */
        AUTHORISED,
        /** The customer got it, for good. */
        CAPTURED,
        /** The till gave it up. */
        VOIDED,
        /** The till did neither in time. */
        EXPIRED
    }

    /** What a till may do. */
    public enum Step {
        /** The sale was made. */
        CAPTURE(State.CAPTURED),
        /** The sale was not made. */
        VOID(State.VOIDED);

        private final State end;

        Step(State end) {
            this.end = end;
        }
    }

    /** What became of a step. */
    public sealed interface Outcome {
        /** The redemption after it. */
        record Done(Redemption redemption) implements Outcome {}

        /** It came too late: the redemption had ended in another way, or in the same way by another request. */
        record TooLate(State state) implements Outcome {}
    }

    /** Promises an offer's discount to a card that is entitled to it. */
    public static Redemption authorise(UUID id, Offer offer, UUID account, String card, Basket basket, Instant now) {
        return new Redemption(
                id,
                offer.id(),
                offer.partner(),
                account,
                card,
                basket.total(),
                offer.discount().off(basket.total()),
                basket.currency(),
                offer.funding(),
                State.AUTHORISED,
                now.plus(TIME_TO_FINISH));
    }

    /** The state at a time. */
    public State stateAt(Instant now) {
        return state == State.AUTHORISED && !now.isBefore(expiresAt) ? State.EXPIRED : state;
    }

    /** Takes a step, if it is not too late. */
    public Outcome take(Step step, Instant now) {
        return stateAt(now) == State.AUTHORISED
                ? new Outcome.Done(new Redemption(
                        id, offer, partner, account, card, basket, discount, currency, funding, step.end, expiresAt))
                : new Outcome.TooLate(stateAt(now));
    }
}
