package olp.coalition.offers;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import olp.coalition.offers.model.Offer;
import olp.coalition.offers.model.OfferChecks;
import olp.platform.events.Outbox;
import olp.platform.events.OutgoingEvent;
import olp.platform.events.Tx;
import olp.platform.web.Answer;
import olp.platform.web.Problem;
import olp.platform.web.RequestKey;
import olp.platform.web.Requests;
import org.hibernate.reactive.mutiny.Mutiny;

/** Publishes offers and changes them: each change is in force from its commit on, and the whole state is told. */
@ApplicationScoped
class PublishOffers {
    private static final String CURRENCY = "select currency from program";

    private final Mutiny.SessionFactory sessions;
    private final Requests requests;
    private final Offers offers;
    private final Outbox outbox;

    PublishOffers(Mutiny.SessionFactory sessions, Requests requests, Offers offers, Outbox outbox) {
        this.sessions = sessions;
        this.requests = requests;
        this.offers = offers;
        this.outbox = outbox;
    }

    /** Publishes a new offer. */
    Uni<Answer> publish(RequestKey key, Offer offer) {
        return sessions.withTransaction(session -> requests.once(
                Tx.of(session),
                key,
                () -> checked(session, offer).flatMap(sound -> {
                    var row = new OfferRow();
                    row.id = sound.id();
                    row.partner = sound.partner();
                    fill(row, sound, key.caller());
                    return session.persist(row)
                            .call(session::flush)
                            .call(() -> tell(session, sound))
                            .replaceWith(() -> Answer.of(201, sound));
                })));
    }

    /**
     * Gives an offer a new state, whole; its partner stays.
     *
     * @param mayChange whose offers the caller may change; another's does not exist for it
     */
    Uni<Offer> change(UUID id, Offer wanted, Predicate<UUID> mayChange, String caller) {
        return sessions.withTransaction(session -> session.find(OfferRow.class, id, LockModeType.PESSIMISTIC_WRITE)
                .flatMap(row -> {
                    if (row == null || !mayChange.test(row.partner)) {
                        throw Problem.notFound("offer");
                    }
                    if (wanted.partner() != null && !wanted.partner().equals(row.partner)) {
                        throw Problem.invalid("partner", "cannot be changed; publish another offer");
                    }
                    return checked(session, wanted.of(id, row.partner)).flatMap(sound -> {
                        if (sound.equals(offers.read(row.state))) {
                            return Uni.createFrom().item(sound);
                        }
                        fill(row, sound, caller);
                        return session.flush()
                                .flatMap(kept -> tell(session, sound))
                                .replaceWith(sound);
                    });
                }));
    }

    private static Uni<Offer> checked(Mutiny.Session session, Offer offer) {
        var completed = offer.completed();
        return Tx.of(session).select(CURRENCY).map(rows -> {
            var faults = OfferChecks.of(completed, (String) rows.getFirst()[0]);
            if (!faults.isEmpty()) {
                throw Problem.invalid(faults.stream()
                        .map(each -> new Problem.Violation(each.field(), each.message()))
                        .toList());
            }
            return completed;
        });
    }

    private void fill(OfferRow row, Offer offer, String caller) {
        row.state = offers.write(offer);
        row.validUntil = offer.until();
        row.changedBy = caller;
    }

    private Uni<Void> tell(Mutiny.Session session, Offer offer) {
        return outbox.append(
                Tx.of(session),
                List.of(OutgoingEvent.of(
                        "coalition.offers", offer.id().toString(), "coalition.offer-published.v1", offer.id(), offer)));
    }

    /** Offers after an id, by id. */
    Uni<List<Offer>> after(UUID id, int limit) {
        return sessions.withSession(session -> session.createSelectionQuery(
                        "from Offer where id > :after order by id", OfferRow.class)
                .setParameter("after", id)
                .setMaxResults(limit)
                .getResultList()
                .map(rows -> rows.stream().map(row -> offers.read(row.state)).toList()));
    }
}
