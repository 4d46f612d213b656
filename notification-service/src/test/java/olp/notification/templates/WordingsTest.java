package olp.notification.templates;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import olp.notification.inbox.model.CashbackAccrued;
import olp.notification.inbox.model.Kind;
import olp.notification.inbox.model.News;
import olp.notification.inbox.model.OfferOpened;
import olp.notification.inbox.model.PointsEarned;
import olp.notification.inbox.model.TierChanged;
import olp.notification.templates.model.Style;
import olp.notification.templates.model.Value;
import olp.notification.templates.model.Value.Text;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingsTest {
    private static final UUID ID = new UUID(0, 1);
    private static final Instant AT = Instant.parse("2026-12-05T10:15:00Z");
    private final Wordings wordings = new Wordings();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | POINTS_EARNED     | You earned 14 points | Thank you, Aiko! Your purchase at Iron Harbour Gym earned you 14 points. You can spend them from December 5, 2026, 11:15 AM until November 21, 2029.
            ja | POINTS_EARNED     | 14ポイントを獲得しました | Aiko様、ご利用ありがとうございます。Iron Harbour Gymでのお買い物で14ポイントを獲得しました。2026年12月5日 11:15から2029年11月21日までご利用いただけます。
            nb | POINTS_EARNED     | Du har fått 14 poeng | Takk, Aiko! Kjøpet hos Iron Harbour Gym ga deg 14 poeng. Du kan bruke dem fra 5. desember 2026, 11:15 til og med 21. november 2029.
            en | CASHBACK_CREDITED | €250.00 cashback | Your purchase at Iron Harbour Gym brought you €250.00 cashback. You can spend it from December 5, 2026, 11:15 AM.
            ja | CASHBACK_CREDITED | €250.00のキャッシュバック | Iron Harbour Gymでのお買い物で€250.00のキャッシュバックがつきました。2026年12月5日 11:15からご利用いただけます。
            nb | CASHBACK_CREDITED | 250,00 € tilbake | Kjøpet hos Iron Harbour Gym ga deg 250,00 € tilbake. Du kan bruke beløpet fra 5. desember 2026, 11:15.
            en | OFFER_OPENED      | An offer for you at Iron Harbour Gym | 15 % off. It is open to you now at Iron Harbour Gym, until December 5, 2026, 11:15 AM.
            ja | OFFER_OPENED      | Iron Harbour Gymの特典をご利用いただけます | 15 % off。Iron Harbour Gymでご利用いただけます(2026年12月5日 11:15まで)。
            nb | OFFER_OPENED      | Et tilbud til deg hos Iron Harbour Gym | 15 % off. Tilbudet gjelder deg nå hos Iron Harbour Gym, til 5. desember 2026, 11:15.
            en | TIER_CHANGED      | Your level is now Gold | Since December 5, 2026, 11:15 AM your level in Harbour Coalition is Gold: 10% off every purchase.
            ja | TIER_CHANGED      | 会員ランクがGoldになりました | 2026年12月5日 11:15より、Harbour Coalitionでの会員ランクはGoldです。すべてのお買い物が10%割引になります。
            nb | TIER_CHANGED      | Nivået ditt er nå Gold | Siden 5. desember 2026, 11:15 er nivået ditt i Harbour Coalition Gold: 10 % avslag på alle kjøp.
            """)
    void each_kind_is_worded_in_each_language(String language, Kind kind, String title, String text) {
        var names = Map.<String, Value>of(
                "name", new Text("Aiko"),
                "partner", new Text("Iron Harbour Gym"),
                "programme", new Text("Harbour Coalition"));
        var written = write(language, news(kind), names);
        assertEquals(title, written.title());
        assertEquals(text, written.text());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | You earned 1 point | Thank you! Your purchase at Spa earned you 1 point. You can spend it from December 5, 2026, 11:15 AM until November 21, 2029.
            ja | 1ポイントを獲得しました | ご利用ありがとうございます。Spaでのお買い物で1ポイントを獲得しました。2026年12月5日 11:15から2029年11月21日までご利用いただけます。
            nb | Du har fått 1 poeng | Takk! Kjøpet hos Spa ga deg 1 poeng. Du kan bruke det fra 5. desember 2026, 11:15 til og med 21. november 2029.
            """)
    void one_point_for_somebody_without_a_name(String language, String title, String text) {
        var news = new PointsEarned(ID, ID, ID, 1, AT, LocalDate.of(2029, 11, 21));
        var written = write(language, news, Map.of("partner", new Text("Spa")));
        assertEquals(title, written.title());
        assertEquals(text, written.text());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | Since December 5, 2026, 11:15 AM your level is Start.
            ja | 2026年12月5日 11:15より、会員ランクはStartです。
            nb | Siden 5. desember 2026, 11:15 er nivået ditt Start.
            """)
    void a_level_without_a_discount_promises_none(String language, String text) {
        var news = new TierChanged(ID, null, "START", "Start", BigDecimal.ZERO, AT);
        assertEquals(text, write(language, news, Map.of()).text());
    }

    private Plain write(String language, News news, Map<String, Value> names) {
        Map<String, Value> values = new HashMap<>(news.values());
        values.putAll(names);
        var style = new Style(wordings.locale(language), ZoneId.of("Europe/Oslo"));
        var written = wordings.in(language, news.kind().wording()).write(values, style);
        return new Plain(spaces(written.title()), spaces(written.text()));
    }

    private record Plain(String title, String text) {}

    private static News news(Kind kind) {
        return switch (kind) {
            case POINTS_EARNED -> new PointsEarned(ID, ID, ID, 14, AT, LocalDate.of(2029, 11, 21));
            case CASHBACK_CREDITED -> new CashbackAccrued(ID, ID, ID, 25000, "EUR", AT);
            case OFFER_OPENED -> new OfferOpened(ID, ID, ID, "15 % off", ID, AT);
            case TIER_CHANGED -> new TierChanged(ID, "SIMPLE", "GOLD", "Gold", BigDecimal.TEN, AT);
        };
    }

    private static String spaces(String text) {
        return text.replaceAll("[\\u00a0\\u202f]", " ");
    }
}
