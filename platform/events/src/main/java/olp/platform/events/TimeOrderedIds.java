package olp.platform.events;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.util.UUID;

/** Ids for rows that we make ourselves: UUIDv7, so that an index grows at its end. */
public final class TimeOrderedIds {
    private static final TimeBasedEpochGenerator GENERATOR = Generators.timeBasedEpochGenerator();

    private TimeOrderedIds() {}

    /** A new id, later than those made before it by this process. */
    public static UUID next() {
        return GENERATOR.generate();
    }
}
