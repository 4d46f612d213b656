package olp.cashback.holds;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import olp.cashback.holds.model.WalletHold;
import olp.platform.events.OutgoingEvent;
import olp.platform.ledger.model.Hold.State;
import olp.platform.ledger.model.Part;

/** What other services are told of holds and of money spent; schemas in {@code docs/events}. */
public final class HoldEvents {
    private static final String TOPIC = "cashback.wallets";
    static final String HELD = "cashback.held.v1";
    static final String FREED = "cashback.freed.v1";

    /** Money was spent. */
    public static final String SPENT = "cashback.spent.v1";

    private HoldEvents() {}

    record Held(
            UUID account,
            String card,
            UUID hold,
            UUID partner,
            long amount,
            String currency,
            Instant expiresAt,
            boolean direct) {}

    record Freed(
            UUID account,
            String card,
            UUID hold,
            UUID partner,
            long amount,
            String currency,
            State because,
            Instant at) {}

    /**
     * Money was taken out of a wallet, or should have been. Minor units.
     *
     * @param account whose
     * @param purchase left out if the partner captured it by itself
     * @param amount what was taken; the lots add up to it
     * @param shortfall what was paid with but not there any more: the partner bears it
     */
    public record Spent(
            UUID account,
            String card,
            UUID hold,
            UUID purchase,
            UUID partner,
            long amount,
            long shortfall,
            String currency,
            List<LotPart> lots,
            Instant at) {
        /** As it is told. */
        public OutgoingEvent event() {
            return OutgoingEvent.of(TOPIC, account.toString(), SPENT, hold, this);
        }
    }

    /** Money of one lot, in minor units, and the party that pays for it. */
    public record LotPart(UUID lot, long amount, UUID fundedBy) {
        /** The parts of lots as events name them. */
        public static List<LotPart> of(List<Part> parts) {
            return parts.stream()
                    .map(part -> new LotPart(part.lot(), part.amount(), part.issuer()))
                    .toList();
        }
    }

    static OutgoingEvent held(WalletHold hold, UUID account) {
        return OutgoingEvent.of(
                TOPIC,
                account.toString(),
                HELD,
                hold.id(),
                new Held(
                        account,
                        hold.card(),
                        hold.id(),
                        hold.partner(),
                        hold.amount(),
                        hold.currency(),
                        hold.endsAt(),
                        hold.direct()));
    }

    static OutgoingEvent freed(WalletHold hold, UUID account, State because, Instant at) {
        return OutgoingEvent.of(
                TOPIC,
                account.toString(),
                FREED,
                hold.id(),
                new Freed(
                        account, hold.card(), hold.id(), hold.partner(), hold.amount(), hold.currency(), because, at));
    }
}
