package olp.loyalty.recognition;

import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.List;
import olp.loyalty.recognition.model.Favourites;

/**
 * Who is at the till.
 *
 * @param visits purchases of the account, this one counted once it is made
 * @param name the member's; null if unknown
 * @param birthday true on the member's, by the programme's day
 * @param favourites the categories bought most often, at most three
 */
public record Recognition(int visits, String name, boolean birthday, List<String> favourites) {
    /** Of a customer at an instant; {@code birthDate} may be null. A birthday on 29 February is kept then only. */
    public static Recognition of(
            int visits, String name, LocalDate birthDate, Favourites favourites, Instant at, ZoneId zone) {
        var birthday = birthDate != null && MonthDay.from(at.atZone(zone)).equals(MonthDay.from(birthDate));
        return new Recognition(visits, name, birthday, favourites.best());
    }
}
