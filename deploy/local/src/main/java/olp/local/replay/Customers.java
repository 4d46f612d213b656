package olp.local.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.UUID;
import olp.local.Addresses;
import olp.local.api.Api;
import olp.local.api.AtOnce;
import olp.local.api.NameIds;
import olp.local.keys.Tokens;
import olp.local.replay.model.Account;
import olp.local.replay.model.Award;
import olp.local.replay.model.Earning;
import olp.local.replay.model.GivenBack;
import olp.local.replay.model.Invoice;
import olp.local.replay.model.Lanes;
import olp.local.replay.model.PointRule;
import olp.local.replay.model.Recomputation;
import olp.local.replay.model.RuleAwards;
import olp.local.replay.model.Times;
import olp.local.replay.model.Trade;

/** A file's customers, who buy and give back at one partner. */
final class Customers {

    private final Api api;
    private final Addresses addresses;
    private final Tokens tokens;
    private final NameIds ids;
    private final Postings postings;
    private final UUID partner;
    private final Map<String, Member> members = new HashMap<>();

    /** @param ids the file's; nobody else uses them */
    Customers(Api api, Addresses addresses, Tokens tokens, NameIds ids) {
        this.api = api;
        this.addresses = addresses;
        this.tokens = tokens;
        this.ids = ids;
        this.postings = new Postings(ids);
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

    /**
     * How they earn.
     *
     * @param oldest when the oldest of their purchases was made
     */
    Rates rates(Instant oldest) {
        return Rates.read(api, addresses, tokens.operator(), partner, oldest);
    }

    /** What the times of purchases are taken for. */
    Times times(Trade trade, Duration shift) {
        return new ProgrammeClock(api, addresses.loyalty(), tokens.operator()).of(trade.purchases(), shift);
    }

    /** What the rules of a programme are made with, for their partner alone. */
    RuledProgramme under(List<PointRule> rules) {
        return new RuledProgramme(api, addresses.loyalty(), tokens.operator(), partner, rules);
    }

    /** What the rules of a programme should give for purchases. */
    RuleAwards.Given awards(RuledProgramme programme, Trade reached, Rates rates, Times times) {
        Map<String, Set<String>> heldOut = programme.heldOut(members, rates.currency());
        return RuleAwards.of(
                reached.purchases(),
                programme.rules(),
                rates.earning(),
                times,
                (customer, rule) -> heldOut.getOrDefault(customer, Set.of()).contains(rule.name()));
    }

    /**
     * Posts purchases and returns of enrolled customers; each customer's in order of time.
     *
     * @param inTurn how many of the purchases, in order of time, are posted one after the other before the rest
     */
    Outcomes post(Trade trade, int inTurn, Duration shift, String currency, ReplayRequest request) {
        List<Posting> all = postings.of(trade, members, shift, currency);
        int first = Postings.until(all, inTurn);
        String token = tokens.terminal(partner);
        Delivery singles = new Singles(api, addresses.loyalty(), token);
        Delivery delivery = request.journals() ? new Journals(api, addresses.loyalty(), token) : singles;
        List<List<Posting>> lanes = Lanes.of(all.subList(first, all.size()), request.atOnce(), Posting::card);
        try (Bar bar = new Bar("posting", all.size(), "posted")) {
            Outcomes outcomes = new Outcomes(bar::step);
            singles.deliver(all.subList(0, first), outcomes);
            AtOnce.each(lanes, Math.max(1, lanes.size()), lane -> {
                delivery.deliver(lane, outcomes);
                return lane.size();
            });
            outcomes.end();
            return outcomes;
        }
    }

    /**
     * Waits until the services have come to what the purchases and returns that were not refused come to, and compares.
     *
     * @param reached all that were posted, now or before
     * @param answered those that {@code outcomes} tells of
     * @param awards what rules give for the purchases, besides the base points
     */
    Reconciliation.Result reconcile(
            Trade reached, Trade answered, Earning earning, Map<Invoice, List<Award>> awards, Outcomes outcomes) {
        SequencedMap<Member, Account> expected = new LinkedHashMap<>();
        Recomputation.of(taken(reached, outcomes), earning, awards)
                .forEach((customer, account) -> expected.put(members.get(customer), account));
        GivenBack givenBack = Recomputation.of(taken(answered, outcomes), earning, awards).values().stream()
                .map(Account::givenBack)
                .reduce(GivenBack.NOTHING, GivenBack::plus);
        return new Reconciliation(new Reports(api, addresses, tokens), expected).await(givenBack, outcomes);
    }

    private Trade taken(Trade trade, Outcomes outcomes) {
        return trade.only(
                purchase -> !outcomes.wasRefused(postings.id(purchase)),
                part -> !outcomes.wasRefused(postings.id(part)));
    }
}
