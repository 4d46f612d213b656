package olp.acceptance;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import olp.local.Platform;
import olp.local.replay.Replay;
import olp.local.replay.ReplayRequest;

/** A year of invoices that nobody wrote, the same every time, in the format of a real file. */
final class MadeUpYear {
    private static final String HEADING = "InvoiceNo,StockCode,Quantity,InvoiceDate,UnitPrice,CustomerID\n";
    private static final LocalDateTime FIRST = LocalDateTime.parse("2010-12-01T07:00");
    private static final int INVOICES = 450;
    private static final int CUSTOMERS = 36;
    private static final List<String> ARTICLES =
            List.of("22001", "22720", "22423", "85123A", "85099B", "85014", "POST", "71053", "21212", "47566");
    private static final List<String> PRICES =
            List.of("0.29", "0.85", "1.25", "2.55", "4.95", "9.95", "12.75", "18.00");
    private static final List<Integer> QUANTITIES = List.of(1, 2, 3, 6, 12, 24, 48, 100);

    private final Random chance = new Random(541_909);
    private final TreeMap<LocalDateTime, String> rows = new TreeMap<>();

    /** What a replay of it said, and whether all was as it should be. */
    record Replayed(boolean equal, String said) {}

    /** Posts it, in journals or one by one, under twenty rules or none. */
    static Replayed replay(Platform platform, Path folder, boolean journals, boolean rules) throws IOException {
        var file = Files.writeString(folder.resolve("made-up.csv"), new MadeUpYear().text());
        var said = new StringWriter();
        var replay = new Replay(platform.addresses(), platform.tokens(), folder, new PrintWriter(said));
        var equal = replay.run(new ReplayRequest(file, journals, 4, Integer.MAX_VALUE, false, rules));
        return new Replayed(equal, said.toString());
    }

    private String text() {
        for (int number = 1; number <= INVOICES; number++) {
            invoice(number);
        }
        return HEADING + String.join("", rows.values());
    }

    private void invoice(int number) {
        var at = free(FIRST.plusDays(chance.nextInt(365)).plusMinutes(chance.nextInt(12 * 60)));
        var customer = 12_000 + chance.nextInt(CUSTOMERS);
        List<String> bought = new ArrayList<>();
        for (int i = 1 + chance.nextInt(9); i > 0; i--) {
            var quantity = QUANTITIES.get(chance.nextInt(QUANTITIES.size()));
            var article = ARTICLES.get(chance.nextInt(ARTICLES.size()));
            var price = PRICES.get(chance.nextInt(PRICES.size()));
            bought.add(row(number + "", article, quantity, at, price, customer));
            if (chance.nextInt(12) == 0) {
                var later = free(at.plusDays(1 + chance.nextInt(9)));
                var back = -1 - chance.nextInt(quantity);
                rows.put(later, row("C" + number + "-" + i, article, back, later, price, customer));
            }
        }
        rows.put(at, String.join("", bought));
    }

    private LocalDateTime free(LocalDateTime wanted) {
        var at = wanted;
        while (rows.containsKey(at)) {
            at = at.plusMinutes(1);
        }
        return at;
    }

    private static String row(
            String invoice, String article, int quantity, LocalDateTime at, String price, int customer) {
        return "%s,%s,%d,%s:00,%s,%d%n".formatted(invoice, article, quantity, at, price, customer);
    }
}
