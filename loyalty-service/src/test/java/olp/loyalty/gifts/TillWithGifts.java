package olp.loyalty.gifts;

import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import olp.loyalty.cards.Card;
import olp.loyalty.cards.Cards;
import olp.loyalty.gifts.TakenBack.LotPoints;
import olp.loyalty.points.PointsDesk;
import olp.loyalty.program.model.Program;
import olp.loyalty.stamps.model.Bought;
import olp.platform.ledger.Wanted;
import olp.platform.ledger.model.Lot;
import olp.platform.ledger.model.Reason;
import olp.platform.ledger.model.Returns;
import olp.platform.ledger.model.Value.Note;

/** What a till's batch does with gifts, and nothing else: purchases that bring stamps but no points of their own. */
@ApplicationScoped
public class TillWithGifts {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Gifts gifts;
    private final TakeBackGifts takeBack;
    private final PointsDesk desk;
    private final Cards cards;
    private final Pool pool;

    TillWithGifts(Gifts gifts, TakeBackGifts takeBack, PointsDesk desk, Cards cards, Pool pool) {
        this.gifts = gifts;
        this.takeBack = takeBack;
        this.desk = desk;
        this.cards = cards;
        this.pool = pool;
    }

    /** A purchase by itself. */
    public record Sale(UUID id, UUID partner, String card, Instant occurredAt, long total, List<Bought.Line> lines) {
        public static Sale of(UUID partner, String card, long total, Bought.Line... lines) {
            return new Sale(UUID.randomUUID(), partner, card, Instant.now(), total, List.of(lines));
        }

        public Sale at(Instant then) {
            return new Sale(id, partner, card, then, total, lines);
        }
    }

    /** Sells several in one batch; what each was given. */
    public List<List<StampsGiven>> sell(List<Sale> batch) {
        var numbers = batch.stream().map(Sale::card).distinct().toList();
        return desk.inTransaction(numbers, card -> new Wanted(), (tx, locked, program) -> {
                    var accounts =
                            locked.cards().values().stream().map(Card::account).toList();
                    return gifts.read(tx, accounts).flatMap(state -> {
                        var work = desk.work(locked);
                        List<List<StampsGiven>> all = new ArrayList<>();
                        for (var sale : batch) {
                            var card = locked.cards().get(sale.card());
                            var given =
                                    state.decide(facts(sale, card), work.batch().at());
                            given.stream()
                                    .filter(each -> each.points() != null)
                                    .forEach(each -> give(work, sale, card, each.points(), program));
                            all.add(given);
                        }
                        state.events().forEach(work::tell);
                        return desk.write(tx, work)
                                .flatMap(written -> gifts.write(tx, state))
                                .replaceWith(all);
                    });
                })
                .await()
                .atMost(PATIENCE);
    }

    public List<StampsGiven> sell(Sale sale) {
        return sell(List.of(sale)).getFirst();
    }

    private static PurchaseFacts facts(Sale sale, Card card) {
        return new PurchaseFacts(
                sale.id(),
                card.number(),
                card.account(),
                card.issuedAccount(),
                sale.partner(),
                sale.occurredAt(),
                sale.total(),
                sale.lines(),
                sale.occurredAt().atZone(ZoneOffset.UTC).toLocalDate(),
                true);
    }

    private static void give(PointsDesk.Work work, Sale sale, Card card, StampsGiven.Points points, Program program) {
        var at = work.batch().at();
        var lot = Lot.given(
                points.lot(),
                PointsDesk.owner(card, program),
                points.issuer(),
                points.because(),
                sale.id(),
                points.points(),
                at,
                program.expiresAt(at));
        work.value().issue("EARNED", points.because(), lot);
    }

    /** Takes all of it back, or what is left after some lines came back. */
    public TakenBack giveBack(Sale sale, Bought left) {
        return cards.find(pool, List.of(sale.card()))
                .flatMap(found ->
                        takeBack.atStake(pool, sale.id(), found.get(sale.card()).account()))
                .flatMap(stake -> desk.inTransaction(
                        List.of(sale.card()),
                        card -> new Wanted()
                                .lots(stake.stream().map(LotPoints::lot).toList()),
                        (tx, locked, program) -> {
                            var account = locked.cards().get(sale.card()).account();
                            var work = desk.work(locked);
                            return takeBack.takeBack(
                                            tx,
                                            sale.id(),
                                            account,
                                            left,
                                            work.batch().at())
                                    .call(taken -> {
                                        taken.points().forEach(each -> reverse(work, sale, account, each));
                                        taken.events().forEach(work::tell);
                                        return desk.write(tx, work);
                                    });
                        }))
                .await()
                .atMost(PATIENCE);
    }

    private static void reverse(PointsDesk.Work work, Sale sale, UUID account, LotPoints points) {
        var note = new Note("REVERSED", sale.partner(), sale.id(), new Reason("return", 1, "Taken back for a return"));
        new Returns(work.batch()).reverse(account, List.of(points.lot()), points.points(), note, false);
    }
}
