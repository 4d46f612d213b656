package olp.loyalty.cards;

import java.util.UUID;
import olp.platform.events.OutgoingEvent;

/** What other services are told of cards; schemas in {@code docs/events}. Each carries the whole card. */
public final class CardEvents {
    private CardEvents() {}

    /**
     * A card's whole state.
     *
     * @param from the ledger account that its points left, if they moved
     * @param merge the merge by which they moved, if it was one
     */
    record State(
            String number,
            Card.Kind kind,
            Card.State state,
            UUID account,
            UUID issuedAccount,
            UUID member,
            String replacedBy,
            UUID from,
            UUID merge) {
        static State of(Card card, UUID from, UUID merge) {
            return new State(
                    card.number(),
                    card.kind(),
                    card.state(),
                    card.account(),
                    card.issuedAccount(),
                    card.member(),
                    card.replacedBy(),
                    from,
                    merge);
        }
    }

    static OutgoingEvent issued(Card card) {
        return event("issued", State.of(card, null, null));
    }

    static OutgoingEvent blocked(Card card) {
        return event("blocked", State.of(card, null, null));
    }

    static OutgoingEvent replaced(Card card) {
        return event("replaced", State.of(card, null, null));
    }

    /** A member made a bearer card its own. */
    public static OutgoingEvent claimed(Card card, UUID from) {
        return event("claimed", State.of(card, from, null));
    }

    /** A card went to another member, and its points to another account, by a merge or its undoing. */
    public static OutgoingEvent moved(Card card, UUID from, UUID merge) {
        return event("moved", State.of(card, from, merge));
    }

    private static OutgoingEvent event(String what, State state) {
        return OutgoingEvent.of(
                "loyalty.members", state.number(), "loyalty.card-" + what + ".v1", state.number(), state);
    }
}
