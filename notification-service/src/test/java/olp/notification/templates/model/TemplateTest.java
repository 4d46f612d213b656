package olp.notification.templates.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import olp.notification.templates.model.Value.Count;
import olp.notification.templates.model.Value.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {
    private static final Style ENGLISH = new Style(Locale.ENGLISH, ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            nothing to fill in            | nothing to fill in
            {name}!                       | Aiko!
            {n} {n:point~points}          | 1,234 points
            {one} {one:point~points}      | 1 point
            Hello[, {name}].              | Hello, Aiko.
            Hello[, {nobody}].            | Hello.
            [{name} and {nobody} ]alone   | alone
            {{name}} [[{name}]]           | {name} [Aiko]
            「{name}」様                   | 「Aiko」様
            """)
    void places_are_filled_and_brackets_left_out(String template, String text) {
        Map<String, Value> values = Map.of("name", new Text("Aiko"), "n", new Count(1234), "one", new Count(1));
        assertEquals(text, Template.parse(template.replace('~', '|')).render(values, ENGLISH));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            {name        ; at character 1: a '{' that nothing closes
            a {na me}    ; at character 3: neither {name} nor {name:one|other}
            {}           ; at character 1: neither {name} nor {name:one|other}
            {n:one}      ; at character 1: neither {name} nor {name:one|other}
            ab [c        ; at character 4: a '[' that nothing closes
            ab] c        ; at character 3: a ']' that nothing opened
            ab} c        ; at character 3: a '}' that nothing opened
            [a [b] c]    ; at character 4: a '[' within brackets
            """)
    void a_template_that_is_not_well_formed_is_refused_with_the_place(String template, String fault) {
        var refused = assertThrows(IllegalArgumentException.class, () -> Template.parse(template));
        assertEquals(fault, refused.getMessage());
    }

    @Test
    void a_place_outside_brackets_needs_its_value() {
        var template = Template.parse("Hello, {name}");
        var refused = assertThrows(MissingValue.class, () -> template.render(Map.of(), ENGLISH));
        assertEquals("no value for {name}", refused.getMessage());
    }

    @Test
    void a_value_is_never_read_as_a_template() {
        var text = Template.parse("{name}").render(Map.of("name", new Text("{n} [x] {{")), ENGLISH);
        assertEquals("{n} [x] {{", text);
    }
}
