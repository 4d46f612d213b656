package olp.loyalty.merges;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntSupplier;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import olp.platform.testing.KafkaProbe;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** A merge that comes and goes while both members' cards are in use at six tills. */
@QuarkusTest
class MergeLoadTest extends MergesTest {
    private static final int ROUNDS = 8;
    private static final int STEPS = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    @Inject
    Pool pool;

    @Test
    void no_point_hold_or_entry_is_lost_or_doubled_and_events_keep_their_key() {
        var ken = member();
        var tills = Stream.of(aiko.card(), ken.card(), aiko.card(), ken.card(), aiko.card(), ken.card())
                .map(card -> new Till(shop, card))
                .toList();
        var open = new AtomicBoolean(true);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var serving = tills.stream()
                    .map(till -> CompletableFuture.runAsync(() -> till.serve(open::get), threads))
                    .toList();
            try {
                // At least so often, and until every till has done some of everything.
                for (int round = 0; round < ROUNDS || areBusy(tills, serving); round++) {
                    mergeAndUndo(ken.id());
                }
            } finally {
                open.set(false);
            }
            serving.forEach(CompletableFuture::join);
        }

        tills.forEach(till -> assertTrue(till.bought.size() > ROUNDS && till.reversed > 0 && till.spent > 0));
        await().atMost(PATIENCE).until(() -> points(aiko.card(), "held") + points(ken.card(), "held") == 0);
        assertEquals(sum(tills, Till::left), has(aiko.card()) + has(ken.card()));
        for (var card : List.of(aiko.card(), ken.card())) {
            var own = tills.stream().filter(till -> till.card.equals(card)).toList();
            balance(card).body("points.lifetime", equalTo((int) sum(own, till -> till.earned)));
        }
        theLedgerBalances();
        theStatementsTellAll(tills, ken.card());
        eventsKeptTheirKeys(tills);
    }

    private static boolean areBusy(List<Till> tills, List<CompletableFuture<Void>> serving) {
        return tills.stream().anyMatch(till -> till.steps < STEPS)
                && serving.stream().noneMatch(CompletableFuture::isDone);
    }

    private void mergeAndUndo(UUID from) {
        Map<String, Object> merge = Map.of("id", UUID.randomUUID(), "from", from);
        await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .until(() -> taken(() -> merge(aiko.id(), merge).extract().statusCode()));
        // While a till has set points of both aside it is refused; that does not last.
        await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(() ->
                        taken(() -> undo(merge.get("id").toString()).extract().statusCode()));
    }

    private static boolean taken(IntSupplier call) {
        var status = call.getAsInt();
        assertTrue(Set.of(200, 409, 503).contains(status), "answered " + status);
        return status == 200;
    }

    /** Each purchase earned once, and what is there now is the sum of what both statements say. */
    private void theStatementsTellAll(List<Till> tills, String kens) {
        var entries = Stream.concat(statement(aiko.card()).stream(), statement(kens).stream())
                .toList();
        Map<String, Long> byKind = new HashMap<>();
        Set<Object> ids = new HashSet<>();
        List<Object> earnedBy = new ArrayList<>();
        for (var entry : entries) {
            var kind = entry.get("kind").toString();
            byKind.merge(kind, ((Number) entry.get("points")).longValue(), Long::sum);
            assertTrue(ids.add(entry.get("id")), "an entry stands in one statement, once");
            if (kind.equals("EARNED")) {
                earnedBy.add(entry.get("purchase"));
            }
        }
        assertEquals(earnedBy.size(), new HashSet<>(earnedBy).size());
        assertTrue(tills.stream().flatMap(till -> till.bought.stream()).toList().containsAll(earnedBy));
        assertEquals(sum(tills, till -> till.earned), byKind.get("EARNED"));
        assertEquals(-sum(tills, till -> till.reversed), byKind.getOrDefault("REVERSED", 0L));
        assertEquals(-sum(tills, till -> till.spent), byKind.getOrDefault("SPENT", 0L));
        assertEquals(sum(tills, till -> till.restored), byKind.getOrDefault("RESTORED", 0L));
        assertEquals(0, byKind.get("MERGED_IN") + byKind.get("MERGED_OUT"));
    }

    private void eventsKeptTheirKeys(List<Till> tills) {
        Map<String, String> keys = new HashMap<>();
        for (var till : tills) {
            var key = issuedAccount(till.card);
            till.bought.forEach(id -> keys.put(id, key));
            till.returned.forEach(id -> keys.put(id, key));
        }
        try (var kafka = new KafkaProbe(servers)) {
            Set<String> seen = new HashSet<>();
            kafka.awaitAll("loyalty.purchases", keys.size(), each -> {
                        var id = KafkaProbe.header(each, "ce_subject");
                        return keys.containsKey(id) && seen.add(id);
                    })
                    .forEach(each -> assertEquals(keys.get(KafkaProbe.header(each, "ce_subject")), each.key()));
        }
    }

    private static List<Map<String, Object>> statement(String card) {
        List<Map<String, Object>> entries = new ArrayList<>();
        String next = null;
        do {
            var asked = as(OPERATOR).queryParam("limit", 200);
            var page = (next == null ? asked : asked.queryParam("cursor", next))
                    .get("/v1/cards/" + card + "/entries")
                    .then()
                    .statusCode(200)
                    .extract();
            entries.addAll(page.path("items"));
            next = page.path("next");
        } while (next != null);
        return entries;
    }

    private String issuedAccount(String card) {
        return pool.preparedQuery("select issued_account::text from card where number = $1")
                .execute(Tuple.of(card))
                .await()
                .atMost(PATIENCE)
                .iterator()
                .next()
                .getString(0);
    }

    private static long has(String card) {
        return points(card, "active") + points(card, "pending");
    }

    private static long points(String card, String which) {
        return balance(card).extract().<Integer>path("points." + which).longValue();
    }

    private static long sum(List<Till> tills, ToLongFunction<Till> of) {
        return tills.stream().mapToLong(of).sum();
    }
}
