package olp.cashback.rules;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A version of a rule as it is stored; never changed. */
@Entity(name = "RuleVersion")
@Table(name = "rule_version")
class RuleVersionRow {
    @EmbeddedId
    Key key;

    String percent;
    String condition;

    @Column(name = "stated_from")
    Instant statedFrom;

    @Column(name = "in_force_from")
    Instant inForceFrom;

    Instant until;

    @Column(name = "funded_by")
    UUID fundedBy;

    String author;

    @Column(name = "made_at")
    Instant madeAt;

    /** Which rule, and which of its versions. */
    @Embeddable
    record Key(String code, int version) {}

    static RuleVersionRow of(Rule rule, int version) {
        var row = new RuleVersionRow();
        row.key = new Key(rule.code(), version);
        row.percent = rule.percent();
        row.condition = rule.when();
        row.statedFrom = rule.from();
        row.until = rule.until();
        row.fundedBy = rule.fundedBy();
        return row;
    }

    Rule rule() {
        return new Rule(key.code(), percent, condition, statedFrom, until, fundedBy, key.version());
    }
}
