package olp.platform.rules.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import olp.platform.rules.model.Award.Limit;
import olp.platform.rules.model.Decision.Fault;
import olp.platform.rules.model.Decision.HeldOut;
import olp.platform.rules.model.Decision.Missed;
import olp.platform.rules.model.Decision.Why;

/**
 * Decides one purchase: which rules match, what each is worth within its cap and its budget, and which of a group is best
 * for the customer. Only what wins uses up caps and budgets.
 */
final class Evaluation {
    private final Occasion occasion;
    private final Usage usage;
    private final Worth worth;
    private final List<Claim> claims = new ArrayList<>();
    private final Map<String, Claim> best = new HashMap<>();
    private final List<HeldOut> heldOut = new ArrayList<>();
    private final List<Missed> missed = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();

    Evaluation(Occasion occasion, Usage usage, Worth worth) {
        this.occasion = occasion;
        this.usage = usage;
        this.worth = worth;
    }

    /** What a rule can give. */
    private record Claim(Rule rule, Match match, long worth, long amount, Limit limit) {}

    Decision of(InForce inForce) {
        for (var rank : inForce.candidates(occasion.facts())) {
            consider(inForce.rule(rank));
        }
        List<Award> awards = new ArrayList<>();
        for (var claim : claims) {
            var winner = claim.rule().terms().group() == null
                    ? claim
                    : best.get(claim.rule().terms().group());
            if (claim == winner) {
                awards.add(give(claim));
            } else {
                missed.add(new Missed(claim.rule(), claim.worth(), Why.BETTER_IN_GROUP));
            }
        }
        return new Decision(awards, heldOut, missed, faults);
    }

    private void consider(ReadRule read) {
        var asked = read.condition().ask(occasion.facts());
        if (asked.fault() != null) {
            faults.add(new Fault(read.rule(), asked.fault()));
        }
        if (asked.match() == null) {
            return;
        }
        try {
            var full = worth.of(read.rule(), asked.match());
            if (full > 0) {
                claim(read.rule(), asked.match(), full);
            }
        } catch (ArithmeticException e) {
            faults.add(new Fault(read.rule(), Verdict.OVERFLOW));
        }
    }

    private void claim(Rule rule, Match match, long full) {
        if (Holdout.holdsOut(occasion.account(), rule.code(), rule.terms().holdoutPercent())) {
            heldOut.add(new HeldOut(rule, limited(rule, match, full).amount()));
            return;
        }
        var claim = limited(rule, match, full);
        if (claim.amount() == 0) {
            missed.add(new Missed(rule, full, claim.limit() == Limit.CAP ? Why.CAP_USED_UP : Why.BUDGET_USED_UP));
            return;
        }
        claims.add(claim);
        if (rule.terms().group() != null) {
            // Considered in order: the one that is there already wins among equals.
            best.merge(rule.terms().group(), claim, (one, other) -> other.amount() > one.amount() ? other : one);
        }
    }

    private Claim limited(Rule rule, Match match, long full) {
        var amount = full;
        var limit = Limit.NONE;
        var most = rule.terms().most();
        if (most != null && most < amount) {
            amount = most;
            limit = Limit.CAP;
        }
        var cap = rule.terms().cap();
        if (cap != null) {
            var left = Math.max(0, cap.isKept() ? cap.amount() - usage.used(ofCap(rule)) : cap.amount());
            if (left < amount) {
                amount = left;
                limit = Limit.CAP;
            }
        }
        if (rule.terms().budget() != null) {
            var left = Math.max(0, rule.terms().budget() - usage.used(rule.code()));
            if (left < amount) {
                amount = left;
                limit = Limit.BUDGET;
            }
        }
        return new Claim(rule, match, full, amount, limit);
    }

    private Usage.OfCap ofCap(Rule rule) {
        return new Usage.OfCap(
                occasion.account(), rule.code(), rule.terms().cap().per().period(occasion.at(), occasion.zone()));
    }

    private Award give(Claim claim) {
        var rule = claim.rule();
        if (rule.hasKeptCap()) {
            usage.use(ofCap(rule), claim.amount());
        }
        if (rule.terms().budget() != null) {
            usage.use(rule.code(), claim.amount());
        }
        return new Award(
                rule,
                claim.amount(),
                claim.worth(),
                claim.limit(),
                Allotment.of(claim.amount(), claim.match(), occasion.lines()),
                worth.text(rule, claim.amount(), claim.limit()));
    }
}
