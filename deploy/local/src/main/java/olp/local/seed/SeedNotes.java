package olp.local.seed;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import olp.local.files.KeptProperties;

/** What the seed must know the next time: the day that its history ends before, and what was planted once it was. */
final class SeedNotes {

    private static final String DAY = "day";
    private static final String CARD = "card";
    private static final String MEMBER = "member";
    private static final String FITNESS_CLUB = "fitness-club";

    private final Path file;

    SeedNotes(Path file) {
        this.file = file;
    }

    /** The day of the first planting, which is {@code today} if there was none. */
    Instant day(Instant today) {
        Properties kept = KeptProperties.read(file);
        if (kept.getProperty(DAY) == null) {
            kept.setProperty(DAY, today.toString());
            KeptProperties.write(file, kept);
        }
        return Instant.parse(kept.getProperty(DAY));
    }

    /** What was planted, if all of it was. */
    Optional<Planted> planted() {
        Properties kept = KeptProperties.read(file);
        return Optional.ofNullable(kept.getProperty(CARD))
                .map(card -> new Planted(
                        UUID.fromString(kept.getProperty(FITNESS_CLUB)),
                        UUID.fromString(kept.getProperty(MEMBER)),
                        card));
    }

    void keep(Planted planted) {
        Properties kept = KeptProperties.read(file);
        kept.setProperty(FITNESS_CLUB, planted.fitnessClub().toString());
        kept.setProperty(MEMBER, planted.member().toString());
        kept.setProperty(CARD, planted.card());
        KeptProperties.write(file, kept);
    }
}
