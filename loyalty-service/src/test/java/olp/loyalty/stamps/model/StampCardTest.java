package olp.loyalty.stamps.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import olp.loyalty.giving.model.Gift;
import olp.loyalty.stamps.model.StampCard.Counts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which stamps a purchase gives. Lines are written as sku/category/quantity. */
class StampCardTest {
    private static final UUID HERE = new UUID(0, 1);
    private static final UUID THERE = new UUID(0, 2);
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        // what,                        counts,   at,    category, sku, minTotal, total, lines,                   stamps
        "any purchase,                  PURCHASE, ,      ,         ,    ,         100,   ,                        1",
        "at the partner,                PURCHASE, HERE,  ,         ,    ,         100,   ,                        1",
        "at another,                    PURCHASE, THERE, ,         ,    ,         100,   ,                        0",
        "for too little,                PURCHASE, ,      ,         ,    101,      100,   ,                        0",
        "for just enough,               PURCHASE, ,      ,         ,    100,      100,   ,                        1",
        "of the category,               PURCHASE, ,      coffee,   ,    ,         100,   a/coffee/3 b/tea/1,      1",
        "of another,                    PURCHASE, ,      coffee,   ,    ,         100,   b/tea/1,                 0",
        "without lines,                 PURCHASE, ,      coffee,   ,    ,         100,   ,                        0",
        "of the article,                PURCHASE, ,      ,         a,   ,         100,   a/coffee/1,              1",
        "of category and article,       PURCHASE, ,      tea,      a,   ,         100,   a/coffee/1 b/tea/1,      0",
        "every item,                    ITEM,     ,      ,         ,    ,         100,   a/coffee/3 b/tea/2,      5",
        "items of the category,         ITEM,     ,      coffee,   ,    ,         100,   a/coffee/3 b/tea/2,      3",
        "items of the article,          ITEM,     ,      ,         b,   ,         100,   a/coffee/3 b/tea/2,      2",
        "items that are not named,      ITEM,     ,      ,         ,    ,         100,   ,                        0",
        "more than anybody drinks,      ITEM,     ,      ,         ,    ,         100,   a/coffee/999999,         500"
    })
    void a_purchase_gives_the_stamps_that_the_card_says(
            String what,
            Counts counts,
            String at,
            String category,
            String sku,
            Long minTotal,
            long total,
            String lines,
            long stamps) {
        var partner = at == null ? null : at.equals("HERE") ? HERE : THERE;
        var card = new StampCard(
                "Card",
                5,
                counts,
                partner,
                category,
                sku == null ? null : List.of(sku),
                minTotal,
                null,
                null,
                new Gift(1L, null));
        assertEquals(stamps, card.stamps(new Bought(HERE, NOON, total, lines(lines), true)), what);
    }

    @Test
    void a_card_counts_from_its_beginning_to_before_its_end() {
        var card = new StampCard(
                "Card", 5, Counts.PURCHASE, null, null, null, null, NOON, NOON.plusSeconds(10), new Gift(1L, null));
        for (var each : List.of(List.of(-1L, 0L), List.of(0L, 1L), List.of(9L, 1L), List.of(10L, 0L))) {
            assertEquals(
                    each.get(1),
                    card.stamps(new Bought(HERE, NOON.plusSeconds(each.get(0)), 100, List.of(), true)),
                    "second " + each.get(0));
        }
    }

    @Test
    void what_has_all_come_back_gives_nothing() {
        var card = new StampCard("Card", 5, Counts.PURCHASE, null, null, null, null, null, null, new Gift(1L, null));
        assertEquals(0, card.stamps(new Bought(HERE, NOON, 0, List.of(), false)));
    }

    private static List<Bought.Line> lines(String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split(" "))
                        .map(each -> each.split("/"))
                        .map(each -> new Bought.Line(each[0], each[1], Integer.parseInt(each[2])))
                        .toList();
    }
}
