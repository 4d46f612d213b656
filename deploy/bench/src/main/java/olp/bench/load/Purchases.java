package olp.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/** Purchases as tills send them: a new time-ordered id, one of the cards at random, one or two lines, at least a point. */
public final class Purchases implements Supplier<byte[]> {

    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

    private final int first;
    private final int cards;
    private final String occurredAt =
            Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();

    /** Of the first so many of the seeded cards. */
    public Purchases(int cards) {
        this(1, cards);
    }

    /** Of so many cards from one place on. */
    public Purchases(int first, int cards) {
        this.first = first;
        this.cards = cards;
    }

    /** The next purchase, as JSON. */
    @Override
    public byte[] get() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        StringBuilder json = new StringBuilder(400)
                .append("{\"id\":\"")
                .append(IDS.generate())
                .append("\",\"card\":\"")
                .append(CardNumbers.of(first + random.nextInt(cards)))
                .append("\",\"occurredAt\":\"")
                .append(occurredAt)
                .append("\",\"currency\":\"EUR\",\"terminal\":\"T-7\",\"clerk\":\"C-3\",\"lines\":[");
        int lines = 1 + random.nextInt(2);
        int total = 0;
        for (int line = 1; line <= lines; line++) {
            total += line(json, line, random);
        }
        return json.append("],\"total\":").append(total).append('}').toString().getBytes(US_ASCII);
    }

    private static int line(StringBuilder json, int line, ThreadLocalRandom random) {
        int quantity = 1 + random.nextInt(4);
        int unitPrice = 100 + random.nextInt(5_000);
        json.append(line == 1 ? "{\"line\":" : ",{\"line\":")
                .append(line)
                .append(",\"sku\":\"")
                .append(10_000 + random.nextInt(80_000))
                .append("A\",\"category\":\"home\",\"quantity\":")
                .append(quantity)
                .append(",\"unitPrice\":")
                .append(unitPrice)
                .append('}');
        return quantity * unitPrice;
    }
}
