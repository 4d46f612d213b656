package olp.loyalty.tiers.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import olp.loyalty.program.model.Settings;
import olp.loyalty.program.model.SettingsHistory;
import olp.loyalty.program.model.Tiers;

/**
 * The tier tables, each in force from its instant to the next one's.
 *
 * @param tables the oldest first, never empty; the first is in force since always
 * @param zone the programme's, as it is by now: its days are the days of all that was ever bought
 * @param version of the settings that brought the last of them, or the zone
 */
public record TierTables(List<Table> tables, ZoneId zone, int version) {
    /** Before anything that counts. */
    public static final Instant ALWAYS = Instant.parse("0001-01-01T00:00:00Z");

    /** One table, and from when on it is in force. */
    public record Table(Instant from, Tiers tiers) {}

    /** The tables of the settings; changes of other settings make none. */
    public static TierTables of(SettingsHistory history) {
        List<Table> tables = new ArrayList<>();
        for (var each : history.versions().stream()
                .sorted(Comparator.comparing(Settings::validFrom).thenComparing(Settings::version))
                .toList()) {
            if (tables.isEmpty()) {
                tables.add(new Table(ALWAYS, each.tiers()));
            } else if (!tables.getLast().tiers().equals(each.tiers())) {
                if (tables.size() > 1 && tables.getLast().from().equals(each.validFrom())) {
                    tables.removeLast();
                }
                tables.add(new Table(each.validFrom(), each.tiers()));
            }
        }
        return new TierTables(
                List.copyOf(tables), history.versions().getLast().program().zone(), version(history));
    }

    private static int version(SettingsHistory history) {
        Settings last = null;
        var version = 0;
        for (var each : history.versions()) {
            if (last == null
                    || !last.tiers().equals(each.tiers())
                    || !last.program().timeZone().equals(each.program().timeZone())) {
                version = each.version();
            }
            last = each;
        }
        return version;
    }

    /** The table in force at an instant. */
    public Tiers at(Instant instant) {
        return tables.get(index(instant)).tiers();
    }

    /** Which table is in force at an instant, counted from 0. */
    int index(Instant instant) {
        var found = 0;
        for (int i = 1; i < tables.size(); i++) {
            if (!tables.get(i).from().isAfter(instant)) {
                found = i;
            }
        }
        return found;
    }

    /** When the table after one comes into force; null if there is none. */
    Instant end(int index) {
        return index + 1 < tables.size() ? tables.get(index + 1).from() : null;
    }

    /** The programme's day of an instant. */
    LocalDate day(Instant instant) {
        return instant.atZone(zone).toLocalDate();
    }

    /** When a day falls out of a table's period, as a whole: at the start of the same day so many months later. */
    Instant leaves(Tiers tiers, LocalDate day) {
        return day.plusMonths(tiers.periodMonths()).atStartOfDay(zone).toInstant();
    }

    /** When the grace that begins at an instant is over: so many days later at the same local time. */
    Instant graceEnd(Tiers tiers, Instant from) {
        return from.atZone(zone).plusDays(tiers.graceDays()).toInstant();
    }
}
