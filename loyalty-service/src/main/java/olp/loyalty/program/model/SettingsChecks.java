package olp.loyalty.program.model;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

/** What is wrong with a programme or a tier table before it can act. */
public final class SettingsChecks {
    private static final BigDecimal MOST_MULTIPLIER = BigDecimal.valueOf(100);

    private SettingsChecks() {}

    /** A field and what is wrong with it. */
    public record Fault(String field, String message) {}

    /** The faults of a programme; none if it can act. */
    public static List<Fault> of(Program program) {
        var faults = new ArrayList<Fault>();
        check(
                faults,
                "name",
                program.name() != null
                        && !program.name().isBlank()
                        && program.name().length() <= 200,
                "should be 1 to 200 characters");
        check(faults, "currency", isCurrency(program.currency()), "should be an ISO 4217 code");
        check(faults, "timeZone", isZone(program.timeZone()), "should be a time zone such as Europe/Oslo");
        check(faults, "points", program.points() != null, "is missing");
        if (program.points() != null) {
            check(
                    faults,
                    "points.perAmount",
                    between(program.points().perAmount(), 1, 1_000_000_000),
                    "should be 1 or more");
            check(faults, "points.points", between(program.points().points(), 0, 1_000_000), "should be 0 to 1000000");
            check(faults, "points.rounding", program.points().rounding() != null, "is missing");
            check(faults, "points.on", program.points().on() != null, "is missing");
        }
        check(faults, "pendingDays", between(program.pendingDays(), 0, 366), "should be 0 to 366");
        check(faults, "expiryMonths", between(program.expiryMonths(), 1, 1200), "should be 1 to 1200");
        check(faults, "expiryNotice", program.expiryNotice() != null, "is missing");
        check(faults, "returns", program.returns() != null, "is missing");
        check(
                faults,
                "maxDiscountPercent",
                Percent.isValid(program.maxDiscountPercent()),
                "should be decimal text from 0 to 100");
        check(faults, "pointValue", between(program.pointValue(), 0, 1_000_000), "should be 0 to 1000000");
        check(faults, "maxAgeDays", between(program.maxAgeDays(), 0, 36_500), "should be 0 to 36500");
        check(faults, "presence", program.presence() != null, "is missing");
        return faults;
    }

    /** The faults of a tier table; none if it can act. */
    public static List<Fault> of(Tiers tiers) {
        var faults = new ArrayList<Fault>();
        check(faults, "periodMonths", between(tiers.periodMonths(), 1, 120), "should be 1 to 120");
        check(faults, "graceDays", between(tiers.graceDays(), 0, 366), "should be 0 to 366");
        var levels = tiers.levels();
        check(faults, "levels", levels != null && !levels.isEmpty() && levels.size() <= 20, "should be 1 to 20 levels");
        if (faults.isEmpty()) {
            for (int i = 0; i < levels.size(); i++) {
                check(faults, "levels[" + i + "]", levels.get(i), i == 0 ? null : levels.get(i - 1));
            }
            check(
                    faults,
                    "levels",
                    levels.stream().map(Tiers.Level::code).distinct().count() == levels.size(),
                    "has a code twice");
        }
        return faults;
    }

    private static void check(List<Fault> faults, String at, Tiers.Level level, Tiers.Level below) {
        if (level == null) {
            faults.add(new Fault(at, "is missing"));
            return;
        }
        check(
                faults,
                at + ".code",
                level.code() != null && level.code().matches("[A-Z][A-Z0-9_]{0,29}"),
                "should be capitals, such as GOLD");
        check(
                faults,
                at + ".name",
                level.name() != null && !level.name().isBlank() && level.name().length() <= 100,
                "should be 1 to 100 characters");
        check(
                faults,
                at + ".discountPercent",
                Percent.isValid(level.discountPercent()),
                "should be decimal text from 0 to 100");
        check(
                faults,
                at + ".multiplier",
                Decimals.isBetween(level.multiplier(), BigDecimal.ZERO, MOST_MULTIPLIER),
                "should be decimal text from 0 to 100");
        check(
                faults,
                at + ".discountPercent",
                below == null || !isLess(level.discountPercent(), below.discountPercent()),
                "should not be less than that of the level below");
        var rising = level.threshold() != null
                && (below == null
                        ? level.threshold() == 0
                        : below.threshold() != null && level.threshold() > below.threshold());
        check(faults, at + ".threshold", rising, "should begin at 0 and rise from level to level");
    }

    private static boolean isLess(String percent, String below) {
        return Percent.isValid(percent)
                && Percent.isValid(below)
                && new BigDecimal(percent).compareTo(new BigDecimal(below)) < 0;
    }

    private static void check(List<Fault> faults, String field, boolean holds, String message) {
        if (!holds) {
            faults.add(new Fault(field, message));
        }
    }

    private static boolean between(Number value, long least, long most) {
        return value != null && value.longValue() >= least && value.longValue() <= most;
    }

    private static boolean isCurrency(String code) {
        try {
            return code != null && Currency.getInstance(code).getDefaultFractionDigits() >= 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isZone(String zone) {
        try {
            return zone != null && ZoneId.of(zone) != null;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
