package olp.loyalty.program;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import olp.loyalty.program.model.Settings;
import olp.loyalty.program.model.SettingsChecks;
import olp.loyalty.program.model.SettingsHistory;
import olp.loyalty.program.model.SettingsWarnings;
import olp.platform.events.Outbox;
import olp.platform.events.Tx;
import olp.platform.web.AuditTrail;
import olp.platform.web.Problem;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Changes the programme or its tiers: a new version from now on, or from an instant that lies ahead, and the whole state
 * told to the other services when it is in force.
 */
@ApplicationScoped
class ChangeSettings {
    /** Changes come one after the other, whichever instance takes them. */
    private static final String ONE_AT_A_TIME =
            "select clock_timestamp(), exists (select from purchase) from pg_advisory_xact_lock(hashtext('settings'))";

    private static final Duration FARTHEST = Duration.ofDays(5 * 366);

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

    /**
     * A change that was made.
     *
     * @param settings as they are in force from then on
     * @param warnings what may not have been meant
     */
    record Made(Settings settings, List<String> warnings) {}

    Uni<Made> program(ProgramChange asked, String author) {
        var program = asked.program();
        refuse(SettingsChecks.of(program));
        return change(new Change(
                new Audited(author, "program", asked),
                asked.from(),
                Settings::program,
                now -> new Settings(now.version(), now.validFrom(), program, now.tiers())));
    }

    Uni<Made> tiers(TiersChange asked, String author) {
        var tiers = asked.tiers();
        refuse(SettingsChecks.of(tiers));
        return change(new Change(
                new Audited(author, "tiers", asked),
                asked.from(),
                Settings::tiers,
                now -> new Settings(now.version(), now.validFrom(), now.program(), tiers)));
    }

    private static void refuse(List<SettingsChecks.Fault> faults) {
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults.stream()
                    .map(each -> new Problem.Violation(each.field(), each.message()))
                    .toList());
        }
    }

    private record Audited(String author, String subject, Object content) {}

    /**
     * A change of one part of the settings.
     *
     * @param from null: now
     */
    private record Change(
            Audited audited, Instant from, Function<Settings, Object> part, UnaryOperator<Settings> made) {}

    private Uni<Made> change(Change change) {
        return sessions.withTransaction(session -> Tx.of(session)
                .select(ONE_AT_A_TIME)
                .flatMap(rows -> history(session).flatMap(history -> {
                    var now = ((OffsetDateTime) rows.getFirst()[0]).toInstant();
                    var from = begin(change.from(), now);
                    var before = history.at(from);
                    var after = change.made().apply(before);
                    checkCurrency(before, after, (Boolean) rows.getFirst()[1] || change.from() != null);
                    return keep(session, change, history, from, now)
                            .flatMap(kept -> from.isAfter(now)
                                    ? Uni.createFrom().voidItem()
                                    : outbox.append(Tx.of(session), List.of(AnnounceSettings.told(after))))
                            .replaceWith(new Made(after, SettingsWarnings.of(after, before.tiers())));
                })));
    }

    private static Instant begin(Instant from, Instant now) {
        if (from != null && (!from.isAfter(now) || from.isAfter(now.plus(FARTHEST)))) {
            throw Problem.invalid("from", "should lie ahead, and not more than five years");
        }
        return from == null ? now : from.truncatedTo(ChronoUnit.MICROS);
    }

    private static void checkCurrency(Settings before, Settings after, boolean used) {
        if (used && !after.program().currency().equals(before.program().currency())) {
            throw Problem.conflict(
                    "currency-in-use",
                    "Purchases are recorded in " + before.program().currency() + " already.");
        }
    }

    private Uni<SettingsHistory> history(Mutiny.Session session) {
        var known = store.known();
        return session.createSelectionQuery("from Settings where version > ?1 order by version", SettingsRow.class)
                .setParameter(1, known.newest())
                .getResultList()
                .map(rows -> known.with(rows.stream()
                        .map(row -> store.settings(row.version, row.validFrom, row.program, row.tiers))
                        .toList()));
    }

    /**
     * Adds a version, and one for each that is to come: of the part that is changed these keep what they were to change
     * of it themselves. What is the same already makes no new version.
     */
    private Uni<Void> keep(Mutiny.Session session, Change change, SettingsHistory history, Instant from, Instant now) {
        var before = history.at(from);
        if (change.made().apply(before).equals(before)) {
            return Uni.createFrom().voidItem();
        }
        List<SettingsRow> rows = new ArrayList<>();
        rows.add(row(change, before, from, now));
        history.after(from).stream()
                .filter(later -> change.part().apply(later).equals(change.part().apply(before)))
                .forEach(later -> rows.add(row(change, later, later.validFrom(), now)));
        var audited = change.audited();
        return session.persistAll(rows.toArray())
                .call(session::flush)
                .call(kept -> trail.add(
                        Tx.of(session),
                        audited.author(),
                        "PUT /v1/" + audited.subject(),
                        audited.subject(),
                        audited.content()));
    }

    private SettingsRow row(Change change, Settings before, Instant from, Instant now) {
        var after = change.made().apply(before);
        var row = new SettingsRow();
        row.validFrom = from;
        row.author = change.audited().author();
        row.announced = !from.isAfter(now);
        try {
            row.program = json.writeValueAsString(after.program());
            row.tiers = json.writeValueAsString(after.tiers());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        return row;
    }
}
