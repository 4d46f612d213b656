package olp.cashback.payouts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The queries that operators are given for cashback run as the service, and find nothing wrong. */
@QuarkusTest
class OperationsTest extends PayoutsTest {
    private static final String OF_CASHBACK = "In cashback:\n\n```sql\n";

    private static List<String> queries() throws IOException {
        var page = Files.readString(Path.of("..", "docs", "operations.md"));
        var start = page.indexOf(OF_CASHBACK) + OF_CASHBACK.length();
        return Arrays.asList(page.substring(start, page.indexOf("```", start)).split(";\n"));
    }

    private RowSet<Row> run(String query) {
        return pool.query(query).execute().await().indefinitely();
    }

    @Test
    void payouts_files_and_what_is_owed_are_as_the_ledger_says() throws IOException {
        var aiko = holderOf(4_000);
        requested(aiko, 600);
        end(requested(aiko, 700), "settle").statusCode(200);
        end(requested(aiko, 800), "fail").statusCode(200);
        as(OPERATOR)
                .body(Map.of("id", UUID.randomUUID()))
                .post("/v1/payouts/exports")
                .then()
                .statusCode(201);
        var found = 0;
        for (var query : queries()) {
            var rows = run(query).size();
            found += rows;
            if (query.contains(": no rows")) {
                assertEquals(0, rows, query);
            }
        }
        assertTrue(found > 0, "what is owed was found");
    }
}
