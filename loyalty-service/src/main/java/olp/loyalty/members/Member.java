package olp.loyalty.members;

import java.time.LocalDate;
import java.util.UUID;

/**
 * Somebody who takes part.
 *
 * @param timeZone for messages only; the programme has its own
 * @param referralCode what the member gives to friends
 * @param referredBy the referral code of whoever brought the member
 */
public record Member(
        UUID id,
        String name,
        String email,
        String phone,
        LocalDate birthDate,
        String locale,
        String timeZone,
        String referralCode,
        String referredBy) {

    /** The state that events carry. */
    public record State(
            UUID id,
            String name,
            String email,
            String phone,
            LocalDate birthDate,
            String locale,
            String timeZone,
            String referralCode) {}

    /** The state that events carry. */
    State state() {
        return new State(id, name, email, phone, birthDate, locale, timeZone, referralCode);
    }
}
