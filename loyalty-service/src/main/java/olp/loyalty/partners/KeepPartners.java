package olp.loyalty.partners;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;
import olp.loyalty.partners.Partner.State;
import olp.platform.events.Outbox;
import olp.platform.events.OutgoingEvent;
import olp.platform.events.Tx;
import olp.platform.web.Answer;
import olp.platform.web.Problem;
import olp.platform.web.RequestKey;
import olp.platform.web.Requests;
import org.hibernate.reactive.mutiny.Mutiny;

/** Takes partners in, and pauses, resumes or lets them go; every change is told to the other services. */
@ApplicationScoped
class KeepPartners {
    private final Mutiny.SessionFactory sessions;
    private final Requests requests;
    private final Outbox outbox;

    KeepPartners(Mutiny.SessionFactory sessions, Requests requests, Outbox outbox) {
        this.sessions = sessions;
        this.requests = requests;
        this.outbox = outbox;
    }

    Uni<Answer> join(RequestKey key, String name, String category) {
        return sessions.withTransaction(session -> requests.once(Tx.of(session), key, () -> {
            var partner = new Partner();
            partner.id = key.id();
            partner.name = name;
            partner.category = category;
            partner.state = State.ACTIVE;
            return session.persist(partner)
                    .call(session::flush)
                    .flatMap(kept -> tell(session, "loyalty.partner-joined.v1", partner))
                    .replaceWith(() -> Answer.of(201, partner.view()));
        }));
    }

    Uni<Answer> turn(RequestKey key, UUID id, State state) {
        return sessions.withTransaction(session -> requests.once(
                Tx.of(session),
                key,
                () -> session.find(Partner.class, id, LockModeType.PESSIMISTIC_WRITE)
                        .flatMap(partner -> {
                            if (partner == null) {
                                throw Problem.notFound("partner");
                            }
                            if (partner.state == State.LEFT && state != State.LEFT) {
                                throw Problem.conflict("partner-left", "The partner has left the coalition.");
                            }
                            partner.state = state;
                            return session.flush()
                                    .flatMap(kept -> tell(session, "loyalty.partner-changed.v1", partner))
                                    .replaceWith(() -> Answer.of(200, partner.view()));
                        })));
    }

    Uni<List<Partner.View>> after(UUID id, int limit) {
        return sessions.withSession(
                session -> session.createSelectionQuery("from Partner where id > :after order by id", Partner.class)
                        .setParameter("after", id)
                        .setMaxResults(limit)
                        .getResultList()
                        .map(found -> found.stream().map(Partner::view).toList()));
    }

    private Uni<Void> tell(Mutiny.Session session, String type, Partner partner) {
        return outbox.append(
                Tx.of(session),
                List.of(OutgoingEvent.of("loyalty.partners", partner.id.toString(), type, partner.id, partner.view())));
    }
}
