package olp.loyalty.purchases;

import com.fasterxml.jackson.core.JsonProcessingException;
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

    /** Read as a tree. */
    public Object read(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
