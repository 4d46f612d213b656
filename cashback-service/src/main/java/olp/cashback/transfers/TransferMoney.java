package olp.cashback.transfers;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import olp.cashback.cards.Aliases;
import olp.cashback.cards.Card;
import olp.cashback.cards.OwnCards;
import olp.cashback.ledger.MoneyDesk;
import olp.cashback.ledger.MoneyDesk.Work;
import olp.cashback.transfers.TransferResource.Transfer;
import olp.platform.ledger.Wanted;
import olp.platform.ledger.model.Party;
import olp.platform.ledger.model.Reason;
import olp.platform.ledger.model.Value.Note;
import olp.platform.web.Answer;
import olp.platform.web.Problem;
import olp.platform.web.RequestKey;

/** Passes money on: both wallets are locked, so that it is taken and given in one. */
@ApplicationScoped
class TransferMoney {
    private static final Reason PASSED_ON = new Reason("transfer", 1, "Passed on from card to card");

    private final MoneyDesk desk;
    private final OwnCards cards;
    private final Aliases aliases;
    private final PostgresTransfers transfers;
    private final TransferLimits limits;

    TransferMoney(MoneyDesk desk, OwnCards cards, Aliases aliases, PostgresTransfers transfers, TransferLimits limits) {
        this.desk = desk;
        this.cards = cards;
        this.aliases = aliases;
        this.transfers = transfers;
        this.limits = limits;
    }

    /** A transfer that was made. */
    record View(UUID id, String from, String to, long amount, String currency) {}

    /** Two cards of a transfer. */
    record Sides(Card from, Card to) {
        List<UUID> issued() {
            return List.of(from.issuedAccount(), to.issuedAccount());
        }
    }

    /**
     * Makes a transfer.
     *
     * @param member whose card the money must come from; null: anybody's
     */
    Uni<Answer> transfer(RequestKey key, Transfer asked, UUID member) {
        return desk.once(
                key,
                tx -> cards.known(tx, List.of(asked.from(), asked.to())).flatMap(found -> {
                    var sides = new Sides(
                            OwnCards.usable(OwnCards.own(found, asked.from(), member)),
                            OwnCards.usable(found.get(asked.to())));
                    return desk.change(
                            tx,
                            sides.issued(),
                            wallets -> new Wanted()
                                    .spending(wallets.get(sides.from().issuedAccount()), asked.amount()),
                            work -> withinDay(work, sides, asked)
                                    .flatMap(within -> pass(work, sides, asked, key.caller())));
                }));
    }

    private Uni<Void> withinDay(Work work, Sides sides, Transfer asked) {
        var wallet = work.wallet(sides.from());
        if (wallet.equals(work.wallet(sides.to()))) {
            throw Problem.conflict("same-account", "Both cards have the same money.");
        }
        var zone = work.program().zone();
        var start = work.at().atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
        return aliases.issuedInto(work.tx(), wallet)
                .flatMap(issued -> transfers.since(work.tx(), issued, start))
                .invoke(sent -> {
                    var left = Math.max(0, limits.mostAmountADay() - sent);
                    if (asked.amount() > left) {
                        throw Problem.conflict(
                                        "transfer-limit",
                                        "Of what can be passed on in a day %d are left.".formatted(left))
                                .with("left", left);
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Answer> pass(Work work, Sides sides, Transfer asked, String author) {
        var wallet = work.wallet(sides.from());
        work.refuseTooLittle(wallet, asked.amount());
        var out = new Note("TRANSFERRED_OUT", Party.PROGRAMME, asked.id(), PASSED_ON);
        var parts = work.value().transfer(wallet, work.owner(sides.to()), asked.amount(), out, "TRANSFERRED_IN");
        TransferEvents.transferred(work, sides, asked.id(), parts);
        return transfers
                .add(work.tx(), asked, sides, author, work.at())
                .replaceWith(() -> Answer.of(
                        201,
                        new View(
                                asked.id(),
                                asked.from(),
                                asked.to(),
                                asked.amount(),
                                work.program().currency())));
    }
}
