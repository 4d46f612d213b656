package olp.loyalty.tiers;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import olp.loyalty.tiers.model.TierStanding;

/** An account's standing as columns of its row. */
public final class StandingRows {
    /** The columns, of the row whose id is the ledger account's; of its other rows all of them are null. */
    public static final String COLUMNS = columns("card_account");

    /** The same of a table by another name. */
    public static String columns(String table) {
        return Stream.of(
                        "tier_level",
                        "tier_paid",
                        "tier_since",
                        "tier_newest",
                        "tier_due",
                        "tier_grace",
                        "tiers_version")
                .map(column -> table + "." + column)
                .collect(Collectors.joining(", "));
    }

    /** What {@link #values} gives, numbered from {@code $first}, as columns of rows {@code s}. */
    public static String unnested(int first) {
        return """
                unnest($%d::text[]) as level, unnest($%d::bigint[]) as paid, unnest($%d::timestamptz[]) as since,
                unnest($%d::timestamptz[]) as newest, unnest($%d::timestamptz[]) as due,
                unnest($%d::timestamptz[]) as grace, unnest($%d::int[]) as version""".formatted(first, first + 1, first + 2, first + 3, first + 4, first + 5, first + 6);
    }

    /** Sets the columns of rows {@code a} to those of rows {@code s}, where they say a level. */
    public static final String SET = """
            tier_level = coalesce(s.level, a.tier_level),
            tier_paid = coalesce(s.paid, a.tier_paid),
            tier_since = coalesce(s.since, a.tier_since),
            tier_newest = coalesce(s.newest, a.tier_newest),
            tier_due = case when s.level is null then a.tier_due else s.due end,
            tier_grace = case when s.level is null then a.tier_grace else s.grace end,
            tiers_version = coalesce(s.version, a.tiers_version)""";

    private StandingRows() {}

    /** The standing in a row; null of an account that has bought nothing yet. */
    public static TierStanding of(Row row) {
        var version = row.getInteger("tiers_version");
        if (version == null || version == 0) {
            return version == null ? null : TierStanding.unknown(row.getString("tier_level"));
        }
        return new TierStanding(
                row.getString("tier_level"),
                row.getLong("tier_paid"),
                instant(row, "tier_since"),
                instant(row, "tier_newest"),
                instant(row, "tier_due"),
                instant(row, "tier_grace"),
                version);
    }

    private static Instant instant(Row row, String column) {
        var at = row.getOffsetDateTime(column);
        return at == null ? null : at.toInstant();
    }

    /** The columns of standings; a null among them leaves a row as it is. */
    public static List<Object> values(List<TierStanding> standings) {
        return Stream.<Object>of(
                        column(standings, TierStanding::level).toArray(String[]::new),
                        column(standings, TierStanding::spend).toArray(Long[]::new),
                        times(standings, TierStanding::since),
                        times(standings, TierStanding::newest),
                        times(standings, TierStanding::due),
                        times(standings, TierStanding::graceUntil),
                        column(standings, TierStanding::version).toArray(Integer[]::new))
                .toList();
    }

    private static <V> Stream<V> column(List<TierStanding> standings, Function<TierStanding, V> value) {
        return standings.stream().map(each -> each == null ? null : value.apply(each));
    }

    private static OffsetDateTime[] times(List<TierStanding> standings, Function<TierStanding, Instant> value) {
        return column(standings, value)
                .map(at -> at == null ? null : at.atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new);
    }
}
