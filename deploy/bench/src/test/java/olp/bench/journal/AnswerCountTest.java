package olp.bench.journal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerCountTest {

    private static final String ANSWER = """
            {"line":1,"status":201,"id":"a","receipt":["%s"]}
            {"line":2,"status":503,"type":"urn:problem:over-capacity"}
            {"line":3,"id":"b","type":"urn:problem:invalid","status":400}
            {"line":4,"id":"0199b0de-8a7c-7c3e-a1b2-3c4d5e6f7081","status":201}
            """.formatted("x".repeat(500));

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 64, 10_000})
    void lines_are_counted_by_status_in_whatever_pieces_they_come(int piece) {
        long now = System.nanoTime();
        AnswerCount count = new AnswerCount(now - 1, now + 60_000_000_000L);
        AnswerCount.Lines lines = count.lines();
        byte[] bytes = ANSWER.getBytes(US_ASCII);
        for (int at = 0; at < bytes.length; at += piece) {
            byte[] part = Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + piece));
            lines.add(part, part.length);
        }
        assertEquals(2, count.recorded());
        assertEquals(1, count.sendAgain());
        assertEquals(1, count.refused());
    }
}
