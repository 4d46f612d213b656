package olp.notification.feed;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import olp.notification.inbox.Awaited;
import olp.notification.inbox.Messages;
import olp.notification.inbox.TellMembers;
import olp.notification.members.MemberTold;
import olp.notification.members.Members;
import olp.notification.partners.Partners;
import olp.platform.events.EventHandler;
import olp.platform.events.IncomingEvent;
import olp.platform.events.Verdicts;

/**
 * Takes in what the others tell: first what this service keeps of it, then the news for members, so that news waits for
 * nothing that came with it. Locks are taken in the order partners, programme, members, cards, mailboxes, each by key.
 */
@ApplicationScoped
class TakeInFacts implements EventHandler {
    private final Partners partners;
    private final Members members;
    private final Messages messages;
    private final TellMembers tellMembers;

    TakeInFacts(Partners partners, Members members, Messages messages, TellMembers tellMembers) {
        this.partners = partners;
        this.members = members;
        this.messages = messages;
        this.tellMembers = tellMembers;
    }

    @Override
    public Uni<Verdicts> handle(SqlConnection tx, List<IncomingEvent> events) {
        var verdicts = new Verdicts();
        var facts = Facts.read(events, verdicts);
        return keep(tx, facts, verdicts)
                .chain(() -> tellMembers.tell(tx, facts.news(), verdicts))
                .replaceWith(verdicts);
    }

    private Uni<Void> keep(SqlConnection tx, Facts facts, Verdicts verdicts) {
        facts.partners().forEach(partner -> verdicts.provides(Awaited.partner(partner.id())));
        facts.members().forEach(member -> verdicts.provides(Awaited.member(member.id())));
        facts.cards()
                .forEach(card -> verdicts.provides(Awaited.account(card.account()))
                        .provides(Awaited.account(card.issuedAccount())));
        return partners.keep(tx, facts.partners())
                .chain(() -> keepProgramme(tx, facts))
                .chain(() -> members.keep(tx, facts.members()))
                .chain(() -> members.keepCards(tx, facts.cards()))
                .chain(() -> messages.erase(tx, erased(facts)));
    }

    private Uni<Void> keepProgramme(SqlConnection tx, Facts facts) {
        return facts.programme() == null
                ? Uni.createFrom().voidItem()
                : partners.keep(tx, facts.programme(), facts.programmeToldAt());
    }

    private static List<UUID> erased(Facts facts) {
        return facts.members().stream()
                .filter(MemberTold::erased)
                .map(MemberTold::id)
                .toList();
    }
}
