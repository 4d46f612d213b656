package olp.platform.web;

import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.UUID;

/** Ids in paths and queries: 400 with the fault if they are no UUIDs, rather than an unexplained 404. */
@Provider
public class UuidParameters implements ParamConverterProvider {
    @Override
    @SuppressWarnings("unchecked") // T is UUID by the check
    public <T> ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
        return type == UUID.class ? (ParamConverter<T>) new Converter() : null;
    }

    private static final class Converter implements ParamConverter<UUID> {
        @Override
        public UUID fromString(String text) {
            if (text == null) {
                return null;
            }
            try {
                var id = UUID.fromString(text);
                if (id.toString().equalsIgnoreCase(text)) {
                    return id;
                }
            } catch (IllegalArgumentException e) {
                throw malformed(text);
            }
            throw malformed(text);
        }

        private static Problem malformed(String text) {
            return Problem.invalid("id", "'" + text + "' is not a UUID");
        }

        @Override
        public String toString(UUID id) {
            return id.toString();
        }
    }
}
