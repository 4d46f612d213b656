package olp.cashback.rules;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import olp.platform.events.Tx;
import olp.platform.web.Problem;
import org.hibernate.reactive.mutiny.Mutiny;

/** Makes rules and changes them. Each change is a version of its own; what was there stays. */
@ApplicationScoped
class ChangeRules {
    /** Changes come one after the other, whichever instance takes them. */
    private static final String ONE_AT_A_TIME =
            "select clock_timestamp() from pg_advisory_xact_lock(hashtext('rules'))";

    private static final String VERSIONS = "from RuleVersion r where r.key.code = :code order by r.key.version desc";
    private static final String NEWEST = """
            from RuleVersion r where r.key.code > :after
            and r.key.version = (select max(m.key.version) from RuleVersion m where m.key.code = r.key.code)
            order by r.key.code""";

    private final Mutiny.SessionFactory sessions;

    ChangeRules(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    /** Makes a rule; 409 if there is one of its code. */
    Uni<Rule> make(Mutiny.Session session, Rule rule, String author) {
        return alone(session)
                .flatMap(now -> newest(session, rule.code()).flatMap(found -> {
                    if (found.isPresent()) {
                        throw Problem.conflict(
                                "id-taken", "There is a rule " + rule.code() + " already; change it with PUT.");
                    }
                    return keep(session, rule, 1, rule.from(), author, now);
                }));
    }

    /** Changes a rule, from the instant that it says or from now on; what says the same makes no new version. */
    Uni<Rule> change(Rule rule, String author) {
        return sessions.withTransaction(session -> alone(session)
                .flatMap(now -> newest(session, rule.code()).flatMap(found -> {
                    var newest = found.orElseThrow(() -> Problem.notFound("rule"));
                    if (newest.saysTheSameAs(rule)) {
                        return Uni.createFrom().item(newest);
                    }
                    var from = rule.from() == null ? now : rule.from();
                    return keep(session, rule, newest.version() + 1, from, author, now);
                })));
    }

    /** The newest version of each rule, in the order of their codes. */
    Uni<List<Rule>> after(String code, int limit) {
        return sessions.withSession(session -> session.createSelectionQuery(NEWEST, RuleVersionRow.class)
                        .setParameter("after", code)
                        .setMaxResults(limit)
                        .getResultList())
                .map(rows -> rows.stream().map(RuleVersionRow::rule).toList());
    }

    private static Uni<Instant> alone(Mutiny.Session session) {
        return Tx.of(session).select(ONE_AT_A_TIME).map(rows -> ((OffsetDateTime) rows.getFirst()[0]).toInstant());
    }

    private static Uni<Optional<Rule>> newest(Mutiny.Session session, String code) {
        return session.createSelectionQuery(VERSIONS, RuleVersionRow.class)
                .setParameter("code", code)
                .setMaxResults(1)
                .getResultList()
                .map(rows -> rows.stream().findFirst().map(RuleVersionRow::rule));
    }

    private static Uni<Rule> keep(
            Mutiny.Session session, Rule rule, int version, Instant from, String author, Instant now) {
        var row = RuleVersionRow.of(rule, version);
        row.inForceFrom = from;
        row.author = author;
        row.madeAt = now;
        return session.persist(row).call(session::flush).replaceWith(row::rule);
    }
}
