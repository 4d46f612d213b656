package olp.loyalty.members;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.List;
import java.util.UUID;
import olp.loyalty.cards.Card;
import olp.loyalty.cards.IssueCard;
import olp.loyalty.referrals.Referrals;
import olp.platform.events.Outbox;
import olp.platform.events.OutgoingEvent;
import olp.platform.events.Tx;
import olp.platform.web.Answer;
import olp.platform.web.Problem;
import olp.platform.web.RequestKey;
import olp.platform.web.Requests;

/** Enrols a member with a personal card. */
@ApplicationScoped
class EnrolMember {
    /** Without those that are easily taken for one another. */
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private final Pool pool;
    private final Requests requests;
    private final Members members;
    private final IssueCard cards;
    private final Referrals referrals;
    private final Outbox outbox;
    private final SecureRandom random = new SecureRandom();

    EnrolMember(Pool pool, Requests requests, Members members, IssueCard cards, Referrals referrals, Outbox outbox) {
        this.pool = pool;
        this.requests = requests;
        this.members = members;
        this.cards = cards;
        this.referrals = referrals;
        this.outbox = outbox;
    }

    /** What a new member is answered. */
    record Enrolled(UUID id, String referralCode, Card.View card) {}

    Uni<Answer> enrol(RequestKey key, MemberResource.NewMember asked) {
        return pool.withTransaction(tx -> requests.once(
                Tx.of(tx),
                key,
                () -> known(tx, asked.referredBy()).flatMap(known -> enrol(tx, asked.as(referralCode())))));
    }

    private Uni<Answer> enrol(SqlConnection tx, Member member) {
        return members.add(tx, member)
                .flatMap(added -> outbox.append(
                        Tx.of(tx),
                        List.of(OutgoingEvent.of(
                                "loyalty.members",
                                member.id().toString(),
                                "loyalty.member-enrolled.v1",
                                member.id(),
                                member.state()))))
                .flatMap(told -> cards.issue(tx, member.id()))
                .call(card -> member.referredBy() == null
                        ? Uni.createFrom().voidItem()
                        : referrals.open(tx, member.id(), card.issuedAccount(), member.referredBy()))
                .map(card -> Answer.of(201, new Enrolled(member.id(), member.referralCode(), card.view())));
    }

    private Uni<Void> known(SqlConnection tx, String referredBy) {
        if (referredBy == null) {
            return Uni.createFrom().voidItem();
        }
        return members.hasReferralCode(tx, referredBy)
                .invoke(known -> {
                    if (!known) {
                        throw Problem.invalid("referredBy", "is nobody's referral code");
                    }
                })
                .replaceWithVoid();
    }

    private String referralCode() {
        var code = new StringBuilder();
        for (int i = 0; i < 10; i++) {
            code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return code.toString();
    }
}
