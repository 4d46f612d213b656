package olp.cashback.purchases;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import olp.cashback.intake.Told;
import olp.cashback.purchases.model.Sold;

/** The purchases that were taken in: one row each, with what returns need. */
@ApplicationScoped
public class PostgresPurchases {
    private static final String KEEP = """
            insert into purchase (id, issued, partner, occurred_at, accepted_at, lines, quantities, rules, versions, lots,
              funders, earned)
            select unnest($1::uuid[]), unnest($2::uuid[]), unnest($3::uuid[]), unnest($4::timestamptz[]),
              unnest($5::timestamptz[]), unnest($6::text[])::int[], unnest($7::text[])::int[], unnest($8::text[])::text[],
              unnest($9::text[])::int[], unnest($10::text[])::uuid[], unnest($11::text[])::uuid[],
              unnest($12::text[])::bigint[]""";
    private static final String FIND = """
            select id, issued, partner, lines, quantities, returned, rules, versions, lots, funders, earned
            from purchase where id = any($1)""";
    private static final String RETURN = """
            update purchase p set returned = r.returned::int[]
            from unnest($1::uuid[], $2::text[]) as r (id, returned) where p.id = r.id""";

    /** A purchase as it was told and as returns will find it. */
    public record Kept(PurchaseRecorded told, Sold sold) {}

    /** What an event about a purchase waits for while the purchase is not known. */
    public static String awaited(UUID purchase) {
        return "purchase:" + purchase;
    }

    /** Keeps new purchases. */
    public Uni<Void> keep(SqlConnection tx, Collection<Kept> rows) {
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(KEEP)
                        .execute(Tuple.from(List.of(
                                column(rows, UUID[]::new, each -> each.sold().id()),
                                column(rows, UUID[]::new, each -> each.sold().issued()),
                                column(rows, UUID[]::new, each -> each.sold().partner()),
                                column(
                                        rows,
                                        OffsetDateTime[]::new,
                                        each -> Told.utc(each.told().occurredAt())),
                                column(
                                        rows,
                                        OffsetDateTime[]::new,
                                        each -> Told.utc(each.told().acceptedAt())),
                                column(rows, String[]::new, each -> lines(each.sold(), Sold.Line::number)),
                                column(rows, String[]::new, each -> lines(each.sold(), Sold.Line::quantity)),
                                column(rows, String[]::new, each -> earned(each.sold(), of -> '"' + of.rule() + '"')),
                                column(rows, String[]::new, each -> earned(each.sold(), Sold.Earned::version)),
                                column(rows, String[]::new, each -> earned(each.sold(), Sold.Earned::lot)),
                                column(rows, String[]::new, each -> earned(each.sold(), Sold.Earned::funder)),
                                column(rows, String[]::new, each -> amounts(each.sold())))))
                        .replaceWithVoid();
    }

    /** Those of these purchases that are known, by id; under the lock of its wallet it stays as it is. */
    public Uni<Map<UUID, Sold>> find(SqlConnection tx, Collection<UUID> ids) {
        return tx.preparedQuery(FIND)
                .execute(Tuple.of(ids.toArray(UUID[]::new)))
                .map(rows -> {
                    Map<UUID, Sold> found = new HashMap<>();
                    rows.forEach(row -> found.put(row.getUUID("id"), sold(row)));
                    return found;
                });
    }

    /** Keeps what has come back of purchases by now. */
    public Uni<Void> returned(SqlConnection tx, Collection<Sold> rows) {
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(RETURN)
                        .execute(Tuple.of(
                                column(rows, UUID[]::new, Sold::id),
                                column(rows, String[]::new, each -> lines(each, Sold.Line::returned))))
                        .replaceWithVoid();
    }

    private static <T, V> V[] column(Collection<T> rows, IntFunction<V[]> array, Function<T, V> value) {
        return rows.stream().map(value).toArray(array);
    }

    private static Sold sold(Row row) {
        var numbers = row.getArrayOfIntegers("lines");
        var quantities = row.getArrayOfIntegers("quantities");
        var returned = row.getArrayOfIntegers("returned");
        List<Sold.Line> lines = new ArrayList<>();
        for (int i = 0; i < numbers.length; i++) {
            lines.add(new Sold.Line(numbers[i], quantities[i], returned == null ? 0 : returned[i]));
        }
        var rules = row.getArrayOfStrings("rules");
        var versions = row.getArrayOfIntegers("versions");
        var lots = row.getArrayOfUUIDs("lots");
        var funders = row.getArrayOfUUIDs("funders");
        var amounts = row.getArrayOfLongs("earned");
        List<Sold.Earned> earned = new ArrayList<>();
        for (int i = 0; lots != null && i < lots.length; i++) {
            earned.add(new Sold.Earned(
                    rules[i],
                    versions[i],
                    lots[i],
                    funders[i],
                    List.of(amounts).subList(i * numbers.length, (i + 1) * numbers.length)));
        }
        return new Sold(row.getUUID("id"), row.getUUID("issued"), row.getUUID("partner"), lines, earned);
    }

    private static String lines(Sold sold, Function<Sold.Line, Integer> value) {
        return array(sold.lines().stream().map(value).toList());
    }

    private static String earned(Sold sold, Function<Sold.Earned, Object> value) {
        return sold.earned().isEmpty()
                ? null
                : array(sold.earned().stream().map(value).toList());
    }

    private static String amounts(Sold sold) {
        return sold.earned().isEmpty()
                ? null
                : array(sold.earned().stream()
                        .flatMap(each -> each.byLine().stream())
                        .toList());
    }

    /** Arrays of arrays cannot be sent: each is sent as text. */
    private static String array(List<?> elements) {
        var text = new StringBuilder("{");
        for (var element : elements) {
            text.append(text.length() == 1 ? "" : ",").append(element);
        }
        return text.append('}').toString();
    }
}
