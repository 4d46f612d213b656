package olp.local.replay;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.UUID;
import olp.local.Addresses;
import olp.local.api.Api;
import olp.local.api.AtOnce;
import olp.local.api.NameIds;
import olp.local.keys.Tokens;
import olp.local.replay.model.Earned;
import olp.local.replay.model.Earning;
import olp.local.replay.model.Invoice;
import olp.local.replay.model.Lanes;

/** A file's customers, whose purchases are posted at one partner. */
final class Customers {

    private final Api api;
    private final Addresses addresses;
    private final Tokens tokens;
    private final NameIds ids;
    private final UUID partner;
    private final Map<String, Member> members = new HashMap<>();

    /** @param ids the file's; nobody else uses them */
    Customers(Api api, Addresses addresses, Tokens tokens, NameIds ids) {
        this.api = api;
        this.addresses = addresses;
        this.tokens = tokens;
        this.ids = ids;
        this.partner = ids.of("partner");
    }

    /** Makes all whose purchases these are members, and their shop a partner, unless they are. */
    void enrol(List<Invoice> purchases) {
        Enrolment enrolment = new Enrolment(api, addresses.loyalty(), ids);
        enrolment.partner(partner, tokens.operator());
        List<String> customers =
                purchases.stream().map(Invoice::customer).distinct().toList();
        members.putAll(enrolment.members(customers, tokens.terminal(partner)));
    }

    /** How they earn. */
    Rates rates() {
        return Rates.read(api, addresses, tokens.operator(), partner);
    }

    /** Posts purchases of enrolled customers; each customer's in their order. */
    Outcomes post(List<Invoice> purchases, Duration shift, String currency, ReplayRequest request) {
        List<Posting> postings = purchases.stream()
                .map(each ->
                        Posting.of(each, id(each), members.get(each.customer()).card(), shift, currency))
                .toList();
        String token = tokens.terminal(partner);
        Delivery delivery = request.journals()
                ? new Journals(api, addresses.loyalty(), token)
                : new Singles(api, addresses.loyalty(), token);
        List<List<Posting>> lanes = Lanes.of(postings, request.atOnce(), Posting::card);
        try (Bar bar = new Bar("purchases", postings.size(), "purchases")) {
            Outcomes outcomes = new Outcomes(bar::step);
            AtOnce.each(lanes, Math.max(1, lanes.size()), lane -> {
                delivery.deliver(lane, outcomes);
                return lane.size();
            });
            outcomes.end();
            return outcomes;
        }
    }

    /** Waits until the services have come to what the purchases that were not refused should earn, and compares. */
    Reconciliation.Result reconcile(List<Invoice> purchases, Earning earning, Outcomes outcomes) {
        SequencedMap<Member, Earned> expected = new LinkedHashMap<>();
        for (Invoice each : purchases) {
            if (!outcomes.wasRefused(id(each))) {
                Member member = members.get(each.customer());
                Earned before = expected.getOrDefault(member, Earned.NOTHING);
                expected.putLast(member, before.and(each.total(), earning));
            }
        }
        return new Reconciliation(new Reports(api, addresses, tokens), expected).await(outcomes.ended());
    }

    private UUID id(Invoice invoice) {
        return ids.of("purchase", invoice.customer(), invoice.number());
    }
}
