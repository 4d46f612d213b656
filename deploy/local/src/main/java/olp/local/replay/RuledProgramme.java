package olp.local.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import olp.local.api.Api;
import olp.local.api.AtOnce;
import olp.local.replay.model.PointRule;
import olp.local.replay.model.Times;

/**
 * Rules that concern one partner's purchases only, made as an operator makes them: under the same codes every time, so that
 * making them again changes nothing.
 */
final class RuledProgramme {

    private static final String PREFIX = "replay-";
    private static final int AT_ONCE = 16;

    private final Api api;
    private final URI loyalty;
    private final String operator;
    private final UUID partner;
    private final List<PointRule> rules;

    RuledProgramme(Api api, URI loyalty, String operator, UUID partner, List<PointRule> rules) {
        this.api = api;
        this.loyalty = loyalty;
        this.operator = operator;
        this.partner = partner;
        this.rules = rules;
    }

    /** Whether a rule is one of a replay's, this one's or another's: those concern their own partner only. */
    static boolean isOfReplay(String code) {
        return code.startsWith(PREFIX);
    }

    List<PointRule> rules() {
        return rules;
    }

    /** The code under which a rule is made. */
    String code(PointRule rule) {
        return code(rule.name());
    }

    private String code(String name) {
        return PREFIX + partner.toString().substring(0, 8) + "-" + name;
    }

    private record Cap(long points, String per) {}

    private record NewRule(
            String code,
            String name,
            String kind,
            String value,
            String when,
            Cap cap,
            Long budget,
            String from,
            String until,
            int priority,
            String group,
            String holdoutPercent) {}

    /** Makes all of them, before the first purchase. */
    void make(Times times) {
        for (PointRule rule : rules) {
            api.post(loyalty.resolve("/v1/rules"), operator, written(rule, times))
                    .orRefuse("rule " + code(rule));
        }
    }

    private NewRule written(PointRule rule, Times times) {
        PointRule.Limits limits = rule.limits();
        String group = rule.standing().group();
        return new NewRule(
                code(rule),
                "Replay: " + rule.name(),
                rule.kind().name(),
                rule.value().toPlainString(),
                "partner.id == '%s' && (%s)".formatted(partner, rule.when().text()),
                limits.cap() == null ? null : new Cap(limits.cap(), limits.per().name()),
                limits.budget(),
                instant(rule.schedule().from(), times),
                instant(rule.schedule().until(), times),
                rule.standing().priority(),
                group == null ? null : code(group),
                limits.holdoutPercent() == null ? null : limits.holdoutPercent().toString());
    }

    private static String instant(LocalDateTime inFile, Times times) {
        return inFile == null ? null : times.instant(inFile).toString();
    }

    private record Asked(Sample purchase) {}

    private record Sample(String card, UUID partner, String currency, long total) {}

    /**
     * Who is held out of which rules. It follows from the account, whose key no answer names; so the service is asked, and what
     * is checked is that it keeps to it.
     *
     * @param members by customer
     * @return the names of the rules of which a customer gets nothing; nobody is in it whom no rule holds out
     */
    Map<String, Set<String>> heldOut(Map<String, Member> members, String currency) {
        Map<String, Set<String>> heldOut = new HashMap<>();
        if (rules.stream().allMatch(rule -> rule.limits().holdoutPercent() == null)) {
            return heldOut;
        }
        List<String> customers = List.copyOf(members.keySet());
        try (Bar bar = new Bar("hold-out", customers.size(), "asked")) {
            List<Set<String>> each = AtOnce.each(customers, AT_ONCE, customer -> {
                bar.step();
                return heldOut(members.get(customer).card(), currency);
            });
            for (int i = 0; i < each.size(); i++) {
                heldOut.put(customers.get(i), each.get(i));
            }
        }
        return heldOut;
    }

    private Set<String> heldOut(String card, String currency) {
        JsonNode answer = api.post(
                        loyalty.resolve("/v1/rules/validate"),
                        operator,
                        new Asked(new Sample(card, partner, currency, 100_000)))
                .orRefuse("trying a purchase");
        Set<String> codes = new HashSet<>();
        answer.path("purchase")
                .path("heldOut")
                .forEach(each -> codes.add(each.path("rule").asText()));
        Set<String> names = new HashSet<>();
        for (PointRule rule : rules) {
            if (codes.contains(code(rule))) {
                names.add(rule.name());
            }
        }
        return names;
    }
}
