package olp.loyalty.merges;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import olp.loyalty.cards.Card;
import olp.loyalty.cards.CardEvents;
import olp.loyalty.members.Member;
import olp.loyalty.merges.Merges.Merge;
import olp.platform.events.OutgoingEvent;

/** What other services are told of merges: of the member, and of each card that went with it. */
final class MergeEvents {
    private MergeEvents() {}

    record Merged(UUID id, UUID from, UUID into, UUID fromAccount, UUID intoAccount, List<UUID> accounts, Instant at) {}

    record Undone(
            UUID id,
            UUID from,
            UUID into,
            UUID fromAccount,
            UUID intoAccount,
            List<UUID> accounts,
            Instant at,
            Member.State member) {}

    static List<OutgoingEvent> merged(Merge merge, Collection<Card> cards, List<OutgoingEvent> due) {
        var told = new Merged(
                merge.id(),
                merge.from(),
                merge.into(),
                merge.fromAccount(),
                merge.intoAccount(),
                merge.accounts(),
                merge.at());
        return events("loyalty.members-merged.v1", merge, told, cards, merge.fromAccount(), due);
    }

    /** The topic is compacted: what is told last of a member is all that a late reader learns, so it says who it is. */
    static List<OutgoingEvent> undone(
            Merge merge, Member.State member, Collection<Card> cards, List<OutgoingEvent> due, Instant at) {
        var told = new Undone(
                merge.id(),
                merge.from(),
                merge.into(),
                merge.fromAccount(),
                merge.intoAccount(),
                merge.accounts(),
                at,
                member);
        return events("loyalty.merge-undone.v1", merge, told, cards, merge.intoAccount(), due);
    }

    private static List<OutgoingEvent> events(
            String type, Merge merge, Object told, Collection<Card> cards, UUID left, List<OutgoingEvent> due) {
        List<OutgoingEvent> events = new ArrayList<>(due);
        events.add(OutgoingEvent.of("loyalty.members", merge.from().toString(), type, merge.id(), told));
        cards.stream()
                .sorted(Comparator.comparing(Card::number))
                .map(card -> CardEvents.moved(card, left, merge.id()))
                .forEach(events::add);
        return events;
    }
}
