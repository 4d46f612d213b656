package olp.platform.ledger;

import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import olp.platform.ledger.model.Balance;
import olp.platform.ledger.model.Entry;
import olp.platform.ledger.model.LedgerBatch.HouseAccount;
import olp.platform.ledger.model.Lot;
import olp.platform.ledger.model.Reason;

/** A batch as columns: one statement a table, however many rows. */
final class LedgerRows {
    static final String ENTER = """
            insert into ledger_entry (id, account, kind, source, target, party, amount, at, cause, rule, version, text)
            select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::uuid[], $7::bigint[],
              $8::timestamptz[], $9::uuid[], $10::text[], $11::int[], $12::text[])""";
    static final String GIVE = """
            insert into ledger_lot (id, account, issuer, rule, version, cause, earned, remaining, active_from, expires_on, active)
            select id, account, issuer, rule, version, cause, earned, earned, active_from, expires_on, active
            from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::int[], $6::uuid[], $7::bigint[],
              $8::timestamptz[], $9::date[], $10::boolean[])
              as l (id, account, issuer, rule, version, cause, earned, active_from, expires_on, active)""";
    static final String CHANGE = """
            update ledger_account a set active = a.active + c.active, pending = a.pending + c.pending,
              held = a.held + c.held, lifetime = a.lifetime + c.lifetime
            from unnest($1::uuid[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[])
              as c (id, active, pending, held, lifetime)
            where a.id = c.id""";
    static final String TOUCH_HOUSE = """
            insert into ledger_house (place, party, amount)
            select place, party, amount from unnest($1::text[], $2::uuid[], $3::bigint[]) as h (place, party, amount)
            order by place, party
            on conflict (place, party) do update set amount = ledger_house.amount + excluded.amount""";

    private LedgerRows() {}

    static Tuple entries(List<Entry> entries) {
        return Tuple.from(List.of(
                column(entries, UUID[]::new, Entry::id),
                column(entries, UUID[]::new, Entry::account),
                column(entries, String[]::new, Entry::kind),
                column(entries, String[]::new, each -> each.from().name()),
                column(entries, String[]::new, each -> each.to().name()),
                column(entries, UUID[]::new, Entry::party),
                column(entries, Long[]::new, Entry::amount),
                column(entries, OffsetDateTime[]::new, each -> utc(each.at())),
                column(entries, UUID[]::new, Entry::cause),
                column(entries, String[]::new, each -> of(each.because(), Reason::rule)),
                column(entries, Integer[]::new, each -> of(each.because(), Reason::version)),
                column(entries, String[]::new, each -> of(each.because(), Reason::text))));
    }

    static Tuple lots(List<Lot> lots, Instant at) {
        return Tuple.from(List.of(
                column(lots, UUID[]::new, Lot::id),
                column(lots, UUID[]::new, Lot::account),
                column(lots, UUID[]::new, Lot::issuer),
                column(lots, String[]::new, each -> each.because().rule()),
                column(lots, Integer[]::new, each -> each.because().version()),
                column(lots, UUID[]::new, Lot::cause),
                column(lots, Long[]::new, Lot::amount),
                column(lots, OffsetDateTime[]::new, each -> utc(each.activeFrom())),
                column(lots, LocalDate[]::new, Lot::expiresOn),
                column(lots, Boolean[]::new, each -> each.isActiveAt(at))));
    }

    static Tuple changes(Map<UUID, Balance> changes) {
        return Tuple.from(List.of(
                changes.keySet().toArray(UUID[]::new),
                column(changes.values(), Long[]::new, Balance::active),
                column(changes.values(), Long[]::new, Balance::pending),
                column(changes.values(), Long[]::new, Balance::held),
                column(changes.values(), Long[]::new, Balance::lifetime)));
    }

    static Tuple house(Map<HouseAccount, Long> house) {
        return Tuple.from(List.of(
                column(house.keySet(), String[]::new, each -> each.place().name()),
                column(house.keySet(), UUID[]::new, HouseAccount::party),
                house.values().toArray(Long[]::new)));
    }

    private static <T, V> V[] column(Collection<T> rows, IntFunction<V[]> array, Function<T, V> value) {
        return rows.stream().map(value).toArray(array);
    }

    private static <V> V of(Reason reason, Function<Reason, V> value) {
        return reason == null ? null : value.apply(reason);
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
