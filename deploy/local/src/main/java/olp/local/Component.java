package olp.local;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** A process of the local platform. */
public enum Component {
    /** The four databases. */
    POSTGRES,
    /** The log of events. */
    KAFKA,
    /** Points. */
    LOYALTY,
    /** Wallets. */
    CASHBACK,
    /** Offers and redemptions. */
    COALITION,
    /** The inbox. */
    NOTIFICATION;

    /** What the services need before they can start. */
    static final Set<Component> SERVERS = EnumSet.of(POSTGRES, KAFKA);

    /** The four services. */
    static final Set<Component> SERVICES = EnumSet.complementOf(EnumSet.of(POSTGRES, KAFKA));

    /** The name in tables, file names and messages; a service's database has it too. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether this is one of the four services, not a server that they need. */
    public boolean isService() {
        return SERVICES.contains(this);
    }
}
