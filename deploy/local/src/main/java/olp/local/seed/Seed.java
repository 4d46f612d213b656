package olp.local.seed;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import olp.local.Addresses;
import olp.local.PlatformException;
import olp.local.api.Api;
import olp.local.api.AtOnce;
import olp.local.api.NameIds;
import olp.local.api.Pause;
import olp.local.keys.Tokens;

/**
 * Plants the demo coalition. All ids follow from names, so that a planting that was interrupted can be begun again and
 * adds only what is missing.
 */
public final class Seed {

    private static final int BEARER_CARDS = 4;
    private static final int AT_ONCE = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration BETWEEN = Duration.ofMillis(100);

    private final SeedNotes notes;
    private final NameIds ids = NameIds.in("demo coalition");

    /** @param folder where the seed keeps what it must remember; made if need be */
    public Seed(Path folder) {
        this.notes = new SeedNotes(folder.resolve("demo.properties"));
    }

    private record NewMember(UUID id, String name, String email, String birthDate, String locale, String timeZone) {}

    private record NewCard(UUID id, String kind) {}

    /**
     * Plants it, unless that was done, and waits until the other services have learnt of it.
     *
     * @throws PlatformException when a service refuses or does not answer
     */
    public Planted plant(Addresses addresses, Tokens tokens) {
        return notes.planted().orElseGet(() -> {
            try (Api api = new Api()) {
                Planted planted = plant(api, addresses, tokens);
                notes.keep(planted);
                return planted;
            }
        });
    }

    private Planted plant(Api api, Addresses addresses, Tokens tokens) {
        Instant day = notes.day(Instant.now().truncatedTo(ChronoUnit.DAYS));
        String operator = tokens.operator();
        new Coalition(api, addresses, ids, operator).found();
        List<String> cards = new ArrayList<>(
                AtOnce.each(Person.everybody(), AT_ONCE, person -> enrol(api, addresses, operator, person)));
        cards.addAll(AtOnce.each(
                IntStream.range(0, BEARER_CARDS).boxed().toList(),
                AT_ONCE,
                number -> issue(api, addresses, operator, number)));
        List<Visit> visits = new ArrayList<>();
        for (int customer = 0; customer < cards.size(); customer++) {
            visits.addAll(new Year(customer, cards.get(customer), day).visits());
        }
        new Tills(api, addresses, tokens, ids).post(visits);
        AtOnce.each(cards, AT_ONCE, card -> awaitTold(api, addresses, operator, card));
        Person first = Person.everybody().getFirst();
        return new Planted(Shop.FITNESS_CLUB.id(ids), ids.of("member", first.name()), cards.getFirst());
    }

    private String enrol(Api api, Addresses addresses, String operator, Person person) {
        NewMember member = new NewMember(
                ids.of("member", person.name()),
                person.name(),
                person.email(),
                person.born(),
                person.locale(),
                person.timeZone());
        return api.post(addresses.loyalty().resolve("/v1/members"), operator, member)
                .orRefuse(person.name())
                .path("card")
                .path("number")
                .asText();
    }

    private String issue(Api api, Addresses addresses, String operator, int number) {
        NewCard card = new NewCard(ids.of("bearer card", Integer.toString(number)), "BEARER");
        return api.post(addresses.loyalty().resolve("/v1/cards"), operator, card)
                .orRefuse("a bearer card")
                .path("number")
                .asText();
    }

    /** Until cashback is credited and offers are open. */
    private static String awaitTold(Api api, Addresses addresses, String operator, String card) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!told(api, addresses, operator, card)) {
            if (System.nanoTime() > deadline) {
                throw new PlatformException(
                        "cashback-service or coalition-service has not heard of the purchases of card %s after %d s: see the logs"
                                .formatted(card, PATIENCE.toSeconds()));
            }
            Pause.of(BETWEEN);
        }
        return card;
    }

    private static boolean told(Api api, Addresses addresses, String operator, String card) {
        return api.get(addresses.cashback().resolve("/v1/wallets/" + card), operator)
                                .json()
                                .path("lifetime")
                                .asLong()
                        > 0
                && api.get(addresses.coalition().resolve("/v1/offers?card=" + card), operator)
                                .json()
                                .path("items")
                                .size()
                        > 0;
    }
}
