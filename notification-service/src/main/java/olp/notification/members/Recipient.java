package olp.notification.members;

import java.util.UUID;

/** Who is to be told about an account. */
public sealed interface Recipient {
    /** A member, who wants to be called and written to like this; each may be null. */
    record Reader(UUID member, String name, String locale, String timeZone) implements Recipient {}

    /** A member of whom nothing was told yet. */
    record NotKnownYet(UUID member) implements Recipient {}

    /** A bearer card's account, or an erased member's. */
    record Nobody() implements Recipient {}
}
