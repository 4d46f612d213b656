package olp.local.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import olp.local.Addresses;
import olp.local.api.Api;
import olp.local.replay.model.Earning;

/**
 * The rates by which the services earn at one partner.
 *
 * @param currency ISO 4217
 * @param earning what can be computed
 * @param beyond what is in force and is not computed here, in words; what is expected is then no measure
 */
record Rates(String currency, Earning earning, List<String> beyond) {

    private static final Pattern AT_PARTNER =
            Pattern.compile("\\s*partner\\.id\\s*==\\s*['\"]([0-9a-fA-F-]{36})['\"]\\s*");
    private static final List<String> CONDITIONS =
            List.of("minimum", "capPerPurchase", "capPerMonth", "budget", "from", "until", "group", "holdoutPercent");
    private static final String ALWAYS = "true";

    /** The currency's minor units: this many decimals. */
    static int decimals(String currency) {
        return java.util.Currency.getInstance(currency).getDefaultFractionDigits();
    }

    /** The programme's currency. */
    static String currency(Api api, Addresses addresses, String operator) {
        return program(api, addresses, operator).path("currency").asText();
    }

    /**
     * What is in force now.
     *
     * @param oldest when the oldest of the purchases that are compared was made
     */
    static Rates read(Api api, Addresses addresses, String operator, UUID partner, Instant oldest) {
        JsonNode program = program(api, addresses, operator);
        JsonNode tiers =
                api.get(addresses.loyalty().resolve("/v1/tiers"), operator).orRefuse("reading the tiers");
        JsonNode rules = api.get(addresses.cashback().resolve("/v1/rules?limit=200"), operator)
                .orRefuse("reading the cashback rules");
        List<String> beyond = new ArrayList<>();
        for (JsonNode level : tiers.path("levels")) {
            if (new BigDecimal(level.path("multiplier").asText("1")).compareTo(BigDecimal.ONE) != 0) {
                beyond.add("level %s multiplies points"
                        .formatted(level.path("code").asText()));
            }
        }
        pointRules(api, addresses, operator, partner, oldest, beyond);
        if (mayHaveExpired(program, oldest)) {
            beyond.add("points live for %d months, and those of the oldest purchase are older"
                    .formatted(program.path("expiryMonths").asInt()));
        }
        JsonNode points = program.path("points");
        Earning earning = new Earning(
                points.path("perAmount").asLong(),
                points.path("points").asLong(),
                RoundingMode.valueOf(points.path("rounding").asText()),
                percents(rules.path("items"), partner, beyond));
        return new Rates(program.path("currency").asText(), earning, List.copyOf(beyond));
    }

    /** Whether it is so, or will be within a day. */
    private static boolean mayHaveExpired(JsonNode program, Instant oldest) {
        JsonNode months = program.path("expiryMonths");
        OffsetDateTime tomorrow = OffsetDateTime.now(ZoneOffset.UTC).plusDays(1);
        return months.isInt()
                && oldest.atOffset(ZoneOffset.UTC).plusMonths(months.asInt()).isBefore(tomorrow);
    }

    private static JsonNode program(Api api, Addresses addresses, String operator) {
        return api.get(addresses.loyalty().resolve("/v1/program"), operator).orRefuse("reading the programme");
    }

    /** Rules that give points besides the base points, but for a replay's own. */
    private static void pointRules(
            Api api, Addresses addresses, String operator, UUID partner, Instant oldest, List<String> beyond) {
        String path = "/v1/rules?limit=200";
        while (path != null) {
            JsonNode page = api.get(addresses.loyalty().resolve(path), operator).orRefuse("reading the rules");
            for (JsonNode rule : page.path("items")) {
                String code = rule.path("code").asText();
                String until = rule.path("until").asText(null);
                boolean ended = until != null && !Instant.parse(until).isAfter(oldest);
                Matcher one = AT_PARTNER.matcher(rule.path("when").asText());
                boolean elsewhere =
                        one.matches() && !UUID.fromString(one.group(1)).equals(partner);
                if (!RuledProgramme.isOfReplay(code) && !ended && !elsewhere) {
                    beyond.add("rule %s may give points".formatted(code));
                }
            }
            String next = page.path("next").asText(null);
            path = next == null ? null : "/v1/rules?limit=200&cursor=" + next;
        }
    }

    private static List<BigDecimal> percents(JsonNode rules, UUID partner, List<String> beyond) {
        List<BigDecimal> percents = new ArrayList<>();
        for (JsonNode rule : rules) {
            String code = rule.path("code").asText();
            CONDITIONS.stream()
                    .filter(rule::hasNonNull)
                    .forEach(field -> beyond.add("cashback rule %s has a %s".formatted(code, field)));
            String when = rule.path("when").asText("");
            Matcher one = AT_PARTNER.matcher(when);
            if (when.isBlank()
                    || when.equals(ALWAYS)
                    || one.matches() && UUID.fromString(one.group(1)).equals(partner)) {
                percents.add(new BigDecimal(rule.path("percent").asText()));
            } else if (!one.matches()) {
                beyond.add("cashback rule %s has a condition".formatted(code));
            }
        }
        return percents;
    }
}
