package olp.cashback.intake;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntFunction;
import olp.platform.events.IncomingEvent;
import olp.platform.events.Verdicts;

/**
 * What another service told us.
 *
 * @param event as it came
 * @param says its data
 */
public record Told<T>(IncomingEvent event, T says) {
    /** Reads events; one that cannot be read is dead and holds up nobody else. */
    public static <T> List<Told<T>> read(List<IncomingEvent> events, Class<T> kind, Verdicts verdicts) {
        List<Told<T>> told = new ArrayList<>(events.size());
        for (var event : events) {
            try {
                told.add(new Told<>(event, Objects.requireNonNull(event.as(kind), "the data")));
            } catch (IllegalArgumentException | NullPointerException e) {
                verdicts.dead(event, e.getMessage());
            }
        }
        return told;
    }

    /** The one that was said later; of two that were said at once the other. */
    public static <T> Told<T> later(Told<T> one, Told<T> other) {
        return one.event().time().isAfter(other.event().time()) ? one : other;
    }

    /** The values of a column, for {@code unnest}. */
    public static <T, V> V[] column(
            Collection<Told<T>> rows, IntFunction<V[]> array, Function<? super T, ? extends V> value) {
        return rows.stream().map(Told::says).map(value).toArray(array);
    }

    /** When it was said, for a column. */
    public static <T> OffsetDateTime[] times(Collection<Told<T>> rows) {
        return rows.stream().map(each -> utc(each.event().time())).toArray(OffsetDateTime[]::new);
    }

    /** An instant as the database takes it. */
    public static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
