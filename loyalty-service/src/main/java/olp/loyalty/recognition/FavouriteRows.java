package olp.loyalty.recognition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import olp.loyalty.recognition.model.Favourites;

/** Favourites as the text of one column. */
public final class FavouriteRows {
    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, Integer>> COUNTS = new TypeReference<>() {};

    private FavouriteRows() {}

    /** As JSON; null for none. */
    public static String text(Favourites favourites) {
        try {
            return favourites == null ? null : JSON.writeValueAsString(favourites.counts());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As it was written. */
    public static Favourites of(String text) {
        try {
            return text == null ? Favourites.NONE : new Favourites(JSON.readValue(text, COUNTS));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("favourites cannot be read: " + text, e);
        }
    }
}
