package olp.loyalty.vouchers.model;

import java.time.Instant;
import java.util.UUID;

/**
 * A voucher.
 *
 * @param id by which others know it; the code is for who may use it
 * @param code sixteen signs
 * @param good what for, where and how long
 * @param card for which it was issued
 * @param account with which that card was issued
 * @param source what gave it
 * @param state as it was written; {@link #stateAt} says what it is
 */
public record Voucher(
        UUID id, String code, Good good, String card, UUID account, Source source, State state, Instant issuedAt) {

    /** ISSUED until it is REDEEMED, VOIDED, or past its time. */
    public enum State {
        ISSUED,
        REDEEMED,
        EXPIRED,
        VOIDED
    }

    /**
     * What a voucher is good for.
     *
     * @param reward its code
     * @param version of the reward
     * @param name of the reward
     * @param partner where it can be used; null: at every partner
     * @param expiresAt the first instant at which it cannot be used any more
     */
    public record Good(String reward, int version, String name, UUID partner, Instant expiresAt) {}

    /**
     * What gave a voucher.
     *
     * @param rule {@code order}, {@code stamp:<code>}, {@code referral}, {@code birthday} or {@code anniversary}
     * @param version of that rule
     * @param cause the order or the purchase; null if neither
     * @param points that were paid for it
     */
    public record Source(String rule, int version, UUID cause, long points) {}

    /** What it is at an instant. */
    public State stateAt(Instant at) {
        return state == State.ISSUED && !good.expiresAt().isAfter(at) ? State.EXPIRED : state;
    }
}
