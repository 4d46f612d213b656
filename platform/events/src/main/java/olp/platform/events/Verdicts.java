package olp.platform.events;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a handler says of a batch. An event that is not named was applied, or does not concern this service. */
public final class Verdicts {
    private final Map<IncomingEvent, String> parked = new LinkedHashMap<>();
    private final Map<Line, String> awaited = new HashMap<>();
    private final Map<IncomingEvent, String> dead = new LinkedHashMap<>();
    private final Set<String> provided = new LinkedHashSet<>();

    /** The event builds on something not known yet, such as {@code card:9904…}; it is handed in again when that is provided. */
    public Verdicts park(IncomingEvent event, String awaits) {
        parked.put(event, awaits);
        awaited.putIfAbsent(Line.of(event), awaits);
        return this;
    }

    /**
     * What an event before this one, of the same topic and key, was parked for. A handler to which the order within a key
     * matters parks this one for the same; across batches the inbox sees to it.
     */
    public Optional<String> awaitedBefore(IncomingEvent event) {
        return awaited.isEmpty() ? Optional.empty() : Optional.ofNullable(awaited.get(Line.of(event)));
    }

    /** The event can never be applied; it is set aside with the reason, for an operator. */
    public Verdicts dead(IncomingEvent event, String reason) {
        dead.put(event, reason);
        return this;
    }

    /** True if a handler before has parked it or given it up: it is handed in again, and was not applied in whole. */
    public boolean isSetAside(IncomingEvent event) {
        return !(parked.isEmpty() && dead.isEmpty()) && (parked.containsKey(event) || dead.containsKey(event));
    }

    /** Something that parked events may be waiting for is known now. */
    public Verdicts provides(String what) {
        provided.add(what);
        return this;
    }

    /** What is in order: one key of one topic. */
    record Line(String topic, String key) {
        static Line of(IncomingEvent event) {
            return new Line(event.topic(), event.key());
        }
    }

    Map<IncomingEvent, String> parked() {
        return parked;
    }

    Map<IncomingEvent, String> dead() {
        return dead;
    }

    List<String> provided() {
        return new ArrayList<>(provided);
    }
}
