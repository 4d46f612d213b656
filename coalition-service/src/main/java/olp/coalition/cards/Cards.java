package olp.coalition.cards;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import olp.platform.events.IncomingEvent;
import olp.platform.events.Verdicts;

/** The cards and their accounts, as loyalty-service told of them. Locks are taken on cards first, then on accounts. */
@ApplicationScoped
public class Cards {
    private static final String LEARN_ACCOUNTS = """
            insert into account (id) select distinct id from unnest($1::uuid[]) as known (id) order by id
            on conflict do nothing""";

    private static final String LEARN = """
            insert into card (number, account, issued_account, member, state, told_at, told_offset)
            select * from unnest($1::text[], $2::uuid[], $3::uuid[], $4::uuid[], $5::text[],
                                 $6::timestamptz[], $7::bigint[])
            on conflict (number) do update
            set account = excluded.account, issued_account = excluded.issued_account, member = excluded.member,
                state = excluded.state, told_at = excluded.told_at, told_offset = excluded.told_offset
            where (excluded.told_at, excluded.told_offset) > (card.told_at, card.told_offset)""";

    private static final String FIND =
            "select number, account, issued_account, member, state from card where number = $1";

    private static final String HOLD = """
            select number, account, issued_account, member, state from card
            where number = any($1) order by number for share""";

    private static final String LOCK = """
            with locked as materialized (
              select id from account where id = any($1) order by id for no key update)
            select count(*), clock_timestamp() from locked""";

    /** Keeps the newest state of each card, and lets go on what waited for {@code card:<number>}. */
    public Uni<Void> learn(SqlConnection tx, Map<IncomingEvent, CardTold> told, Verdicts verdicts) {
        Map<String, IncomingEvent> newest = new TreeMap<>();
        told.forEach((event, card) -> newest.put(card.number(), event));
        if (newest.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        newest.keySet().forEach(number -> verdicts.provides("card:" + number));
        var events = newest.values();
        Function<Function<CardTold, UUID>, UUID[]> ids = value ->
                events.stream().map(each -> value.apply(told.get(each))).toArray(UUID[]::new);
        var accounts = ids.apply(CardTold::account);
        var issued = ids.apply(CardTold::issuedAccount);
        return tx.preparedQuery(LEARN_ACCOUNTS)
                .execute(
                        Tuple.of(Stream.of(accounts, issued).flatMap(Stream::of).toArray(UUID[]::new)))
                .flatMap(learned -> tx.preparedQuery(LEARN).execute(Tuple.from(new Object[] {
                    newest.keySet().toArray(String[]::new),
                    accounts,
                    issued,
                    ids.apply(CardTold::member),
                    events.stream().map(each -> told.get(each).state()).toArray(String[]::new),
                    events.stream()
                            .map(each -> each.time().atOffset(ZoneOffset.UTC))
                            .toArray(OffsetDateTime[]::new),
                    events.stream().map(IncomingEvent::offset).toArray(Long[]::new)
                })))
                .replaceWithVoid();
    }

    /** The card with a number, if it is known. */
    public Uni<Optional<Card>> find(SqlClient client, String number) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(number))
                .map(rows -> cards(rows).values().stream().findFirst());
    }

    /** Those cards that are known, by number; they stay as they are until the transaction ends. */
    public Uni<Map<String, Card>> hold(SqlConnection tx, Collection<String> numbers) {
        return tx.preparedQuery(HOLD)
                .execute(Tuple.of(numbers.toArray(String[]::new)))
                .map(Cards::cards);
    }

    /** Lets nobody else decide about these accounts until the transaction ends; answers the time once that is so. */
    public Uni<Instant> lock(SqlConnection tx, Collection<UUID> accounts) {
        return tx.preparedQuery(LOCK)
                .execute(Tuple.of(accounts.toArray(UUID[]::new)))
                .map(rows -> rows.iterator().next().getOffsetDateTime(1).toInstant());
    }

    private static Map<String, Card> cards(RowSet<Row> rows) {
        Map<String, Card> cards = new HashMap<>();
        rows.forEach(row -> cards.put(
                row.getString("number"),
                new Card(
                        row.getString("number"),
                        row.getUUID("account"),
                        row.getUUID("issued_account"),
                        row.getUUID("member"),
                        "ACTIVE".equals(row.getString("state")))));
        return cards;
    }
}
