package olp.notification.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import olp.notification.inbox.TellMembers.Told;
import olp.notification.inbox.model.CashbackAccrued;
import olp.notification.inbox.model.News;
import olp.notification.inbox.model.OfferOpened;
import olp.notification.inbox.model.PointsEarned;
import olp.notification.inbox.model.TierChanged;
import olp.notification.members.CardTold;
import olp.notification.members.MemberTold;
import olp.notification.partners.PartnerTold;
import olp.notification.partners.ProgrammeTold;
import olp.platform.events.IncomingEvent;
import olp.platform.events.Verdicts;

/** A batch of events, read and sorted by what they are about; of what is told of one thing, the last word. */
final class Facts {
    private final Map<UUID, PartnerTold> partners = new LinkedHashMap<>();
    private final Map<UUID, MemberTold> members = new LinkedHashMap<>();
    private final Map<String, CardTold> cards = new LinkedHashMap<>();
    private final List<Told> news = new ArrayList<>();
    private ProgrammeTold programme;
    private Instant programmeToldAt;

    private Facts() {}

    /** Reads a batch; an event that cannot be read is dead, and spoils nothing for the others. */
    static Facts read(List<IncomingEvent> events, Verdicts verdicts) {
        var facts = new Facts();
        for (var event : events) {
            try {
                facts.add(event);
            } catch (IllegalArgumentException unreadable) {
                verdicts.dead(event, unreadable.getMessage());
            }
        }
        return facts;
    }

    private void add(IncomingEvent event) {
        switch (event.type()) {
            case "loyalty.points-earned.v1" -> add(event, event.as(PointsEarned.class));
            case "loyalty.tier-changed.v1" -> add(event, event.as(TierChanged.class));
            case "cashback.accrued.v1" -> add(event, event.as(CashbackAccrued.class));
            case "coalition.entitlement-opened.v1" -> add(event, event.as(OfferOpened.class));
            case "loyalty.partner-joined.v1", "loyalty.partner-changed.v1" ->
                add(event.as(PartnerTold.class).toldAt(event.time()));
            case "loyalty.member-enrolled.v1", "loyalty.member-updated.v1" ->
                add(event.as(MemberTold.class).toldAt(event.time()));
            case "loyalty.member-erased.v1" -> add(event.as(MemberTold.class).erasedAt(event.time()));
            case "loyalty.card-issued.v1",
                    "loyalty.card-claimed.v1",
                    "loyalty.card-moved.v1",
                    "loyalty.card-blocked.v1",
                    "loyalty.card-replaced.v1" -> add(event.as(CardTold.class).toldAt(event.time()));
            case "loyalty.program-changed.v1" -> {
                programme = event.as(ProgrammeTold.class);
                programmeToldAt = event.time();
            }
            default -> {
                // Purchases, offers, redemptions and whatever comes later: nothing that a member is told here.
            }
        }
    }

    private void add(IncomingEvent event, News told) {
        news.add(new Told(event, told));
    }

    private void add(PartnerTold told) {
        partners.put(told.id(), told);
    }

    private void add(MemberTold told) {
        members.put(told.id(), told);
    }

    private void add(CardTold told) {
        cards.put(told.number(), told);
    }

    List<PartnerTold> partners() {
        return List.copyOf(partners.values());
    }

    List<MemberTold> members() {
        return List.copyOf(members.values());
    }

    List<CardTold> cards() {
        return List.copyOf(cards.values());
    }

    List<Told> news() {
        return news;
    }

    /** The programme, or null if the batch says nothing of it. */
    ProgrammeTold programme() {
        return programme;
    }

    Instant programmeToldAt() {
        return programmeToldAt;
    }
}
