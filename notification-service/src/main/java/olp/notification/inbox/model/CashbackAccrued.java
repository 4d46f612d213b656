package olp.notification.inbox.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import olp.notification.templates.model.Value;

/** {@code cashback.accrued.v1}, as far as the member is told; the amount in minor units. */
public record CashbackAccrued(
        UUID account, UUID purchase, UUID partner, long amount, String currency, Instant availableAt) implements News {
    public CashbackAccrued {
        requireNonNull(account, "account");
        requireNonNull(purchase, "purchase");
        requireNonNull(partner, "partner");
        requireNonNull(currency, "currency");
        requireNonNull(availableAt, "availableAt");
    }

    @Override
    public Kind kind() {
        return Kind.CASHBACK_CREDITED;
    }

    @Override
    public Map<String, Value> values() {
        return new Named<Value>()
                .with("amount", new Value.Money(amount, currency))
                .with("availableAt", new Value.Moment(availableAt))
                .all();
    }

    @Override
    public Map<String, Object> about() {
        return new Named<Object>()
                .with("purchase", purchase.toString())
                .with("partner", partner.toString())
                .with("amount", amount)
                .with("currency", currency)
                .with("availableAt", availableAt.toString())
                .all();
    }
}
