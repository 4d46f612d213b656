package olp.notification.inbox;

import java.util.UUID;

/** Names of what news may have to wait for. */
public final class Awaited {
    private Awaited() {}

    /** That a card of the account is known. */
    public static String account(UUID account) {
        return "account:" + account;
    }

    /** That the member is known. */
    public static String member(UUID member) {
        return "member:" + member;
    }

    /** That the partner is known. */
    public static String partner(UUID partner) {
        return "partner:" + partner;
    }
}
