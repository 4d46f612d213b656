package olp.local.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import olp.local.Addresses;
import olp.local.PlatformException;
import olp.local.api.Answer;
import olp.local.api.Api;
import olp.local.keys.Tokens;

/** What the services report about a member. */
final class Reports {

    private static final Set<String> ABOUT_PURCHASES = Set.of("POINTS_EARNED", "CASHBACK_CREDITED");

    private final Api api;
    private final Addresses addresses;
    private final Tokens tokens;
    private final String operator;

    Reports(Api api, Addresses addresses, Tokens tokens) {
        this.api = api;
        this.addresses = addresses;
        this.tokens = tokens;
        this.operator = tokens.operator();
    }

    /** All points that the card was ever credited. */
    long points(Member member) {
        return balance(member).path("lifetime").asLong();
    }

    /** The points that the card has: active, pending and held. */
    long outstanding(Member member) {
        JsonNode points = balance(member);
        return points.path("active").asLong()
                + points.path("pending").asLong()
                + points.path("held").asLong();
    }

    private JsonNode balance(Member member) {
        return api.get(addresses.loyalty().resolve("/v1/cards/" + member.card() + "/balance"), operator)
                .orRefuse("reading a balance")
                .path("points");
    }

    /** All cashback that the card was ever credited, minor units; 0 while cashback-service does not know the card. */
    long cashback(Member member) {
        return wallet(member, "").path("lifetime").asLong();
    }

    /** The cashback that the card has, minor units: available (below zero if some is owed), pending and held. */
    long cashbackLeft(Member member) {
        JsonNode wallet = wallet(member, "");
        return wallet.path("available").asLong()
                + wallet.path("pending").asLong()
                + wallet.path("held").asLong();
    }

    /** The cashback that was taken back with returns, minor units, by the wallet's statement. */
    long cashbackTakenBack(Member member) {
        long sum = 0;
        String cursor = null;
        do {
            JsonNode page = wallet(member, "/entries" + page(cursor));
            for (JsonNode entry : page.path("items")) {
                if (entry.path("kind").asText().equals("REVERSED")) {
                    sum = Math.subtractExact(sum, entry.path("amount").asLong());
                }
            }
            cursor = page.path("next").asText(null);
        } while (cursor != null);
        return sum;
    }

    /** Nothing while cashback-service does not know the card. */
    private JsonNode wallet(Member member, String more) {
        Answer answer = api.get(addresses.cashback().resolve("/v1/wallets/" + member.card() + more), operator);
        return answer.status() == 404 ? MissingNode.getInstance() : answer.orRefuse("reading a wallet");
    }

    /** How many purchases the member was told have earned points, and how many cashback, together. */
    long messages(Member member) {
        String token = tokens.member(member.id());
        Set<String> told = new HashSet<>();
        String cursor = null;
        do {
            JsonNode page = api.get(addresses.notification().resolve("/v1/inbox" + page(cursor)), token)
                    .orRefuse("reading an inbox");
            for (JsonNode message : page.path("items")) {
                String kind = message.path("kind").asText();
                if (ABOUT_PURCHASES.contains(kind)
                        && !told.add(
                                kind + message.path("about").path("purchase").asText())) {
                    throw new PlatformException("member %s was told twice of purchase %s"
                            .formatted(
                                    member.id(),
                                    message.path("about").path("purchase").asText()));
                }
            }
            cursor = page.path("next").asText(null);
        } while (cursor != null);
        return told.size();
    }

    private static String page(String cursor) {
        return "?limit=200" + (cursor == null ? "" : "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8));
    }
}
