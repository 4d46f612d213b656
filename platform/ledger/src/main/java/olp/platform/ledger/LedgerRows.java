package olp.platform.ledger;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import olp.platform.ledger.model.Balance;
import olp.platform.ledger.model.Ends;
import olp.platform.ledger.model.Ends.End;
import olp.platform.ledger.model.Entry;
import olp.platform.ledger.model.Hold;
import olp.platform.ledger.model.Holder;
import olp.platform.ledger.model.LedgerBatch.HouseAccount;
import olp.platform.ledger.model.Lot;
import olp.platform.ledger.model.Part;
import olp.platform.ledger.model.Place;
import olp.platform.ledger.model.Reason;

/** A batch as columns, for one statement a table, and rows as what they stand for. */
final class LedgerRows {
    private LedgerRows() {}

    static Tuple entries(Collection<Entry> entries) {
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
                column(entries, String[]::new, each -> of(each.because(), LedgerReasons::text)),
                column(entries, String[]::new, each -> of(each.because(), LedgerReasons::shares)),
                column(entries, String[]::new, each -> array(each.parts(), Part::lot)),
                column(entries, String[]::new, each -> array(each.parts(), Part::amount))));
    }

    static Tuple lots(Collection<Lot> lots) {
        return Tuple.from(List.of(
                column(lots, UUID[]::new, Lot::id),
                column(lots, UUID[]::new, Lot::account),
                column(lots, UUID[]::new, Lot::origin),
                column(lots, UUID[]::new, Lot::issuer),
                column(lots, String[]::new, Lot::rule),
                column(lots, Integer[]::new, Lot::version),
                column(lots, UUID[]::new, Lot::cause),
                column(lots, Long[]::new, Lot::earned),
                column(lots, Long[]::new, Lot::remaining),
                column(lots, OffsetDateTime[]::new, each -> utc(each.activeFrom())),
                column(lots, OffsetDateTime[]::new, each -> utc(each.expiresAt())),
                column(lots, OffsetDateTime[]::new, each -> utc(each.lapsesAt())),
                column(lots, Boolean[]::new, Lot::notice),
                column(lots, Boolean[]::new, Lot::active),
                column(lots, Boolean[]::new, Lot::issued)));
    }

    static Tuple lotChanges(Collection<Lot> lots) {
        return Tuple.of(
                column(lots, UUID[]::new, Lot::id),
                column(lots, UUID[]::new, Lot::account),
                column(lots, Long[]::new, Lot::remaining),
                column(lots, Boolean[]::new, Lot::active));
    }

    static Tuple holds(Collection<Hold> holds) {
        return Tuple.from(List.of(
                column(holds, UUID[]::new, Hold::id),
                column(holds, UUID[]::new, Hold::account),
                column(holds, UUID[]::new, Hold::origin),
                column(holds, UUID[]::new, Hold::party),
                column(holds, Long[]::new, Hold::amount),
                column(holds, Long[]::new, Hold::captured),
                column(holds, String[]::new, each -> each.state().name()),
                column(holds, OffsetDateTime[]::new, each -> utc(each.expiresAt())),
                column(holds, String[]::new, each -> array(each.parts(), Part::lot)),
                column(holds, String[]::new, each -> array(each.parts(), Part::amount)),
                column(holds, UUID[]::new, Hold::tornFrom)));
    }

    static Tuple tornHolds(Collection<Hold> holds) {
        return Tuple.of(
                column(holds, UUID[]::new, Hold::id),
                column(holds, Long[]::new, Hold::amount),
                column(holds, String[]::new, each -> array(each.parts(), Part::lot)),
                column(holds, String[]::new, each -> array(each.parts(), Part::amount)),
                column(holds, UUID[]::new, Hold::tornFrom));
    }

    static Tuple holdChanges(Collection<Hold> holds) {
        return Tuple.of(
                column(holds, UUID[]::new, Hold::id),
                column(holds, UUID[]::new, Hold::account),
                column(holds, Long[]::new, Hold::captured),
                column(holds, String[]::new, each -> each.state().name()));
    }

    static Tuple holders(Collection<Holder> holders) {
        return Tuple.from(List.of(
                column(holders, UUID[]::new, Holder::account),
                column(holders, Long[]::new, each -> each.balance().active()),
                column(holders, Long[]::new, each -> each.balance().pending()),
                column(holders, Long[]::new, each -> each.balance().held()),
                column(holders, Long[]::new, each -> each.balance().owed()),
                column(holders, Long[]::new, each -> each.balance().lifetime()),
                column(holders, OffsetDateTime[]::new, each -> utc(each.dueAt())),
                column(holders, String[]::new, each -> array(each.ends().soonest(), End::at)),
                column(holders, String[]::new, each -> array(each.ends().soonest(), End::amount)),
                column(holders, OffsetDateTime[]::new, each -> utc(each.ends().completeTo()))));
    }

    static Tuple house(Map<HouseAccount, Long> house) {
        return Tuple.of(
                column(house.keySet(), String[]::new, each -> each.place().name()),
                column(house.keySet(), UUID[]::new, HouseAccount::party),
                house.values().toArray(Long[]::new));
    }

    static Balance balance(Row row) {
        return new Balance(
                row.getLong("active"),
                row.getLong("pending"),
                row.getLong("held"),
                row.getLong("owed"),
                row.getLong("lifetime"));
    }

    static Holder holder(Row row) {
        return new Holder(row.getUUID("id"), balance(row), ends(row), instant(row, "due_at"));
    }

    static Ends ends(Row row) {
        List<End> soonest = new ArrayList<>();
        var ends = (OffsetDateTime[]) row.getValue("ends");
        var amounts = (Long[]) row.getValue("ending");
        for (int i = 0; i < ends.length; i++) {
            soonest.add(new End(ends[i].toInstant(), amounts[i]));
        }
        return new Ends(soonest, instant(row, "ends_to"));
    }

    static Lot lot(Row row) {
        return new Lot(
                row.getUUID("id"),
                row.getUUID("account"),
                row.getUUID("origin"),
                row.getUUID("issuer"),
                row.getString("rule"),
                row.getInteger("version"),
                row.getUUID("cause"),
                row.getLong("earned"),
                row.getLong("remaining"),
                instant(row, "active_from"),
                instant(row, "expires_at"),
                instant(row, "lapses_at"),
                row.getBoolean("notice"),
                row.getBoolean("active"),
                row.getBoolean("issued"));
    }

    static Hold hold(Row row) {
        return new Hold(
                row.getUUID("id"),
                row.getUUID("account"),
                row.getUUID("origin"),
                row.getUUID("party"),
                row.getLong("amount"),
                row.getLong("captured"),
                Hold.State.valueOf(row.getString("state")),
                instant(row, "expires_at"),
                parts(row),
                row.getUUID("torn_from"));
    }

    static Entry entry(Row row) {
        return new Entry(
                row.getUUID("id"),
                row.getUUID("account"),
                row.getString("kind"),
                Place.valueOf(row.getString("source")),
                Place.valueOf(row.getString("target")),
                row.getUUID("party"),
                row.getLong("amount"),
                instant(row, "at"),
                row.getUUID("cause"),
                LedgerReasons.reason(row),
                parts(row));
    }

    /** The parts that a row names; their issuers stand in the lots, not here. */
    private static List<Part> parts(Row row) {
        List<Part> parts = new ArrayList<>();
        var lots = (UUID[]) row.getValue("lots");
        var amounts = (Long[]) row.getValue("parts");
        for (int i = 0; lots != null && i < lots.length; i++) {
            parts.add(new Part(lots[i], null, amounts[i]));
        }
        return List.copyOf(parts);
    }

    static <T, V> V[] column(Collection<T> rows, IntFunction<V[]> array, Function<T, V> value) {
        var column = array.apply(rows.size());
        int i = 0;
        for (var row : rows) {
            column[i++] = value.apply(row);
        }
        return column;
    }

    /** Arrays of arrays cannot be sent: each is sent as text, none as null. */
    private static <T> String array(List<T> elements, Function<T, Object> value) {
        if (elements.isEmpty()) {
            return null;
        }
        var text = new StringBuilder("{");
        for (var element : elements) {
            text.append(text.length() == 1 ? "" : ",").append(value.apply(element));
        }
        return text.append('}').toString();
    }

    private static <V> V of(Reason reason, Function<Reason, V> value) {
        return reason == null ? null : value.apply(reason);
    }

    static Instant instant(Row row, String column) {
        var at = row.getOffsetDateTime(column);
        return at == null ? null : at.toInstant();
    }

    static OffsetDateTime utc(Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
