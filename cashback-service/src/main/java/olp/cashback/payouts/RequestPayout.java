package olp.cashback.payouts;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import olp.cashback.cards.Aliases;
import olp.cashback.cards.Card;
import olp.cashback.cards.OwnCards;
import olp.cashback.ledger.MoneyDesk;
import olp.cashback.ledger.MoneyDesk.Work;
import olp.cashback.payouts.PayoutResource.NewPayout;
import olp.cashback.payouts.model.Payout;
import olp.platform.ledger.Wanted;
import olp.platform.ledger.model.Party;
import olp.platform.ledger.model.Place;
import olp.platform.ledger.model.Reason;
import olp.platform.ledger.model.Value.Note;
import olp.platform.web.Answer;
import olp.platform.web.Problem;
import olp.platform.web.RequestKey;

/** Takes money out of a wallet, to be sent to a bank account. */
@ApplicationScoped
class RequestPayout {
    private static final Reason PAID_OUT = new Reason("payout", 1, "Paid out to your bank account");

    private final MoneyDesk desk;
    private final OwnCards cards;
    private final Aliases aliases;
    private final PostgresPayouts payouts;
    private final PayoutSettings settings;

    RequestPayout(MoneyDesk desk, OwnCards cards, Aliases aliases, PostgresPayouts payouts, PayoutSettings settings) {
        this.desk = desk;
        this.cards = cards;
        this.aliases = aliases;
        this.payouts = payouts;
        this.settings = settings;
    }

    /**
     * Makes a payout.
     *
     * @param member whose card it must be; null: anybody's
     */
    Uni<Answer> request(RequestKey key, NewPayout asked, UUID member) {
        return desk.once(
                key,
                tx -> cards.usable(tx, asked.card(), member)
                        .flatMap(card -> desk.change(
                                tx,
                                List.of(card.issuedAccount()),
                                wallets -> new Wanted().spending(wallets.get(card.issuedAccount()), asked.amount()),
                                work -> withinMonth(work, card, asked.amount())
                                        .flatMap(within -> send(work, card, asked, key.caller())))));
    }

    private Uni<Void> withinMonth(Work work, Card card, long amount) {
        var start = startOfMonth(work.at(), work.program().zone());
        return aliases.issuedInto(work.tx(), work.wallet(card))
                .flatMap(issued -> payouts.since(work.tx(), issued, start))
                .invoke(sent -> {
                    var left = Math.max(0, settings.mostAMonth() - sent);
                    if (amount > left) {
                        throw Problem.conflict(
                                        "payout-limit",
                                        "Of what can be paid out in a month %d are left.".formatted(left))
                                .with("left", left);
                    }
                })
                .replaceWithVoid();
    }

    private static Instant startOfMonth(Instant at, ZoneId zone) {
        return at.atZone(zone)
                .toLocalDate()
                .withDayOfMonth(1)
                .atStartOfDay(zone)
                .toInstant();
    }

    private Uni<Answer> send(Work work, Card card, NewPayout asked, String author) {
        var wallet = work.wallet(card);
        work.refuseTooLittle(wallet, asked.amount());
        var note = new Note("PAID_OUT", Party.PROGRAMME, asked.id(), PAID_OUT);
        var parts = work.value().take(wallet, asked.amount(), Place.LEAVING, note);
        var to = asked.to().account();
        var payout = Payout.requested(
                asked.id(), card.number(), card.issuedAccount(), work.program().currency(), to, work.at(), parts);
        PayoutEvents.requested(work, wallet, payout);
        return payouts.add(work.tx(), payout, to, author)
                .replaceWith(() -> Answer.of(201, PayoutResource.View.of(payout)));
    }
}
