package olp.bench.load;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.during;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Simulation;
import java.time.Duration;

/** What Gatling runs: it makes one for each run, by name, so the load is left for it where it finds it. */
public final class LoadSimulation extends Simulation {

    private static volatile Load load;
    private static volatile Tally tally;

    /** Made by Gatling; takes up the load that was left for it. */
    public LoadSimulation() {
        long begun = System.nanoTime();
        long from = begun + load.warmUp().toNanos();
        Tally counted =
                new Tally(from, from + load.measured().toNanos(), load.calls().expected());
        tally = counted;
        Arrivals arrivals = load.rate() > 0 ? new Arrivals(begun, load.rate()) : null;
        Duration all = load.warmUp().plus(load.measured()).plusMillis(300);
        setUp(scenario("calls")
                        .exec(session -> session.set(Client.KEY, new Client(counted, arrivals)))
                        .exec(during(all)
                                .on(arrivals == null ? call() : atItsTime().exec(call())))
                        .injectOpen(atOnceUsers(load.connections())))
                .protocols(http.baseUrl(load.calls().service().toString())
                        .disableAutoReferer()
                        .disableCaching()
                        .disableFollowRedirect());
    }

    /** To be called before Gatling makes the simulation. */
    static void leave(Load next) {
        load = next;
        tally = null;
    }

    /** What the last simulation counted. */
    static Outcome outcome() {
        return tally.outcome();
    }

    private static ChainBuilder call() {
        return exec(load.calls().request().check(status().saveAs(Client.STATUS)))
                .exec(session -> Client.of(session).answered(session));
    }

    private static ChainBuilder atItsTime() {
        return pause(session -> Client.of(session).next()).exec(session -> {
            Client.of(session).sending();
            return session;
        });
    }
}
