package olp.platform.ledger;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.util.ArrayList;
import java.util.List;
import olp.platform.ledger.model.Reason;
import olp.platform.ledger.model.Reason.Share;

/** Reasons as an entry's row keeps them: what several rules gave together as a list, and no text beside it. */
final class LedgerReasons {
    private LedgerReasons() {}

    static String text(Reason reason) {
        return reason.shares().isEmpty() ? reason.text() : null;
    }

    static String shares(Reason reason) {
        if (reason.shares().isEmpty()) {
            return null;
        }
        var list = new JsonArray();
        for (var share : reason.shares()) {
            list.add(new JsonObject()
                    .put("rule", share.rule())
                    .put("version", share.version())
                    .put("amount", share.amount())
                    .put("text", share.text()));
        }
        return list.encode();
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
