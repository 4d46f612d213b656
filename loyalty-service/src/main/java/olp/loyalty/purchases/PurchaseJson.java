package olp.loyalty.purchases;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;

/** Writes what is stored and answered, and reads what was stored. */
@ApplicationScoped
public class PurchaseJson {
    private final ObjectMapper json;

    PurchaseJson(ObjectMapper json) {
        this.json = json;
    }

    /** As JSON. */
    public String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An object that was written, with one more field at its end, written too. */
    String with(String object, String field, String value) {
        var end = object.length() - 1;
        return new StringBuilder(end + field.length() + value.length() + 5)
                .append(object, 0, end)
                .append(",\"")
                .append(field)
                .append("\":")
                .append(value)
                .append('}')
                .toString();
    }

    /** Read as a tree. */
    public JsonNode read(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
