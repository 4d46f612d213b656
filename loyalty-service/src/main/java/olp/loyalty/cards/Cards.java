package olp.loyalty.cards;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
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
    private static final String CARD =
            "select c.number, c.kind, c.state, c.issued_account, c.member, m.name, m.birth_date, c.replaced_by, m.enrolled_at";
    private static final String COLUMNS = CARD + """
            , a.root
            from card c join card_account a on a.id = c.issued_account left join member m on m.id = c.member\s""";
    private static final String ISSUED =
            CARD + " from card c left join member m on m.id = c.member where c.number = any($1)";
    private static final int SEEN = 200_000;
    private static final String BY_NUMBER = COLUMNS + "where c.number = any($1)";
    private static final String GIVE = """
            update card set member = $1 where issued_account = any($2) and member is not distinct from $3
            returning number""";
    private static final String BLOCK = "update card set state = 'BLOCKED', replaced_by = $2 where number = $1";
    private static final String BY_MEMBER = COLUMNS + "where c.member = $1 order by c.number limit 100";

    private final Cache<String, UUID> lastSeen =
            Caffeine.newBuilder().maximumSize(SEEN).build();

    /** Those of the numbers that exist. */
    public Uni<Map<String, Card>> find(SqlClient client, Collection<String> numbers) {
        return client.preparedQuery(BY_NUMBER)
                .execute(Tuple.of(numbers.toArray(String[]::new)))
                .map(rows -> rows.stream()
                        .map(Cards::card)
                        .peek(card -> lastSeen.put(card.number(), card.account()))
                        .collect(Collectors.toMap(Card::number, Function.identity())));
    }

    /**
     * Those of the numbers that exist, without the account whose points they use: for who reads that of many accounts
     * anyway, and says it by {@link #rooted}.
     */
    public Uni<List<Card>> issued(SqlClient client, Collection<String> numbers) {
        return client.preparedQuery(ISSUED)
                .execute(Tuple.of(numbers.toArray(String[]::new)))
                .map(rows -> rows.stream().map(row -> card(row, null)).toList());
    }

    /**
     * Cards with their accounts, by number.
     *
     * @param roots the ledger account of each card's own account
     * @throws CardLocks.Moved if one uses an account that is not among them
     */
    public Map<String, Card> rooted(Collection<Card> issued, Map<UUID, UUID> roots) {
        Map<String, Card> cards = new HashMap<>();
        for (var card : issued) {
            var root = roots.get(card.issuedAccount());
            if (root == null) {
                lastSeen.invalidate(card.number());
                throw new CardLocks.Moved();
            }
            lastSeen.put(card.number(), root);
            cards.put(card.number(), card.in(root));
        }
        return cards;
    }

    /**
     * Where the points of cards were when they were last looked at: a hint of which accounts to lock, to be checked under
     * the lock. What is not known is looked up.
     */
    public Uni<Map<String, UUID>> likelyAccounts(SqlClient client, Collection<String> numbers) {
        Map<String, UUID> likely = new HashMap<>();
        List<String> unknown = new ArrayList<>();
        for (var number : numbers) {
            var account = lastSeen.getIfPresent(number);
            if (account == null) {
                unknown.add(number);
            } else {
                likely.put(number, account);
            }
        }
        return unknown.isEmpty()
                ? Uni.createFrom().item(likely)
                : find(client, unknown)
                        .invoke(found -> found.values().forEach(card -> likely.put(card.number(), card.account())))
                        .replaceWith(likely);
    }

    /** A member's cards, at most 100. */
    public Uni<List<Card>> of(SqlClient client, UUID member) {
        return client.preparedQuery(BY_MEMBER)
                .execute(Tuple.of(member))
                .map(rows -> rows.stream().map(Cards::card).toList());
    }

    /** Gives the cards of these accounts to another member; answers them as they are then. */
    public Uni<Collection<Card>> give(SqlConnection tx, Collection<UUID> issued, UUID from, UUID to) {
        return tx.preparedQuery(GIVE)
                .execute(Tuple.of(to, issued.toArray(UUID[]::new), from))
                .flatMap(rows ->
                        find(tx, rows.stream().map(row -> row.getString(0)).toList()))
                .map(Map::values);
    }

    /** Blocks a card; for good if another has taken its place. */
    Uni<Void> block(SqlConnection tx, String number, String replacedBy) {
        return tx.preparedQuery(BLOCK).execute(Tuple.of(number, replacedBy)).replaceWithVoid();
    }

    /** The card a caller may look at: a member only its own, a till any. 400 for no card number, 404 for no such card. */
    public Uni<Card> visible(SqlClient client, Caller caller, String number) {
        var member = caller.is(Role.MEMBER) ? caller.member() : null;
        return existing(client, number).invoke(card -> {
            if (member != null && !member.equals(card.member())) {
                throw Problem.notFound("card");
            }
        });
    }

    /** A card, whoever asks; 400 for no card number, 404 for no such card. */
    public Uni<Card> existing(SqlClient client, String number) {
        return find(client, List.of(CardNumbers.checked("card", number))).map(found -> {
            if (!found.containsKey(number)) {
                throw Problem.notFound("card");
            }
            return found.get(number);
        });
    }

    private static Instant instant(OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    private static Card card(Row row) {
        return card(row, row.getUUID("root"));
    }

    private static Card card(Row row, UUID root) {
        return new Card(
                row.getString(0),
                Card.Kind.valueOf(row.getString(1)),
                Card.State.valueOf(row.getString(2)),
                root,
                row.getUUID(3),
                row.getUUID(4),
                row.getString(5),
                row.getLocalDate(6),
                instant(row.getOffsetDateTime(8)),
                row.getString(7));
    }
}
