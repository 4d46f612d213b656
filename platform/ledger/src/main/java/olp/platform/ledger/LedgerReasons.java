package olp.platform.ledger;

import com.fasterxml.jackson.core.JsonFactory;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.sqlclient.Row;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import olp.platform.ledger.model.Reason;
import olp.platform.ledger.model.Reason.Share;

/** Reasons as an entry's row keeps them: what several rules gave together as a list, and no text beside it. */
final class LedgerReasons {
    private static final JsonFactory JSON = new JsonFactory();

    private LedgerReasons() {}

    static String text(Reason reason) {
        return reason.shares().isEmpty() ? reason.text() : null;
    }

    static String shares(Reason reason) {
        if (reason.shares().isEmpty()) {
            return null;
        }
        var text = new StringWriter(128 * reason.shares().size());
        try (var json = JSON.createGenerator(text)) {
            json.writeStartArray();
            for (var share : reason.shares()) {
                json.writeStartObject();
                json.writeStringField("rule", share.rule());
                json.writeNumberField("version", share.version());
                json.writeNumberField("amount", share.amount());
                json.writeStringField("text", share.text());
                json.writeEndObject();
            }
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    static Reason reason(Row row) {
        if (row.getValue("reasons") instanceof JsonArray list) {
            List<Share> shares = new ArrayList<>();
            for (int i = 0; i < list.size(); i++) {
                var share = list.getJsonObject(i);
                shares.add(new Share(
                        share.getString("rule"),
                        share.getInteger("version"),
                        share.getLong("amount"),
                        share.getString("text")));
            }
            return Reason.together(shares);
        }
        var rule = row.getString("rule");
        var text = row.getString("text");
        return rule == null && text == null ? null : new Reason(rule, row.getInteger("version"), text);
    }
}
