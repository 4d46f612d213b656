package olp.cashback.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import olp.platform.events.IncomingEvent;

/**
 * A part of a batch whose purchases can all be handled before its returns, without changing the order of any key: what a
 * purchase brings must not be there yet for a return that came before it.
 */
public record Round(List<IncomingEvent> purchases, List<IncomingEvent> returns) {
    /** Splits a batch into as few parts as will do: one, unless somebody buys after having returned something. */
    public static List<Round> of(List<IncomingEvent> events, Set<String> bought, Set<String> returned) {
        List<Round> rounds = new ArrayList<>();
        Map<String, Integer> places = new HashMap<>();
        Set<String> back = new HashSet<>();
        for (var event : events) {
            var isPurchase = bought.contains(event.type());
            if (!isPurchase && !returned.contains(event.type())) {
                continue;
            }
            if (isPurchase && back.remove(event.key())) {
                places.merge(event.key(), 1, Integer::sum);
            } else if (!isPurchase) {
                back.add(event.key());
            }
            var place = places.getOrDefault(event.key(), 0);
            while (rounds.size() <= place) {
                rounds.add(new Round(new ArrayList<>(), new ArrayList<>()));
            }
            var round = rounds.get(place);
            (isPurchase ? round.purchases() : round.returns()).add(event);
        }
        return rounds;
    }
}
