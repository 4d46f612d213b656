package olp.platform.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.function.Function;

/** Where a list continues; opaque to clients. */
public final class Cursor {
    private Cursor() {}

    /** The cursor after a place, such as the last item's id. */
    public static String encode(Object place) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.valueOf(place).getBytes(UTF_8));
    }

    /**
     * The place of a cursor that a client gave back.
     *
     * @param cursor null for a list's beginning
     * @param parse reads the place
     * @throws Problem 400 on {@code cursor} if it is not one of ours
     */
    public static <T> T decode(String cursor, Function<String, T> parse, T beginning) {
        if (cursor == null || cursor.isEmpty()) {
            return beginning;
        }
        try {
            return parse.apply(new String(Base64.getUrlDecoder().decode(cursor), UTF_8));
        } catch (RuntimeException e) {
            throw Problem.invalid("cursor", "is not a cursor of this list");
        }
    }
}
