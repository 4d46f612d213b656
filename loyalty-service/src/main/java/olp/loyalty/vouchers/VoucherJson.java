package olp.loyalty.vouchers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;

/** Writes an answer as it is kept for whoever asks again. */
@ApplicationScoped
class VoucherJson {
    private final ObjectMapper json;

    VoucherJson(ObjectMapper json) {
        this.json = json;
    }

    String write(Object answer) {
        try {
            return json.writeValueAsString(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
