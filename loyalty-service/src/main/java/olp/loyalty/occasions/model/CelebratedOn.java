package olp.loyalty.occasions.model;

import java.time.LocalDate;
import java.util.List;

/**
 * Which days of the calendar are celebrated on a day: that one, and on 28 February of a year that has no 29th, that too.
 *
 * @param month 1 to 12
 * @param days of that month
 */
public record CelebratedOn(int month, List<Integer> days) {
    /** Those celebrated on a day. */
    public static CelebratedOn of(LocalDate day) {
        var lastOfShortFebruary = day.getMonthValue() == 2 && day.getDayOfMonth() == 28 && !day.isLeapYear();
        return new CelebratedOn(
                day.getMonthValue(), lastOfShortFebruary ? List.of(28, 29) : List.of(day.getDayOfMonth()));
    }
}
