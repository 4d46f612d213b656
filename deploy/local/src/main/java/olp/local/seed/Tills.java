package olp.local.seed;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import olp.local.Addresses;
import olp.local.PlatformException;
import olp.local.api.Answer;
import olp.local.api.Api;
import olp.local.api.AtOnce;
import olp.local.api.Journal;
import olp.local.api.NameIds;
import olp.local.keys.Tokens;

/** The shops' tills: each posts a journal a month, one month after the other, so that levels are reached in turn. */
final class Tills {

    private final Journal journal;
    private final Tokens tokens;
    private final NameIds ids;

    Tills(Api api, Addresses addresses, Tokens tokens, NameIds ids) {
        this.journal = new Journal(api, addresses.loyalty());
        this.tokens = tokens;
        this.ids = ids;
    }

    private record Purchase(
            UUID id,
            String card,
            String occurredAt,
            String currency,
            String terminal,
            List<Visit.Line> lines,
            long total) {}

    /** Posts everybody's purchases. */
    void post(List<Visit> visits) {
        SortedMap<YearMonth, List<Visit>> months = visits.stream()
                .sorted(Comparator.comparing(Visit::at))
                .collect(Collectors.groupingBy(
                        each -> YearMonth.from(each.at().atOffset(ZoneOffset.UTC)), TreeMap::new, Collectors.toList()));
        for (List<Visit> month : months.values()) {
            Map<Shop, List<Visit>> shops = month.stream().collect(Collectors.groupingBy(Visit::shop));
            AtOnce.each(shops.entrySet(), Shop.values().length, each -> {
                post(each.getKey(), each.getValue());
                return each.getKey();
            });
        }
    }

    private void post(Shop shop, List<Visit> visits) {
        List<Purchase> purchases = visits.stream()
                .map(visit -> new Purchase(
                        ids.of("purchase", Integer.toString(visit.customer()), Integer.toString(visit.number())),
                        visit.card(),
                        visit.at().toString(),
                        "EUR",
                        "T-1",
                        visit.lines(),
                        visit.total()))
                .toList();
        journal.post(
                tokens.terminal(shop.id(ids)),
                purchases,
                Function.identity(),
                (purchase, line) -> requireTaken(shop, line));
    }

    private static void requireTaken(Shop shop, JsonNode line) {
        int status = line.path("status").asInt();
        if (status != 201 && status != 200) {
            throw new PlatformException("a purchase at %s was refused: %s, %s"
                    .formatted(
                            shop.text(),
                            Answer.problem(line, status),
                            line.path("detail").asText()));
        }
    }
}
