package olp.coalition.entitlements;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import olp.coalition.entitlements.model.AccountOpenings;
import olp.coalition.entitlements.model.Opening;

/** What accounts were told of open offers. */
@ApplicationScoped
class Openings {
    private static final String FIND =
            "select account, offer, purchase, announced_at, valid_until from opening where account = any($1)";

    private static final String KEEP = """
            insert into opening (account, offer, purchase, announced_at, valid_until)
            select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::timestamptz[], $5::timestamptz[])
            on conflict (account, offer) do update
            set purchase = excluded.purchase, announced_at = excluded.announced_at,
                valid_until = excluded.valid_until""";

    /** What each of these accounts was told so far. */
    Uni<Map<UUID, AccountOpenings>> of(SqlConnection tx, Collection<UUID> accounts) {
        return tx.preparedQuery(FIND)
                .execute(Tuple.of(accounts.toArray(UUID[]::new)))
                .map(rows -> {
                    Map<UUID, List<Opening>> found = new HashMap<>();
                    accounts.forEach(each -> found.put(each, new ArrayList<>()));
                    rows.forEach(row -> found.get(row.getUUID("account")).add(opening(row)));
                    Map<UUID, AccountOpenings> openings = new HashMap<>();
                    found.forEach((account, each) -> openings.put(account, new AccountOpenings(each)));
                    return openings;
                });
    }

    private static Opening opening(Row row) {
        var until = row.getOffsetDateTime("valid_until");
        return new Opening(
                row.getUUID("offer"),
                row.getUUID("purchase"),
                row.getOffsetDateTime("announced_at").toInstant(),
                until == null ? null : until.toInstant());
    }

    Uni<Void> keep(SqlConnection tx, Map<UUID, AccountOpenings> openings) {
        List<UUID> accounts = new ArrayList<>();
        List<Opening> changed = new ArrayList<>();
        openings.forEach((account, each) -> each.changed().forEach(opening -> {
            accounts.add(account);
            changed.add(opening);
        }));
        if (changed.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.preparedQuery(KEEP)
                .execute(Tuple.of(
                        accounts.toArray(UUID[]::new),
                        changed.stream().map(Opening::offer).toArray(UUID[]::new),
                        changed.stream().map(Opening::purchase).toArray(UUID[]::new),
                        times(changed, Opening::announcedAt),
                        times(changed, Opening::until)))
                .replaceWithVoid();
    }

    private static OffsetDateTime[] times(List<Opening> openings, Function<Opening, Instant> time) {
        return openings.stream()
                .map(each -> time.apply(each) == null ? null : time.apply(each).atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new);
    }
}
