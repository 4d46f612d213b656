package olp.platform.events;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;

/** Instants as services write them are read and written without the general formatter, which costs a microsecond; others with it. */
public final class QuickInstants {
    private static final String SHAPE = "0000-00-00T00:00:00";
    private static final int FRACTION = SHAPE.length() + 1;
    private static final int SECONDS_A_DAY = 86_400;
    private static final Instant YEAR_0 = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant YEAR_10_000 = Instant.parse("+10000-01-01T00:00:00Z");

    private QuickInstants() {}

    /**
     * The same as {@link Instant#parse}.
     *
     * @throws DateTimeException if it is no instant
     */
    public static Instant parse(String text) {
        var usual = usual(text);
        return usual == null ? Instant.parse(text) : usual;
    }

    /** The same as {@link Instant#toString}. */
    public static String text(Instant at) {
        if (at.isBefore(YEAR_0) || !at.isBefore(YEAR_10_000)) {
            return at.toString();
        }
        var date = LocalDate.ofEpochDay(Math.floorDiv(at.getEpochSecond(), SECONDS_A_DAY));
        int second = Math.floorMod(at.getEpochSecond(), SECONDS_A_DAY);
        var text = new StringBuilder(FRACTION + 10);
        digits(text, date.getYear(), 1_000);
        digits(text.append('-'), date.getMonthValue(), 10);
        digits(text.append('-'), date.getDayOfMonth(), 10);
        digits(text.append('T'), second / 3_600, 10);
        digits(text.append(':'), second / 60 % 60, 10);
        digits(text.append(':'), second % 60, 10);
        return fraction(text, at.getNano()).append('Z').toString();
    }

    /** None, three, six or nine digits, as many as it takes. */
    private static StringBuilder fraction(StringBuilder text, int nanos) {
        if (nanos == 0) {
            return text;
        }
        text.append('.');
        if (nanos % 1_000 != 0) {
            return digits(text, nanos, 100_000_000);
        }
        return nanos % 1_000_000 == 0 ? digits(text, nanos / 1_000_000, 100) : digits(text, nanos / 1_000, 100_000);
    }

    private static StringBuilder digits(StringBuilder text, int number, int first) {
        for (int each = first; each > 0; each /= 10) {
            text.append((char) ('0' + number / each % 10));
        }
        return text;
    }

    /** For a mapper that has the module of {@code java.time}, after it. */
    public static SimpleModule module() {
        return new SimpleModule("quick-instants")
                .addSerializer(Instant.class, new Serializer())
                .addDeserializer(Instant.class, new Deserializer());
    }

    private static final class Serializer extends StdScalarSerializer<Instant> {
        private static final long serialVersionUID = 1;

        Serializer() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant at, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(text(at));
        }
    }

    private static final class Deserializer extends StdScalarDeserializer<Instant> {
        private static final long serialVersionUID = 1;

        Deserializer() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser json, DeserializationContext context) throws IOException {
            var usual = usual(json.getText());
            return usual == null ? InstantDeserializer.INSTANT.deserialize(json, context) : usual;
        }
    }

    /** A year of four digits, whole seconds and at most nine digits of them, in UTC; null for all else. */
    private static Instant usual(String text) {
        if (!hasShape(text)) {
            return null;
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        if (month < 1
                || month > 12
                || day < 1
                || day > 28 && day > YearMonth.of(year, month).lengthOfMonth()
                || hour > 23
                || minute > 59
                || second > 59) {
            return null;
        }
        long days = LocalDate.of(year, month, day).toEpochDay();
        return Instant.ofEpochSecond(days * SECONDS_A_DAY + hour * 3_600 + minute * 60 + second, nanos(text));
    }

    private static boolean hasShape(String text) {
        int last = text.length() - 1;
        if (last < SHAPE.length() || last > FRACTION + 9 || text.charAt(last) != 'Z') {
            return false;
        }
        for (int i = 0; i < SHAPE.length(); i++) {
            var shape = SHAPE.charAt(i);
            if (shape == '0' ? !isDigit(text.charAt(i)) : shape != text.charAt(i)) {
                return false;
            }
        }
        for (int i = FRACTION; i < last; i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return last == SHAPE.length() || last > FRACTION && text.charAt(SHAPE.length()) == '.';
    }

    private static int nanos(String text) {
        int nanos = 0;
        for (int i = FRACTION; i < FRACTION + 9; i++) {
            nanos = nanos * 10 + (i < text.length() - 1 ? text.charAt(i) - '0' : 0);
        }
        return nanos;
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }

    private static boolean isDigit(char each) {
        return each >= '0' && each <= '9';
    }
}
