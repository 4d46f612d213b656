package olp.loyalty.program;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import olp.loyalty.program.model.Program;
import olp.loyalty.program.model.Settings;
import olp.loyalty.program.model.SettingsChecks;
import olp.loyalty.program.model.Tiers;
import olp.platform.events.Outbox;
import olp.platform.events.OutgoingEvent;
import olp.platform.events.Tx;
import olp.platform.web.AuditTrail;
import olp.platform.web.Problem;
import org.hibernate.reactive.mutiny.Mutiny;

/** Changes the programme or its tiers: a new version from now on, and the whole state told to the other services. */
@ApplicationScoped
class ChangeSettings {
    /** Changes come one after the other, whichever instance takes them. */
    private static final String ONE_AT_A_TIME =
            "select clock_timestamp(), exists (select from purchase) from pg_advisory_xact_lock(hashtext('settings'))";

    private final Mutiny.SessionFactory sessions;
    private final SettingsStore store;
    private final Outbox outbox;
    private final AuditTrail trail;
    private final ObjectMapper json;

    ChangeSettings(
            Mutiny.SessionFactory sessions, SettingsStore store, Outbox outbox, AuditTrail trail, ObjectMapper json) {
        this.sessions = sessions;
        this.store = store;
        this.outbox = outbox;
        this.trail = trail;
        this.json = json;
    }

    Uni<Settings> program(Program program, String author) {
        refuse(SettingsChecks.of(program));
        return change(
                new Audited(author, "program", program),
                now -> new Settings(now.version(), now.validFrom(), program, now.tiers()));
    }

    Uni<Settings> tiers(Tiers tiers, String author) {
        refuse(SettingsChecks.of(tiers));
        return change(
                new Audited(author, "tiers", tiers),
                now -> new Settings(now.version(), now.validFrom(), now.program(), tiers));
    }

    private static void refuse(List<SettingsChecks.Fault> faults) {
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults.stream()
                    .map(each -> new Problem.Violation(each.field(), each.message()))
                    .toList());
        }
    }

    private record Audited(String author, String subject, Object content) {}

    private Uni<Settings> change(Audited audited, UnaryOperator<Settings> change) {
        return sessions.withTransaction(session -> Tx.of(session)
                .select(ONE_AT_A_TIME)
                .flatMap(rows -> current(session).flatMap(now -> {
                    var next = change.apply(now);
                    boolean traded = (Boolean) rows.getFirst()[1];
                    if (traded
                            && !next.program().currency().equals(now.program().currency())) {
                        throw Problem.conflict(
                                "currency-in-use",
                                "Purchases are recorded in " + now.program().currency() + " already.");
                    }
                    var at = ((OffsetDateTime) rows.getFirst()[0]).toInstant();
                    return keep(session, now, next, at, audited)
                            .flatMap(kept -> outbox.append(
                                            Tx.of(session),
                                            List.of(OutgoingEvent.of(
                                                    "loyalty.partners",
                                                    "program",
                                                    "loyalty.program-changed.v1",
                                                    "program",
                                                    Map.of("program", next.program(), "tiers", next.tiers()))))
                                    .replaceWith(next));
                })));
    }

    private Uni<Settings> current(Mutiny.Session session) {
        return session.createSelectionQuery("from Settings order by version desc", SettingsRow.class)
                .setMaxResults(1)
                .getSingleResult()
                .map(row -> store.settings(row.version, row.validFrom, row.program, row.tiers));
    }

    /** What is the same already makes no new version. */
    private Uni<Void> keep(Mutiny.Session session, Settings now, Settings next, Instant at, Audited audited) {
        if (next.equals(now)) {
            return Uni.createFrom().voidItem();
        }
        try {
            var row = new SettingsRow();
            row.validFrom = at;
            row.program = json.writeValueAsString(next.program());
            row.tiers = json.writeValueAsString(next.tiers());
            row.author = audited.author();
            return session.persist(row)
                    .call(session::flush)
                    .call(kept -> trail.add(
                            Tx.of(session),
                            audited.author(),
                            "PUT /v1/" + audited.subject(),
                            audited.subject(),
                            audited.content()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
