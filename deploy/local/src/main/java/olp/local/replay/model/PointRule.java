package olp.local.replay.model;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.function.Predicate;

/**
 * A rule of a programme, said twice: as its operator writes it, and in Java, so that what it should give is computed without the
 * services' engine.
 *
 * @param name lower-case letters and dashes
 * @param value how many times the base points, or how many points
 * @param schedule purchases outside of it do not count
 */
public record PointRule(
        String name, Kind kind, BigDecimal value, Condition when, Limits limits, Standing standing, Schedule schedule) {

    /** What the value means. */
    public enum Kind {
        MULTIPLIER,
        BONUS
    }

    /** What a cap is counted in, by the programme's clock. */
    public enum Per {
        PURCHASE,
        DAY,
        MONTH
    }

    /**
     * What must hold.
     *
     * @param text for the operator, in CEL
     * @param purchase the same of a purchase; null where lines are asked
     * @param line the same of a line; null where purchases are asked
     */
    public record Condition(String text, Predicate<Bought> purchase, Predicate<Line> line) {}

    /**
     * The most that it gives.
     *
     * @param cap points for one account; null for any
     * @param budget points for all together; null for any
     * @param holdoutPercent of the accounts get nothing of it; null for none
     */
    public record Limits(Long cap, Per per, Long budget, Integer holdoutPercent) {}

    /**
     * Its place among the others.
     *
     * @param group of the rules of a group only the best gives; null for none
     * @param priority the higher wins among equals
     */
    public record Standing(String group, int priority) {}

    /** From when on and until when, by the file's times; null for ever. */
    public record Schedule(LocalDateTime from, LocalDateTime until) {}

    /** A rule that asks purchases. */
    public static PointRule of(String name, Kind kind, String value, String when, Predicate<Bought> purchase) {
        return new PointRule(
                name,
                kind,
                new BigDecimal(value),
                new Condition(when, purchase, null),
                new Limits(null, null, null, null),
                new Standing(null, 0),
                new Schedule(null, null));
    }

    /** A rule that asks lines, and gives for those of which it is true. */
    public static PointRule ofLines(String name, Kind kind, String value, String when, Predicate<Line> line) {
        PointRule rule = of(name, kind, value, when, null);
        return rule.with(new Condition(when, null, line));
    }

    /** The same with a cap. */
    public PointRule capped(long points, Per per) {
        return with(new Limits(points, per, limits.budget, limits.holdoutPercent));
    }

    /** The same with a budget. */
    public PointRule budget(long points) {
        return with(new Limits(limits.cap, limits.per, points, limits.holdoutPercent));
    }

    /** The same with accounts held out. */
    public PointRule holdingOut(int percent) {
        return with(new Limits(limits.cap, limits.per, limits.budget, percent));
    }

    /** The same in a group. */
    public PointRule in(String group, int priority) {
        return new PointRule(name, kind, value, when, limits, new Standing(group, priority), schedule);
    }

    /** The same with an end and a beginning. */
    public PointRule between(LocalDateTime from, LocalDateTime until) {
        return new PointRule(name, kind, value, when, limits, standing, new Schedule(from, until));
    }

    private PointRule with(Limits other) {
        return new PointRule(name, kind, value, when, other, standing, schedule);
    }

    private PointRule with(Condition other) {
        return new PointRule(name, kind, value, other, limits, standing, schedule);
    }
}
