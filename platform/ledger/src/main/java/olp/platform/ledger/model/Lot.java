package olp.platform.ledger.model;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;

/**
 * Value as it was given, and what is left of it.
 *
 * @param id also the id of the entry that gave it
 * @param account the holder's now
 * @param origin the account it was given to, whatever was merged since
 * @param issuer the party that pays for it
 * @param rule code of the rule that gave it; may be null
 * @param version of the rule
 * @param cause what it was given for, such as a purchase; may be null
 * @param earned how much, more than zero
 * @param remaining what is left, 0 to {@code earned}; what is held is not in it
 * @param activeFrom when it can be spent
 * @param expiresAt when it should lapse: the first instant at which it can be spent no more; null: never
 * @param lapsesAt when it does lapse; null: never, or not before a notice was given
 * @param notice true if it lapses only after a notice
 * @param active true once it has been posted as active
 * @param issued true if a party issued it, false if it was made from other lots or is an adjustment
 */
public record Lot(
        UUID id,
        UUID account,
        UUID origin,
        UUID issuer,
        String rule,
        Integer version,
        UUID cause,
        long earned,
        long remaining,
        Instant activeFrom,
        Instant expiresAt,
        Instant lapsesAt,
        boolean notice,
        boolean active,
        boolean issued) {

    /** Soonest expiring first, then the one that became active first, then the oldest. */
    public static final Comparator<Lot> SPENDING_ORDER = Comparator.comparing(
                    Lot::expiresAt, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Lot::activeFrom)
            .thenComparing(Lot::id);

    /** Value to be given: nothing of it is spent, and the batch decides whether it is active. */
    public static Lot given(
            UUID id,
            Owner owner,
            UUID issuer,
            Reason because,
            UUID cause,
            long earned,
            Instant activeFrom,
            Instant expiresAt) {
        var lapsesAt = owner.notice() ? null : expiresAt;
        return new Lot(
                id,
                owner.account(),
                owner.origin(),
                issuer,
                because.rule(),
                because.version(),
                cause,
                earned,
                earned,
                activeFrom,
                expiresAt,
                lapsesAt,
                owner.notice(),
                false,
                true);
    }

    /**
     * Who gets a lot.
     *
     * @param account the ledger account
     * @param origin the account that the card was issued with
     * @param notice true if the lot may lapse only after a notice
     */
    public record Owner(UUID account, UUID origin, boolean notice) {}

    /** Some of it. */
    public Part part(long amount) {
        return new Part(id, issuer, amount);
    }

    /** The place where what is left of it is. */
    public Place place() {
        return active ? Place.ACTIVE : Place.PENDING;
    }

    /** The first instant at which anything is to be done about it; null: none. */
    public Instant dueAt() {
        return active ? lapsesAt : lapsesAt != null && lapsesAt.isBefore(activeFrom) ? lapsesAt : activeFrom;
    }

    /** With more or, for a negative amount, less left. */
    public Lot plus(long amount) {
        return with(account, Math.addExact(remaining, amount), active, issued);
    }

    /** Active. */
    public Lot activated() {
        return with(account, remaining, true, issued);
    }

    /** With another holder. */
    public Lot movedTo(UUID other) {
        return with(other, remaining, active, issued);
    }

    /** As it is when it is given out of a place of the house. */
    Lot from(Place house) {
        return with(account, remaining, active, house == Place.ISSUED);
    }

    private Lot with(UUID newAccount, long newRemaining, boolean nowActive, boolean newValue) {
        return new Lot(
                id,
                newAccount,
                origin,
                issuer,
                rule,
                version,
                cause,
                earned,
                newRemaining,
                activeFrom,
                expiresAt,
                lapsesAt,
                notice,
                nowActive,
                newValue);
    }

    /** New value made from some of this one: for another owner, or with another end. */
    public Lot remade(UUID newId, Owner owner, UUID newCause, long amount, Instant newExpiresAt) {
        return new Lot(
                newId,
                owner.account(),
                owner.origin(),
                issuer,
                rule,
                version,
                newCause,
                amount,
                amount,
                activeFrom,
                newExpiresAt,
                owner.notice() ? null : newExpiresAt,
                owner.notice(),
                true,
                false);
    }
}
