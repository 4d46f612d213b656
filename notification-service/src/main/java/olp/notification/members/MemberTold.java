package olp.notification.members;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;

/**
 * {@code loyalty.member-enrolled.v1}, {@code -updated} or {@code -erased}, as far as messages need it.
 *
 * @param name as the member wants to be called, or null
 * @param locale BCP 47 tag, or null
 * @param timeZone IANA name, or null
 * @param erased true if nothing may be kept of the member
 * @param at when it was told
 */
public record MemberTold(UUID id, String name, String locale, String timeZone, boolean erased, Instant at) {
    public MemberTold {
        requireNonNull(id, "id");
    }

    /** The same, with when it was told. */
    public MemberTold toldAt(Instant when) {
        return new MemberTold(id, name, locale, timeZone, false, when);
    }

    /** That the member was erased: nothing but that. */
    public MemberTold erasedAt(Instant when) {
        return new MemberTold(id, null, null, null, true, when);
    }
}
