package olp.loyalty.cards;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import olp.platform.web.Caller;
import olp.platform.web.CardNumbers;
import olp.platform.web.Problem;
import olp.platform.web.Role;

/** The cards that were issued. */
@ApplicationScoped
public class Cards {
    private static final String COLUMNS = """
            select c.number, c.kind, c.state, a.root, c.issued_account, c.member, m.name, m.birth_date
            from card c join card_account a on a.id = c.issued_account left join member m on m.id = c.member\s""";
    private static final String BY_NUMBER = COLUMNS + "where c.number = any($1)";
    private static final String BY_MEMBER = COLUMNS + "where c.member = $1 order by c.number limit 100";

    /** Those of the numbers that exist. */
    public Uni<Map<String, Card>> find(SqlClient client, Collection<String> numbers) {
        return client.preparedQuery(BY_NUMBER)
                .execute(Tuple.of(numbers.toArray(String[]::new)))
                .map(rows ->
                        rows.stream().map(Cards::card).collect(Collectors.toMap(Card::number, Function.identity())));
    }

    /** A member's cards, at most 100. */
    public Uni<List<Card>> of(SqlClient client, UUID member) {
        return client.preparedQuery(BY_MEMBER)
                .execute(Tuple.of(member))
                .map(rows -> rows.stream().map(Cards::card).toList());
    }

    /** The card a caller may look at: a member only its own, a till any. 400 for no card number, 404 for no such card. */
    public Uni<Card> visible(SqlClient client, Caller caller, String number) {
        var member = caller.is(Role.MEMBER) ? caller.member() : null;
        return find(client, List.of(CardNumbers.checked("card", number))).map(found -> {
            var card = found.get(number);
            if (card == null || (member != null && !member.equals(card.member()))) {
                throw Problem.notFound("card");
            }
            return card;
        });
    }

    private static Card card(Row row) {
        return new Card(
                row.getString(0),
                Card.Kind.valueOf(row.getString(1)),
                Card.State.valueOf(row.getString(2)),
                row.getUUID(3),
                row.getUUID(4),
                row.getUUID(5),
                row.getString(6),
                row.getLocalDate(7));
    }
}
