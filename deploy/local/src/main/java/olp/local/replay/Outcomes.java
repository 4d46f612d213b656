package olp.local.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import olp.local.api.Answer;
import olp.local.replay.model.GivenBack;

/** What became of the purchases and returns that were posted; several may report at the same time. */
final class Outcomes {

    private final Set<UUID> refusedIds = new HashSet<>();
    private final Tally purchases = new Tally();
    private final Tally returns = new Tally();
    private final Runnable told;
    private final long begun = System.nanoTime();
    private long ended = begun;
    private long total;
    private final Map<String, Long> pointsByRule = new TreeMap<>();
    private GivenBack givenBack = GivenBack.NOTHING;
    private long shortfall;

    /** @param told is run after each answer */
    Outcomes(Runnable told) {
        this.told = told;
    }

    /**
     * How many there were.
     *
     * @param now taken now, answered with 201
     * @param before taken before and answered again, with 200
     * @param refused by reason, which names the status
     */
    record Counts(int now, int before, Map<String, Integer> refused) {

        int all() {
            return now + before + refusals();
        }

        int refusals() {
            return refused.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    private static final class Tally {
        private int now;
        private int before;
        private final Map<String, Integer> refused = new TreeMap<>();

        private Counts counts() {
            return new Counts(now, before, new TreeMap<>(refused));
        }
    }

    /**
     * Takes down an answer.
     *
     * @param status of the answer, or of the line in the journal's answer
     * @param body the answer or the problem
     */
    synchronized void answered(Posting posting, int status, JsonNode body) {
        Tally tally = posting instanceof PostedPurchase ? purchases : returns;
        if (status / 100 == 2) {
            tally.now += status == 200 ? 0 : 1;
            tally.before += status == 200 ? 1 : 0;
            switch (posting) {
                case PostedPurchase purchase -> {
                    total = Math.addExact(total, purchase.invoice().total());
                    body.path("because")
                            .forEach(each -> pointsByRule.merge(
                                    each.path("rule").asText(),
                                    each.path("points").asLong(),
                                    Math::addExact));
                }
                case PostedReturn _ -> giveBack(body);
            }
        } else {
            tally.refused.merge("%s (%d)".formatted(Answer.problem(body, status), status), 1, Integer::sum);
            refusedIds.add(posting.id());
        }
        told.run();
    }

    private void giveBack(JsonNode body) {
        long money = body.path("refund").path("money").asLong();
        givenBack = givenBack.plus(
                new GivenBack(1, money, body.path("points").path("reversed").asLong()));
        shortfall =
                Math.addExact(shortfall, body.path("points").path("shortfall").asLong());
    }

    /** All have been answered. */
    synchronized void end() {
        ended = System.nanoTime();
    }

    /** {@link System#nanoTime()} of the last answer. */
    synchronized long ended() {
        return ended;
    }

    /** From the first purchase to the last answer. */
    synchronized Duration took() {
        return Duration.ofNanos(ended - begun);
    }

    synchronized Counts purchases() {
        return purchases.counts();
    }

    synchronized Counts returns() {
        return returns.counts();
    }

    /** The value of the purchases that were taken, now or before; minor units. */
    synchronized long total() {
        return total;
    }

    /** Points that the answers to the purchases name, taken now or before, by the code of the rule that gave them. */
    synchronized Map<String, Long> pointsByRule() {
        return new TreeMap<>(pointsByRule);
    }

    /** What the answers to the returns say, taken now or before. */
    synchronized GivenBack givenBack() {
        return givenBack;
    }

    /** Points that, by the answers to the returns, could not be taken back. */
    synchronized long shortfall() {
        return shortfall;
    }

    synchronized boolean wasRefused(UUID id) {
        return refusedIds.contains(id);
    }

    /** Whether any was. */
    synchronized boolean anyRefused() {
        return !refusedIds.isEmpty();
    }
}
