package olp.platform.events;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Dead letters as an operator meets them: look at them, have one handled again once the cause is gone, or give one up. */
@ApplicationScoped
public class DeadLetters {
    private static final String LIST = "select " + SetAsideRows.COLUMNS
            + " from set_aside where reason is not null and seq > $1 order by seq limit $2";
    private static final String TAKE =
            "with taken as (delete from set_aside where seq = (select min(seq) from set_aside where id = $1 and "
                    + "reason is not null) returning *) select " + SetAsideRows.COLUMNS + " from taken";

    private final Pool pool;
    private final SetAsideEvents setAside;
    private final Instance<EventHandler> handlers;

    DeadLetters(Pool pool, SetAsideEvents setAside, Instance<EventHandler> handlers) {
        this.pool = pool;
        this.setAside = setAside;
        this.handlers = handlers;
    }

    /** A dead letter and its place in the list. */
    public record Letter(long seq, IncomingEvent event, String reason) {}

    /** The oldest letters after a place, at most {@code limit}. */
    public Uni<List<Letter>> after(long seq, int limit) {
        return pool.preparedQuery(LIST).execute(Tuple.of(seq, limit)).map(rows -> {
            List<Letter> letters = new ArrayList<>(rows.size());
            rows.forEach(row -> letters.add(letter(row)));
            return letters;
        });
    }

    /**
     * Hands a letter to the service again, in the given transaction; of two that different services gave the same id, the one
     * that came first. It fails as the first delivery did if the cause is
     * still there; the letter then stays, since the transaction is rolled back.
     *
     * @return false if there is no such letter
     */
    public Uni<Boolean> replay(SqlConnection tx, UUID id) {
        return tx.preparedQuery(TAKE)
                .execute(Tuple.of(id))
                .map(rows -> Optional.ofNullable(
                        rows.iterator().hasNext() ? rows.iterator().next() : null))
                .flatMap(found ->
                        found.isEmpty() ? Uni.createFrom().item(false) : replay(tx, SetAsideRows.event(found.get())));
    }

    private Uni<Boolean> replay(SqlConnection tx, IncomingEvent event) {
        return setAside.handle(tx, List.of(event), handlers.get())
                .flatMap(done -> stillDead(tx, event))
                .replaceWith(true);
    }

    /**
     * Gives a letter up, in the given transaction, as {@link #replay} takes it: it will never be applied, also if it is
     * delivered again.
     *
     * @return what it was; empty if there is no such letter
     */
    public Uni<Optional<Letter>> discard(SqlConnection tx, UUID id) {
        return tx.preparedQuery(TAKE)
                .execute(Tuple.of(id))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(letter(rows.iterator().next())));
    }

    private static Uni<Void> stillDead(SqlConnection tx, IncomingEvent event) {
        return tx.preparedQuery("select reason from set_aside where id = $1 and source = $2 and reason is not null")
                .execute(Tuple.of(event.id(), event.source()))
                .invoke(rows -> rows.forEach(row -> {
                    throw new IllegalArgumentException(row.getString(0));
                }))
                .replaceWithVoid();
    }

    private static Letter letter(Row row) {
        return new Letter(row.getLong("seq"), SetAsideRows.event(row), row.getString("reason"));
    }
}
