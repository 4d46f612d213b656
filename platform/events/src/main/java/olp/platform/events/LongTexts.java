package olp.platform.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.function.Function;

/**
 * Texts of hundreds of characters as a column of a batch. The client encodes text character by character; bytes it copies,
 * and {@code convert_from(unnest($1::bytea[]), 'UTF8')} makes text of them, checked as text is.
 */
public final class LongTexts {
    private LongTexts() {}

    /** A text of each row, in their order; null stays null. */
    public static <T> Buffer[] column(List<T> rows, Function<T, String> text) {
        return rows.stream()
                .map(text)
                .map(each -> each == null ? null : Buffer.buffer(each.getBytes(UTF_8)))
                .toArray(Buffer[]::new);
    }
}
