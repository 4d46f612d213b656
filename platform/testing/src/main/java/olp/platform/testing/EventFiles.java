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
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The schema and the example of each event, as {@code docs/events} has them: what publisher and consumers agree on. */
public final class EventFiles {
    private static final String SCHEMA = ".schema.json";
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
                .getSchema(read(type + SCHEMA), InputFormat.JSON);
        return schema.validate(data, InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }

    /** The types that a service owns, and the topic of each, as the table in {@code README.md} has them. */
    public static Map<String, String> topics(String owner) {
        Map<String, String> topics = new TreeMap<>();
        var rows = Pattern.compile("(?m)^\\| `(" + owner + "\\.[^`]+)` \\| `([^`]+)` \\|")
                .matcher(read("README.md"));
        while (rows.find()) {
            topics.put(rows.group(1), rows.group(2));
        }
        return topics;
    }

    /** The types of a service that have a schema. */
    public static Set<String> schemas(String owner) {
        try (var files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(owner + ".") && name.endsWith(SCHEMA))
                    .map(name -> name.substring(0, name.length() - SCHEMA.length()))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(String file) {
        try {
            return Files.readString(FOLDER.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
