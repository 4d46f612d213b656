package olp.loyalty.journal;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import olp.platform.web.Problem;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How many lines of all journals may be at work at a time. A journal that finds no place reads no further: a client that
 * sends fast is slowed down, not refused.
 */
@ApplicationScoped
class JournalPlaces {
    private final Semaphore places;
    private final Duration patience;

    JournalPlaces(
            @ConfigProperty(name = "olp.journal.lines-at-work", defaultValue = "3000") int most,
            @ConfigProperty(name = "olp.journal.patience", defaultValue = "10s") Duration patience) {
        // In turn: no journal is left out while others go on.
        this.places = new Semaphore(most, true);
        this.patience = patience;
    }

    /** Takes a place if one is free and nobody waits for it. */
    boolean takeFree() throws InterruptedException {
        return places.tryAcquire(0, TimeUnit.SECONDS);
    }

    /**
     * Takes a place, as soon as there is one.
     *
     * @throws Problem 503 if there is none for too long
     */
    void take() throws InterruptedException {
        if (!places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw Problem.of(503, "over-capacity", "Too many requests at once; send this line again.");
        }
    }

    /** Gives a place back. */
    void free() {
        places.release();
    }
}
