package olp.local.seed;

import java.util.List;
import java.util.UUID;
import olp.local.api.NameIds;

/** The businesses of the demo coalition: none sells what another sells. */
enum Shop {
    FITNESS_CLUB(
            "Fjord Fitness",
            "fitness club",
            "15",
            List.of(
                    new Article("MONTH", 4_900),
                    new Article("PT-HOUR", 6_500),
                    new Article("DAY-PASS", 1_500),
                    new Article("SAUNA", 900))),
    SPORTSWEAR(
            "Northlight Sportswear",
            "sportswear",
            "10",
            List.of(
                    new Article("TEE-MERINO", 5_995),
                    new Article("TIGHTS", 7_900),
                    new Article("SOCKS-3", 1_895),
                    new Article("SHELL", 18_900),
                    new Article("BEANIE", 2_450))),
    SPORTING_GOODS(
            "Kawa Sporting Goods",
            "sporting goods",
            "10",
            List.of(
                    new Article("SHOES-RUN", 13_990),
                    new Article("MAT", 3_495),
                    new Article("KETTLEBELL-12", 4_490),
                    new Article("SKIS-XC", 32_900),
                    new Article("BOTTLE", 1_290))),
    HEALTH_FOOD(
            "Green Harvest",
            "health food",
            "5",
            List.of(
                    new Article("OATS-1KG", 389),
                    new Article("PROTEIN-900", 3_490),
                    new Article("NUTS-500", 899),
                    new Article("TEA", 549),
                    new Article("BERRIES", 679)));

    /**
     * Something to buy.
     *
     * @param price minor units
     */
    record Article(String sku, long price) {}

    private final String text;
    private final String category;
    private final String discountPercent;
    private final List<Article> articles;

    Shop(String text, String category, String discountPercent, List<Article> articles) {
        this.text = text;
        this.category = category;
        this.discountPercent = discountPercent;
        this.articles = articles;
    }

    /** The partner's id. */
    UUID id(NameIds ids) {
        return ids.of("partner", name());
    }

    /** What people call it. */
    String text() {
        return text;
    }

    String category() {
        return category;
    }

    /** What its offer to the other shops' customers takes off. */
    String discountPercent() {
        return discountPercent;
    }

    List<Article> articles() {
        return articles;
    }
}
