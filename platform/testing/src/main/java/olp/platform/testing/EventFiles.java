package olp.platform.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The schema and the example of each event, as {@code docs/events} has them: what publisher and consumers agree on. */
public final class EventFiles {
    private static final Path FOLDER = Path.of("..", "docs", "events");

    private EventFiles() {}

    /** The example of an event type, as JSON text. */
    public static String example(String type) {
        return read(type + ".example.json");
    }

    /** The example of an event type with some of its top-level fields replaced; values are JSON text. */
    public static String example(String type, String... fieldsAndValues) {
        try {
            var json = new ObjectMapper();
            var example = (com.fasterxml.jackson.databind.node.ObjectNode) json.readTree(example(type));
            for (int i = 0; i < fieldsAndValues.length; i += 2) {
                JsonNode value = json.readTree(fieldsAndValues[i + 1]);
                example.set(fieldsAndValues[i], value);
            }
            return example.toString();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** What is wrong with data of an event type by its schema; nothing if all is well. */
    public static List<String> faults(String type, String data) {
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(read(type + ".schema.json"), InputFormat.JSON);
        return schema.validate(data, InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }

    private static String read(String file) {
        try {
            return Files.readString(FOLDER.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
