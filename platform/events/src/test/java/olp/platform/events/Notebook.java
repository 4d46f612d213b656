package olp.platform.events;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A consumer that writes down what it applies. An event can need something, provide something, or be poison. */
@Singleton
class Notebook implements EventHandler {
    final Set<String> known = ConcurrentHashMap.newKeySet();

    record Fact(String text, String needs, String provides, boolean poison) {}

    @Override
    public Uni<Verdicts> handle(SqlConnection tx, List<IncomingEvent> events) {
        var verdicts = new Verdicts();
        Uni<Void> written = Uni.createFrom().voidItem();
        for (var event : events) {
            var fact = event.as(Fact.class);
            if (verdicts.awaitedBefore(event).isPresent()) {
                verdicts.park(event, verdicts.awaitedBefore(event).get());
            } else if (fact.needs() != null && !known.contains(fact.needs())) {
                verdicts.park(event, fact.needs());
            } else if (fact.poison()) {
                throw new IllegalArgumentException("poison: " + fact.text());
            } else {
                if (fact.provides() != null) {
                    known.add(fact.provides());
                    verdicts.provides(fact.provides());
                }
                written = written.flatMap(done -> tx.preparedQuery("insert into applied (event, text) values ($1, $2)")
                        .execute(Tuple.of(event.id(), fact.text()))
                        .replaceWithVoid());
            }
        }
        return written.replaceWith(verdicts);
    }
}
