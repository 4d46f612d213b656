package olp.bench.measures;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import olp.bench.load.Calls;
import olp.bench.load.CardNumbers;
import olp.bench.load.Load;
import olp.bench.load.Purchases;
import olp.bench.stage.Stage;
import olp.bench.verdict.Figure;
import olp.local.PlatformException;
import olp.local.api.Api;
import olp.local.api.Json;
import olp.local.api.Pause;

/**
 * How long after a till has the answer to a purchase its cashback is in the wallet, while purchases come in at half of what
 * goes at most: a few tills post purchases with cards of their own and ask for the wallet until it shows.
 */
final class Visible implements Measure {

    private static final int CONNECTIONS = 256;
    private static final int TILLS = 3;
    private static final int CARDS = 1_000;
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final int RUNS = 5;

    private final Rig rig;
    private final AtomicInteger place = new AtomicInteger(Stage.CARDS - CARDS);

    Visible(Rig rig) {
        this.rig = rig;
    }

    @Override
    public Topic topic() {
        return Topic.CASHBACK;
    }

    @Override
    public Duration estimate() {
        return rig.pace().warm().dividedBy(3).plus(rig.pace().measured().multipliedBy(RUNS));
    }

    /** First for a while that does not count: cashback-service has just started, and has not been asked anything yet. */
    @Override
    public void round() {
        double half = Latency.half(rig, Figure.SINGLE);
        rig.screen().doing("warming up cashback-service");
        run(half, rig.pace().warm().dividedBy(3));
        rig.screen().doing(Figure.VISIBLE.title());
        Seen seen = run(half, rig.pace().measured().multipliedBy(RUNS));
        List<Double> millis = seen.millis();
        rig.found(
                Figure.VISIBLE,
                millis.get((int) Math.ceil(millis.size() * 0.99) - 1),
                "%,.0f purchases a second (%d watched, median %.1f ms)"
                        .formatted(seen.perSecond(), millis.size(), millis.get(millis.size() / 2)));
        rig.results().add(Figure.VISIBLE_HALF_SECOND, 500);
        rig.stage().cashback().stop();
    }

    /** @param millis of each purchase that was watched, the shortest first */
    private record Seen(double perSecond, List<Double> millis) {}

    private Seen run(double rate, Duration measured) {
        Calls calls = Calls.post(
                rig.stage().loyalty(), rig.stage().terminal(), "/v1/purchases", new Purchases(1, Stage.CARDS - CARDS));
        AtomicBoolean over = new AtomicBoolean();
        List<Double> millis = new ArrayList<>();
        double perSecond;
        Parts before = Parts.now(rig.stage());
        try (Api api = new Api();
                ExecutorService tills = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Double>>> seen = new ArrayList<>();
            for (int i = 0; i < TILLS; i++) {
                seen.add(tills.submit(() -> watch(api, over)));
            }
            try {
                perSecond = rig.generator()
                        .run(new Load(calls, CONNECTIONS, rate, rig.pace().warmUp(), measured))
                        .orRefuse(Figure.VISIBLE.title())
                        .perSecond();
            } finally {
                over.set(true);
            }
            for (Future<List<Double>> each : seen) {
                millis.addAll(each.get());
            }
        } catch (ExecutionException e) {
            throw new PlatformException(
                    "a wallet could not be watched: " + e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformException("interrupted", e);
        }
        rig.ran(before, CONNECTIONS, perSecond, "");
        rig.stage().rest();
        millis.sort(null);
        return new Seen(perSecond, millis);
    }

    private List<Double> watch(Api api, AtomicBoolean over) {
        List<Double> millis = new ArrayList<>();
        while (!over.get()) {
            int card = Stage.CARDS - CARDS + 1 + Math.floorMod(place.getAndIncrement(), CARDS);
            URI wallet = rig.stage().cashback().address().resolve("/v1/wallets/" + CardNumbers.of(card));
            long before = lifetime(api, wallet);
            String purchase = new String(new Purchases(card, 1).get(), US_ASCII);
            api.post(rig.stage().loyalty().resolve("/v1/purchases"), rig.stage().terminal(), Json.read(purchase))
                    .orRefuse("a purchase");
            long answered = System.nanoTime();
            while (lifetime(api, wallet) == before) {
                if (System.nanoTime() - answered > LONGEST.toNanos()) {
                    throw new PlatformException(
                            "a purchase's cashback did not come within " + LONGEST.toSeconds() + " s");
                }
                Pause.of(POLL);
            }
            millis.add((System.nanoTime() - answered) / 1e6);
        }
        return millis;
    }

    private long lifetime(Api api, URI wallet) {
        return api.get(wallet, rig.stage().terminal())
                .orRefuse("a wallet")
                .path("lifetime")
                .asLong();
    }
}
