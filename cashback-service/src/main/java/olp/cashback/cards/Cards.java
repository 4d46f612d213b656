package olp.cashback.cards;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import olp.cashback.cards.Aliases.Change;
import olp.cashback.intake.Told;
import olp.platform.events.IncomingEvent;
import olp.platform.events.Verdicts;

/** The cards that are known here. */
@ApplicationScoped
public class Cards {
    /** Each of these carries the whole card. */
    public static final Set<String> TOLD_BY = Set.of(
            "loyalty.card-issued.v1",
            "loyalty.card-claimed.v1",
            "loyalty.card-moved.v1",
            "loyalty.card-blocked.v1",
            "loyalty.card-replaced.v1");

    private static final String KEEP = """
            insert into card (number, issued, member, kind, state, as_of)
            select * from unnest($1::text[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::timestamptz[])
              as c (number, issued, member, kind, state, as_of) order by number
            on conflict (number) do update
            set member = excluded.member, kind = excluded.kind, state = excluded.state, as_of = excluded.as_of
            where card.as_of <= excluded.as_of""";
    private static final String FIND = """
            select c.number, c.issued, a.account, c.member, c.kind, c.state
            from card c join alias a on a.issued = c.issued where c.number = any($1)""";

    private static final String KINDS = "select number, kind from card where number = any($1)";

    private final Aliases aliases;

    Cards(Aliases aliases) {
        this.aliases = aliases;
    }

    /**
     * Keeps what a batch says of cards; what was waiting for them can go on.
     *
     * @return what changes of wallets; if anything does, this transaction holds the aliases alone from then on
     */
    public Uni<List<Change>> keep(SqlConnection tx, List<IncomingEvent> events, Verdicts verdicts) {
        Map<String, Told<Card>> last = new TreeMap<>();
        Told.read(events, Card.class, verdicts)
                .forEach(each -> last.merge(each.says().number(), each, Told::later));
        if (last.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        last.keySet().forEach(number -> verdicts.provides(Card.awaited(number)));
        var rows = last.values();
        return tx.preparedQuery(KEEP)
                .execute(Tuple.of(
                        Told.column(rows, String[]::new, Card::number),
                        Told.column(rows, UUID[]::new, Card::issuedAccount),
                        Told.column(rows, UUID[]::new, Card::member),
                        Told.column(rows, String[]::new, each -> each.kind().name()),
                        Told.column(rows, String[]::new, each -> each.state().name()),
                        Told.times(rows)))
                .flatMap(kept -> aliases.keep(tx, rows));
    }

    /** Those of these cards that are known, by number. */
    public Uni<Map<String, Card>> find(SqlClient client, Collection<String> numbers) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(numbers.toArray(String[]::new)))
                .map(rows -> rows.stream().map(Cards::card).collect(Collectors.toMap(Card::number, card -> card)));
    }

    /** The kinds of those of these cards that are known, by number; nothing is asked for none. */
    public Uni<Map<String, Card.Kind>> kinds(SqlClient client, Collection<String> numbers) {
        return numbers.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : client.preparedQuery(KINDS)
                        .execute(Tuple.of(numbers.toArray(String[]::new)))
                        .map(rows -> rows.stream()
                                .collect(Collectors.toMap(
                                        row -> row.getString(0), row -> Card.Kind.valueOf(row.getString(1)))));
    }

    private static Card card(Row row) {
        return new Card(
                row.getString("number"),
                row.getUUID("issued"),
                row.getUUID("account"),
                row.getUUID("member"),
                Card.Kind.valueOf(row.getString("kind")),
                Card.State.valueOf(row.getString("state")));
    }
}
