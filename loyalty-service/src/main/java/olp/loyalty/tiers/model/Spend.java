package olp.loyalty.tiers.model;

import java.time.Instant;

/**
 * Money that counts for the level.
 *
 * @param at when it was paid; of a return when it came back, which is never before it was paid
 * @param boughtAt when the purchase happened: with its day it falls out of the period
 * @param amount minor units; below zero for what came back
 */
public record Spend(Instant at, Instant boughtAt, long amount) {
    /** Paid for a purchase. */
    public static Spend paid(Instant occurredAt, long amount) {
        return new Spend(occurredAt, occurredAt, amount);
    }

    /** What came back of a purchase; its level is lost at a review only, with grace as for any fall. */
    public static Spend returned(Instant at, Instant boughtAt, long amount) {
        return new Spend(at.isBefore(boughtAt) ? boughtAt : at, boughtAt, Math.negateExact(amount));
    }
}
