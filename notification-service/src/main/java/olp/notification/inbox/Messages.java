package olp.notification.inbox;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import olp.notification.inbox.model.Kind;
import olp.platform.events.Tx;

/** All members' messages. */
@ApplicationScoped
public class Messages {
    private static final String COLUMNS =
            "select number, id, at, kind, title, text, about, read_at is not null as read from message ";

    private static final String RESERVE = """
            insert into mailbox (member, messages)
            select * from unnest($1::uuid[], $2::bigint[]) as wanted (member, messages) order by member
            on conflict (member) do update set messages = mailbox.messages + excluded.messages
            returning member, messages""";

    // A statement after RESERVE: an erasure that held the mailbox meanwhile is seen, and its member gets nothing.
    private static final String WRITE = """
            with written as (
              insert into message (member, number, kind, title, text, about)
              select told.member, told.number, told.kind, told.title, told.text, told.about::json
              from unnest($1::uuid[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[])
                as told (member, number, kind, title, text, about)
              join member on member.id = told.member and not member.erased
              returning member),
            members as (
              select member, (row_number() over () - 1) / 200 as portion from (select distinct member from written) as each)
            select pg_notify('messages', string_agg(member::text, ',')) from members group by portion""";

    private static final String ERASE = "delete from message where member = any($1)";

    private static final String BEFORE = COLUMNS + "where member = $1 and number < $2 order by number desc limit $3";

    private static final String AFTER = COLUMNS + "where member = $1 and number > $2 order by number limit $3";

    private static final String LAST = "select messages from mailbox where member = $1";

    private static final String NUMBER = "select number from message where member = $1 and id = $2";

    private static final String READ =
            "update message set read_at = coalesce(read_at, now()) where member = $1 and id = $2";

    private final Pool pool;

    Messages(Pool pool) {
        this.pool = pool;
    }

    /** Puts messages into their members' inboxes; whoever has a stream open hears of them at the commit. */
    public Uni<Void> write(SqlConnection tx, List<NewMessage> messages) {
        if (messages.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var wanted = messages.stream()
                .collect(Collectors.groupingBy(NewMessage::member, TreeMap::new, Collectors.counting()));
        return reserve(tx, wanted).flatMap(next -> {
            var numbers = messages.stream()
                    .map(each -> next.merge(each.member(), 1L, Long::sum))
                    .toArray(Long[]::new);
            var values = Tuple.tuple()
                    .addValue(messages.stream().map(NewMessage::member).toArray(UUID[]::new))
                    .addValue(numbers)
                    .addValue(texts(messages, each -> each.kind().name()))
                    .addValue(texts(messages, NewMessage::title))
                    .addValue(texts(messages, NewMessage::text))
                    .addValue(texts(messages, each -> new JsonObject(each.about()).encode()));
            return tx.preparedQuery(WRITE).execute(values).replaceWithVoid();
        });
    }

    /** Takes away all messages of members. */
    public Uni<Void> erase(SqlConnection tx, Collection<UUID> members) {
        if (members.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Map<UUID, Long> none = new TreeMap<>();
        members.forEach(member -> none.put(member, 0L));
        return reserve(tx, none)
                .flatMap(held -> tx.preparedQuery(ERASE).execute(Tuple.of(members.toArray(UUID[]::new))))
                .replaceWithVoid();
    }

    /** Holds the mailboxes until the transaction's end; answers each one's last number before those reserved. */
    private static Uni<Map<UUID, Long>> reserve(SqlConnection tx, Map<UUID, Long> wanted) {
        var members = wanted.keySet().toArray(UUID[]::new);
        var counts = wanted.values().toArray(Long[]::new);
        return tx.preparedQuery(RESERVE).execute(Tuple.of(members, counts)).map(rows -> {
            Map<UUID, Long> before = new HashMap<>();
            rows.forEach(row -> {
                var member = row.getUUID("member");
                before.put(member, row.getLong("messages") - wanted.get(member));
            });
            return before;
        });
    }

    /** A member's messages before a number, the newest first. */
    Uni<List<Message>> before(UUID member, long number, int limit) {
        return pool.preparedQuery(BEFORE)
                .execute(Tuple.of(member, number, limit))
                .map(Messages::messages);
    }

    /** A member's messages after a number, the oldest first. */
    Uni<List<Message>> after(UUID member, long number, int limit) {
        return pool.preparedQuery(AFTER)
                .execute(Tuple.of(member, number, limit))
                .map(Messages::messages);
    }

    /** The number of the member's last message; 0 if there was none. */
    Uni<Long> last(UUID member) {
        return pool.preparedQuery(LAST).execute(Tuple.of(member)).map(rows -> first(rows, 0L));
    }

    /** The number of a message; null if the member has no such message. */
    Uni<Long> number(UUID member, UUID id) {
        return pool.preparedQuery(NUMBER).execute(Tuple.of(member, id)).map(rows -> first(rows, null));
    }

    /** Marks a message as read; false if the member has no such message. */
    Uni<Boolean> read(Tx tx, UUID member, UUID id) {
        return tx.update(READ, member, id).map(changed -> changed == 1);
    }

    private static Long first(RowSet<Row> rows, Long otherwise) {
        var found = rows.iterator();
        return found.hasNext() ? found.next().getLong(0) : otherwise;
    }

    private static List<Message> messages(RowSet<Row> rows) {
        return rows.stream().map(Messages::message).toList();
    }

    private static Message message(Row row) {
        OffsetDateTime at = row.getOffsetDateTime("at");
        return new Message(
                row.getLong("number"),
                row.getUUID("id"),
                at.toInstant(),
                Kind.valueOf(row.getString("kind")),
                row.getString("title"),
                row.getString("text"),
                row.getBoolean("read"),
                row.getJsonObject("about").getMap());
    }

    private static String[] texts(List<NewMessage> messages, Function<NewMessage, String> value) {
        return messages.stream().map(value).toArray(String[]::new);
    }
}
