package olp.notification.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import olp.notification.inbox.model.News;
import olp.notification.members.Recipient.Reader;
import olp.notification.partners.ProgrammeTold.Programme;
import olp.notification.templates.Wordings;
import olp.notification.templates.model.Style;
import olp.notification.templates.model.Value;

/** Writes news as a message that its reader understands. */
@ApplicationScoped
class Letters {
    private final Wordings wordings;

    Letters(Wordings wordings) {
        this.wordings = wordings;
    }

    /**
     * The message.
     *
     * @param partner the name of the news' partner, or null if it has none
     * @throws IllegalArgumentException if the news says something that cannot be shown
     */
    NewMessage write(News news, Reader reader, String partner, Optional<Programme> programme) {
        Map<String, Value> values = new HashMap<>(news.values());
        put(values, "name", reader.name());
        put(values, "partner", partner);
        put(values, "programme", programme.map(Programme::name).orElse(null));

        var locale = wordings.locale(reader.locale());
        var zone = zone(reader.timeZone())
                .or(() -> programme.flatMap(each -> zone(each.timeZone())))
                .orElse(ZoneOffset.UTC);
        var written = wordings.in(locale.getLanguage(), news.kind().wording()).write(values, new Style(locale, zone));
        return new NewMessage(reader.member(), news.kind(), written.title(), written.text(), news.about());
    }

    private static void put(Map<String, Value> values, String name, String text) {
        if (text != null && !text.isBlank()) {
            values.put(name, new Value.Text(text));
        }
    }

    private static Optional<ZoneId> zone(String name) {
        try {
            return Optional.ofNullable(name).map(ZoneId::of);
        } catch (DateTimeException notAZone) {
            return Optional.empty();
        }
    }
}
