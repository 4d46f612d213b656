package olp.cashback.spending;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import olp.cashback.spending.model.Spent;
import olp.platform.ledger.model.Part;

/** What purchases have spent out of wallets, and returns have brought back. */
@ApplicationScoped
class SpentTenders {
    private static final String ADD = """
            insert into spent_tender (hold, purchase, issued, amount, lots, parts)
            select hold, purchase, issued, amount, lots::uuid[], parts::bigint[]
            from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::bigint[], $5::text[], $6::text[])
              as s (hold, purchase, issued, amount, lots, parts)""";
    private static final String FIND = """
            select s.hold, s.purchase, s.issued, s.lots, s.parts,
                   (select coalesce(sum(r.amount), 0)::bigint from refunded_tender r where r.hold = s.hold) as refunded
            from spent_tender s where s.hold = any($1)""";
    private static final String REFUND = """
            insert into refunded_tender (hold, return, amount, restored)
            select * from unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::bigint[])""";
    private static final String REFUNDED = "select hold, return from refunded_tender where return = any($1)";

    /**
     * What was spent.
     *
     * @param issued whose wallet it came out of: the account with which the hold's card was issued
     * @param parts lots and amounts, in the order in which they were spent
     * @param refunded what returns have given back so far, minor units
     */
    record Before(UUID hold, UUID purchase, UUID issued, List<Part> parts, long refunded) {}

    /** What a return gives back of one tender, and how much of it went into a wallet. Minor units. */
    record Refunded(UUID hold, UUID ofReturn, long amount, long restored) {
        Key key() {
            return new Key(hold, ofReturn);
        }
    }

    /** What no return gives back twice. */
    record Key(UUID hold, UUID ofReturn) {}

    /** Keeps what was spent, and out of whose wallets. */
    Uni<Void> add(SqlConnection tx, Map<Spent, UUID> issued) {
        List<Spent> spent = new ArrayList<>(issued.keySet());
        return tx.preparedQuery(ADD)
                .execute(Tuple.tuple(List.of(
                        ids(spent, each -> each.tender().hold()),
                        ids(spent, each -> each.tender().purchase()),
                        ids(spent, issued::get),
                        spent.stream().map(each -> each.tender().amount()).toArray(Long[]::new),
                        arrays(spent, Part::lot),
                        arrays(spent, Part::amount))))
                .replaceWithVoid();
    }

    private static UUID[] ids(List<Spent> spent, Function<Spent, UUID> id) {
        return spent.stream().map(id).toArray(UUID[]::new);
    }

    /** Arrays of arrays cannot be sent: each is sent as text. */
    private static String[] arrays(List<Spent> spent, Function<Part, Object> value) {
        return spent.stream()
                .map(each -> each.parts().stream()
                        .map(part -> value.apply(part).toString())
                        .collect(Collectors.joining(",", "{", "}")))
                .toArray(String[]::new);
    }

    /** What these holds were spent for, if they were; by hold. */
    Uni<Map<UUID, Before>> find(SqlClient client, Collection<UUID> holds) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(holds.toArray(UUID[]::new)))
                .map(rows -> rows.stream().map(SpentTenders::row).collect(Collectors.toMap(Before::hold, row -> row)));
    }

    private static Before row(Row row) {
        var lots = (UUID[]) row.getValue("lots");
        var amounts = (Long[]) row.getValue("parts");
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < lots.length; i++) {
            parts.add(new Part(lots[i], null, amounts[i]));
        }
        return new Before(
                row.getUUID("hold"), row.getUUID("purchase"), row.getUUID("issued"), parts, row.getLong("refunded"));
    }

    /** What these returns have given back already. */
    Uni<List<Key>> refundedBy(SqlClient client, Collection<UUID> returns) {
        return client.preparedQuery(REFUNDED)
                .execute(Tuple.of(returns.toArray(UUID[]::new)))
                .map(rows -> rows.stream()
                        .map(row -> new Key(row.getUUID("hold"), row.getUUID("return")))
                        .toList());
    }

    /** Keeps what returns give back. */
    Uni<Void> refund(SqlConnection tx, List<Refunded> refunds) {
        return tx.preparedQuery(REFUND)
                .execute(Tuple.of(
                        refunds.stream().map(Refunded::hold).toArray(UUID[]::new),
                        refunds.stream().map(Refunded::ofReturn).toArray(UUID[]::new),
                        refunds.stream().map(Refunded::amount).toArray(Long[]::new),
                        refunds.stream().map(Refunded::restored).toArray(Long[]::new)))
                .replaceWithVoid();
    }
}
