package olp.platform.ledger;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes tampering evident: a chain of hashes over the entries, made behind the purchases, never in their way. A link
 * hashes the link before it and its entries in the order of their numbers. An entry is sealed once every transaction that
 * could still add a lower number has ended. Whoever keeps a link's hash elsewhere can prove all entries before it.
 */
@ApplicationScoped
public class LedgerSeals {
    private static final int LINK = 5_000;
    private static final int LINKS_AT_A_TIME = 20;
    /** Everything that an entry says, unambiguously: a change of any of it changes the hash. */
    private static final String CONTENT = """
            sha256(convert_to(row(e.seq, e.id, e.account, e.kind, e.source, e.target, e.party, e.amount,
              extract(epoch from e.at), e.cause, e.rule, e.version, e.text, e.lots, e.parts)::text
              || coalesce(e.reasons::text, ''), 'UTF8'))""";

    private static final String LOCK = "select pg_try_advisory_xact_lock(hashtext('ledger-seals'))";
    /** Numbers up to here are settled: no transaction that could hold one of them is still at work. */
    private static final String HORIZON = """
            select coalesce(max(seq), 0), pg_snapshot_xmax(pg_current_snapshot())::text from ledger_entry""";

    private static final String ENDED = "select pg_snapshot_xmin(pg_current_snapshot()) >= $1::text::xid8";
    private static final String SEAL = """
            with tip as (
              select coalesce(max(number), 0) as number, coalesce(max(last_seq), 0) as last_seq from ledger_seal),
            before as (select hash from ledger_seal where number = (select number from tip)),
            link as (
              select * from ledger_entry where seq > (select last_seq from tip) and seq <= $1 order by seq limit $2),
            sealed as (
              select max(e.seq) as last_seq, count(*) as entries,
                     sha256(coalesce((select hash from before), ''::bytea) || string_agg(%s, ''::bytea order by e.seq)) as hash
              from link e)
            insert into ledger_seal (number, last_seq, entries, hash)
            select (select number from tip) + 1, last_seq, entries, hash from sealed where entries > 0
            returning entries""".formatted(CONTENT);
    /** The first links that are not what their entries and the link before say. */
    private static final String VERIFY = """
            select s.number, s.last_seq, s.entries, s.hash = sha256(coalesce(s.prior, ''::bytea) || coalesce((
                     select string_agg(%s, ''::bytea order by e.seq) from ledger_entry e
                     where e.seq > s.prior_seq and e.seq <= s.last_seq), ''::bytea)) as intact
            from (
              select l.*, p.hash as prior, coalesce(p.last_seq, 0) as prior_seq
              from ledger_seal l left join ledger_seal p on p.number = l.number - 1
              where l.number > $1 order by l.number limit $2) s
            order by s.number""".formatted(CONTENT);

    private final Pool pool;
    private Horizon horizon;

    LedgerSeals(Pool pool) {
        this.pool = pool;
    }

    private record Horizon(long seq, String xmax) {}

    /**
     * A look at the whole chain.
     *
     * @param intact true if nothing was changed since it was sealed
     * @param links how many were checked
     * @param entries how many entries they seal
     * @param broken numbers of the links that do not fit, at most ten
     */
    public record Chain(boolean intact, long links, long entries, List<Long> broken) {
        Chain(long links, long entries, List<Long> broken) {
            this(broken.isEmpty(), links, entries, broken);
        }
    }

    /** Seals what can be sealed by now; one instance at a time. */
    @Scheduled(
            identity = "ledger-seals",
            every = "${olp.ledger.seal-every:5s}",
            concurrentExecution = ConcurrentExecution.SKIP)
    public Uni<Void> seal() {
        return pool.withTransaction(tx -> tx.query(LOCK).execute().flatMap(locked -> {
            if (!locked.iterator().next().getBoolean(0)) {
                return Uni.createFrom().voidItem();
            }
            return ended(tx)
                    .flatMap(ended ->
                            ended ? seal(tx, LINKS_AT_A_TIME) : Uni.createFrom().voidItem());
        }));
    }

    private Uni<Boolean> ended(SqlConnection tx) {
        var known = horizon;
        return known == null
                ? tx.query(HORIZON)
                        .execute()
                        .invoke(rows -> horizon = new Horizon(
                                rows.iterator().next().getLong(0),
                                rows.iterator().next().getString(1)))
                        .replaceWith(false)
                : tx.preparedQuery(ENDED)
                        .execute(Tuple.of(known.xmax()))
                        .map(rows -> rows.iterator().next().getBoolean(0));
    }

    private Uni<Void> seal(SqlConnection tx, int links) {
        return tx.preparedQuery(SEAL).execute(Tuple.of(horizon.seq(), LINK)).flatMap(made -> {
            if (made.size() == 0) {
                horizon = null;
                return Uni.createFrom().voidItem();
            }
            return links > 1 ? seal(tx, links - 1) : Uni.createFrom().voidItem();
        });
    }

    /** Checks every link, a hundred at a time. */
    public Uni<Chain> verify() {
        return verify(0, new Chain(0, 0, List.of()));
    }

    private Uni<Chain> verify(long after, Chain soFar) {
        return pool.preparedQuery(VERIFY).execute(Tuple.of(after, 100)).flatMap(rows -> {
            if (rows.size() == 0) {
                return Uni.createFrom().item(soFar);
            }
            long entries = soFar.entries();
            long last = after;
            List<Long> broken = new ArrayList<>(soFar.broken());
            for (var row : rows) {
                last = row.getLong(0);
                entries += row.getInteger(2);
                if (!row.getBoolean(3) && broken.size() < 10) {
                    broken.add(last);
                }
            }
            return verify(last, new Chain(soFar.links() + rows.size(), entries, List.copyOf(broken)));
        });
    }
}
