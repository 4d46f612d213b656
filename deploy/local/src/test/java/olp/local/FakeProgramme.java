package olp.local;

import java.time.Instant;

/** What a fake platform's programme says. */
public final class FakeProgramme {

    private static final String TEXT = """
            {"currency":"EUR","timeZone":"%s","points":{"perAmount":100,"points":1,"rounding":"FLOOR"},"expiryMonths":%d}""";

    /** How long points live. */
    public int expiryMonths = 36;

    /** From when on it is in Berlin; before it is in UTC. */
    public Instant berlinFrom = Instant.MAX;

    /** A rule that gives points, if there is one. */
    public String pointRule = "";

    /** What it is now, or at the instant that a query asks for. */
    String text(String query) {
        Instant at = query == null ? Instant.now() : Instant.parse(query.substring("at=".length()));
        return TEXT.formatted(at.isBefore(berlinFrom) ? "UTC" : "Europe/Berlin", expiryMonths);
    }

    /** Its rules, as a list. */
    String rules() {
        return "{\"items\":[" + pointRule + "]}";
    }
}
