package olp.platform.rules;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import olp.platform.rules.model.Condition;
import olp.platform.rules.model.Conditions;
import olp.platform.rules.model.Conjunct;
import olp.platform.rules.model.Fact;
import olp.platform.rules.model.Facts;
import olp.platform.rules.model.ReadRule;
import olp.platform.rules.model.Rule;
import olp.platform.rules.model.RuleBook;
import olp.platform.rules.model.Terms;
import olp.platform.rules.model.Verdict;

/**
 * The versions of rules. They never change, so an instance keeps those it has read, with their conditions, and asks for
 * newer ones only: in a purchase's own transaction, so that a change acts on every instance from its commit on.
 */
public final class PostgresRules {
    private static final String NEWER = "select " + RuleRows.COLUMNS + " from rule_version where seq > $1 order by seq";
    private static final String NEWEST =
            "select " + RuleRows.COLUMNS + " from rule_version where code = $1 order by version desc limit 1";
    private static final String ONE_AT_A_TIME = "select pg_advisory_xact_lock(hashtext('rules'))";
    private static final String NOW =
            "select clock_timestamp() as now, (select coalesce(max(seq), 0) from rule_version) as newest";
    private static final String ADD = "insert into rule_version (" + RuleRows.COLUMNS + ", author) values "
            + "($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)";
    private static final String OPEN_BUDGET = "insert into rule_budget (rule) values ($1) on conflict do nothing";
    /** What stands for a condition that was taken once and cannot be read any more: it never matches, and is reported. */
    private static final Condition UNREADABLE = new Condition(List.of(new Conjunct() {
        @Override
        public Verdict test(Facts facts, int line) {
            return Verdict.FAILED;
        }

        @Override
        public Set<Fact> facts() {
            return Set.of();
        }
    }));

    private final Conditions conditions;
    private volatile Kept kept = new Kept(0, RuleBook.EMPTY);

    /** Reads conditions as the service does. */
    public PostgresRules(Conditions conditions) {
        this.conditions = conditions;
    }

    private record Kept(long newest, RuleBook book) {}

    /**
     * All versions that are committed by now: one statement, which reads only those that this instance does not know.
     *
     * @param client not in a transaction that has changed rules
     */
    public Uni<RuleBook> book(SqlClient client) {
        return kept(client).map(Kept::book);
    }

    /**
     * As {@link #book(SqlClient)}, but without a statement if nothing is newer.
     *
     * @param newest the highest {@code rule_version.seq}, 0 for none, as the caller's own statement read it
     */
    public Uni<RuleBook> book(SqlClient client, long newest) {
        var known = kept;
        return known.newest() >= newest ? Uni.createFrom().item(known.book()) : book(client);
    }

    private Uni<Kept> kept(SqlClient client) {
        var before = kept;
        return client.preparedQuery(NEWER)
                .execute(Tuple.of(before.newest()))
                .map(rows -> {
                    if (rows.size() == 0) {
                        return before;
                    }
                    var newest = before.newest();
                    List<ReadRule> more = new ArrayList<>();
                    for (var row : rows) {
                        newest = row.getLong("seq");
                        more.add(read(RuleRows.rule(row)));
                    }
                    return new Kept(newest, before.book().with(more));
                })
                .invoke(this::keep);
    }

    /** Readers may come back in another order than they went. */
    private synchronized void keep(Kept read) {
        if (read.newest() > kept.newest()) {
            kept = read;
        }
    }

    private ReadRule read(Rule rule) {
        var condition = conditions.read(rule.terms().when()).condition();
        return new ReadRule(rule, condition == null ? UNREADABLE : condition);
    }

    /**
     * Adds a rule, in a transaction of the caller's; changes of rules come one after the other.
     *
     * @param terms checked
     * @return the first version; null if there is such a rule already
     */
    public Uni<Rule> add(SqlConnection tx, String code, Terms terms, String author) {
        return locked(
                tx,
                now -> now.before() == null ? append(tx, now, new Rule(code, 1, now.at(), terms), author) : null,
                code);
    }

    /**
     * Puts a new version in a rule's place; the same again makes none.
     *
     * @param terms checked
     * @param validFrom from when it is in force; null for now
     * @return the newest version; null if there is no such rule
     */
    public Uni<Rule> replace(SqlConnection tx, String code, Terms terms, Instant validFrom, String author) {
        return locked(tx, now -> replace(tx, now, terms, validFrom, author), code);
    }

    private Uni<Rule> replace(SqlConnection tx, Now now, Terms terms, Instant validFrom, String author) {
        var before = now.before();
        if (before == null) {
            return null;
        }
        var from = validFrom == null ? now.at() : validFrom;
        return before.terms().equals(terms) && !from.isBefore(before.since())
                ? Uni.createFrom().item(before)
                : append(tx, now, new Rule(before.code(), before.version() + 1, from, terms), author);
    }

    /** As it stands while nobody else can change rules: the newest version of one, null if there is none. */
    private record Now(Instant at, long newest, Rule before) {}

    private interface Change {
        Uni<Rule> of(Now now);
    }

    /** Not from what this instance keeps: that must hold nothing that may still be rolled back. */
    private static Uni<Rule> locked(SqlConnection tx, Change change, String code) {
        // The statement that waits for the lock sees what was there before it waited; only the next sees all.
        return tx.query(ONE_AT_A_TIME)
                .execute()
                .flatMap(locked -> tx.query(NOW).execute())
                .flatMap(now -> tx.preparedQuery(NEWEST).execute(Tuple.of(code)).flatMap(rows -> {
                    var row = now.iterator().next();
                    var at = row.getOffsetDateTime("now").toInstant();
                    var before = rows.size() == 0
                            ? null
                            : RuleRows.rule(rows.iterator().next());
                    var done = change.of(new Now(at, row.getLong("newest"), before));
                    return done == null ? Uni.createFrom().nullItem() : done;
                }));
    }

    private static Uni<Rule> append(SqlConnection tx, Now now, Rule rule, String author) {
        var added = tx.preparedQuery(ADD).execute(RuleRows.row(now.newest() + 1, rule, author));
        var opened = rule.terms().budget() == null
                ? added
                : added.flatMap(rows -> tx.preparedQuery(OPEN_BUDGET).execute(Tuple.of(rule.code())));
        return opened.replaceWith(rule);
    }
}
