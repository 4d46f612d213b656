package olp.notification.inbox;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import olp.notification.inbox.model.News;
import olp.notification.members.Members;
import olp.notification.members.Recipient;
import olp.notification.members.Recipient.Nobody;
import olp.notification.members.Recipient.NotKnownYet;
import olp.notification.members.Recipient.Reader;
import olp.notification.partners.Partners;
import olp.notification.partners.ProgrammeTold.Programme;
import olp.platform.events.IncomingEvent;
import olp.platform.events.Verdicts;

/** Tells members their news: a message each, in one go for a batch. */
@ApplicationScoped
public class TellMembers {
    private final Members members;
    private final Partners partners;
    private final Letters letters;
    private final Messages messages;

    TellMembers(Members members, Partners partners, Letters letters, Messages messages) {
        this.members = members;
        this.partners = partners;
        this.letters = letters;
        this.messages = messages;
    }

    /** News, with the event that brought it. */
    public record Told(IncomingEvent event, News news) {}

    /**
     * Writes the messages. News of a card, a member or a partner not told of yet is parked; news that cannot be shown is
     * dead; a bearer card's or an erased member's news is nobody's.
     */
    public Uni<Void> tell(SqlConnection tx, List<Told> told, Verdicts verdicts) {
        if (told.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var accounts =
                told.stream().map(each -> each.news().account()).distinct().toList();
        var named = told.stream()
                .map(each -> each.news().partner())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return members.recipients(tx, accounts)
                .flatMap(recipients -> partners.names(tx, named)
                        .flatMap(names ->
                                partners.programme(tx).map(programme -> new Known(recipients, names, programme))))
                .flatMap(known -> messages.write(tx, write(told, known, verdicts)));
    }

    private record Known(Map<UUID, Recipient> recipients, Map<UUID, String> partners, Optional<Programme> programme) {}

    private List<NewMessage> write(List<Told> told, Known known, Verdicts verdicts) {
        List<NewMessage> written = new ArrayList<>(told.size());
        for (var each : told) {
            var account = each.news().account();
            switch (known.recipients().get(account)) {
                case null -> verdicts.park(each.event(), Awaited.account(account));
                case NotKnownYet(UUID member) -> verdicts.park(each.event(), Awaited.member(member));
                case Reader reader -> write(each, reader, known, verdicts).ifPresent(written::add);
                case Nobody nobody -> {}
            }
        }
        return written;
    }

    private Optional<NewMessage> write(Told told, Reader reader, Known known, Verdicts verdicts) {
        var partner = told.news().partner();
        if (partner != null && !known.partners().containsKey(partner)) {
            verdicts.park(told.event(), Awaited.partner(partner));
            return Optional.empty();
        }
        try {
            var name = partner == null ? null : known.partners().get(partner);
            return Optional.of(letters.write(told.news(), reader, name, known.programme()));
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException unshowable) {
            verdicts.dead(told.event(), String.valueOf(unshowable.getMessage()));
            return Optional.empty();
        }
    }
}
