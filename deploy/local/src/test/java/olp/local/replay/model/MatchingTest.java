package olp.local.replay.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatchingTest {

    /**
     * Invoices are written {@code number customer minute}, then for each line {@code sku*quantity@price}; what came back
     * {@code return>purchase}, then for each line {@code line*quantity}; what is left {@code pieces=worth}.
     */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            exactly what was bought         | 1 an 1 A*3@5                       | C2 an 2 A*3@5        | C2>1 1*3             | 0=0
            a part of it                    | 1 an 1 A*3@5                       | C2 an 2 A*1@5        | C2>1 1*1             | 0=0
            the line that it was            | 1 an 1 B*3@5 A*2@5                 | C2 an 2 A*2@5        | C2>1 2*2             | 0=0
            of several the most recent      | 1 an 1 A*3@5; 2 an 2 A*3@5         | C3 an 3 A*2@5        | C3>2 1*2             | 0=0
            as far as that goes             | 1 an 1 A*3@5; 2 an 2 A*3@5         | C3 an 3 A*4@5        | C3>2 1*3; C3>1 1*1   | 0=0
            of one minute the later         | 1 an 1 A*3@5; 2 an 1 A*3@5         | C3 an 3 A*2@5        | C3>2 1*2             | 0=0
            within one the first line       | 1 an 1 A*3@5 A*3@5                 | C2 an 2 A*4@5        | C2>1 1*3 2*1         | 0=0
            more than was bought            | 1 an 1 A*3@5                       | C2 an 2 A*4@5        | C2>1 1*3             | 1=500
            twice                           | 1 an 1 A*3@5                       | C2 an 2 A*2@5; C3 an 3 A*2@5 | C2>1 1*2; C3>1 1*1 | 1=500
            twice in one                    | 1 an 1 A*3@5                       | C2 an 2 A*1@5 A*1@5  | C2>1 1*2             | 0=0
            in order of time                | 1 an 1 A*3@5                       | C3 an 3 A*2@5; C2 an 2 A*2@5 | C2>1 1*2; C3>1 1*1 | 1=500
            at its price first              | 1 an 1 A*3@5; 2 an 2 A*3@6         | C3 an 3 A*2@5        | C3>1 1*2             | 0=0
            then at another                 | 1 an 1 A*3@5; 2 an 2 A*3@6         | C3 an 3 A*4@5        | C3>1 1*3; C3>2 1*1   | 0=0
            at another price alone          | 1 an 1 A*3@5                       | C2 an 2 A*2@4        | C2>1 1*2             | 0=0
            before it was bought            | 1 an 2 A*3@5                       | C2 an 1 A*2@5        |                      | 2=1000
            in the minute of the purchase   | 1 an 1 A*3@5                       | C2 an 1 A*2@5        | C2>1 1*2             | 0=0
            not what was bought later       | 1 an 1 A*3@5; 2 an 3 A*3@5         | C3 an 2 A*4@5        | C3>1 1*3             | 1=500
            an article that was not bought  | 1 an 1 A*3@5                       | C2 an 2 B*2@5        |                      | 2=1000
            what another customer bought    | 1 bo 1 A*3@5                       | C2 an 2 A*2@5        |                      | 2=1000
            several articles                | 1 an 1 A*3@5; 2 an 2 B*1@7         | C3 an 3 A*2@5 B*2@7  | C3>1 1*2; C3>2 1*1   | 1=700
            nothing                         | 1 an 1 A*3@5                       |                      |                      | 0=0
            """)
    void returns_give_back_what_the_same_customer_bought_before(
            String what, String purchases, String returns, String found, String unmatched) {
        Matched matched = match(purchases, returns);
        assertEquals(found == null ? "" : found, text(matched));
        assertEquals(
                unmatched,
                matched.unmatched().quantity() + "=" + matched.unmatched().worth());
    }

    @Test
    void invoices_are_counted_by_how_far_they_went_and_pieces_by_how_well() {
        Matched matched = match(
                "1 an 1 A*3@5 B*1@2; 2 an 2 A*1@6",
                "C3 an 3 A*3@5; C4 an 4 B*1@2; C5 an 5 A*1@5 B*1@2; C6 an 6 A*1@5 C*2@3");
        assertEquals(Map.of(Extent.WHOLLY, 2, Extent.PARTLY, 1, Extent.NOT_AT_ALL, 1), matched.invoices());
        assertEquals(new Pieces(4, 1_700), matched.atItsPrice());
        assertEquals(new Pieces(1, 500), matched.atAnother());
        assertEquals(new Pieces(4, 1_300), matched.unmatched());
    }

    private static Matched match(String purchases, String returns) {
        Sorting sorting = new Sorting(2);
        take(sorting, purchases, 1);
        take(sorting, returns == null ? "" : returns, -1);
        return Matching.of(sorting.history());
    }

    private static void take(Sorting sorting, String invoices, int sign) {
        for (String invoice : invoices.isEmpty() ? new String[0] : invoices.split("; ")) {
            String[] words = invoice.split(" ");
            LocalDateTime at = LocalDateTime.parse("2011-03-01T12:00").plusMinutes(Integer.parseInt(words[2]));
            for (int i = 3; i < words.length; i++) {
                String[] line = words[i].split("[*@]");
                int quantity = sign * Integer.parseInt(line[1]);
                sorting.take(new Row(words[0], line[0], quantity, at, new BigDecimal(line[2]), words[1]));
            }
        }
    }

    private static String text(Matched matched) {
        return matched.returns().stream()
                .map(each -> each.invoice().number() + ">" + each.purchase().number()
                        + each.lines().stream()
                                .map(line -> " %d*%d".formatted(line.line(), line.quantity()))
                                .collect(Collectors.joining()))
                .collect(Collectors.joining("; "));
    }
}
