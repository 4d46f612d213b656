package olp.cashback.holds;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import olp.cashback.holds.model.WalletHold;
import olp.platform.ledger.model.Hold.State;
import olp.platform.web.ProofSigner;

/** Signs what loyalty-service takes in payment without asking. */
@ApplicationScoped
class Proofs {
    private final ProofSigner signer;

    Proofs(ProofSigner signer) {
        this.signer = signer;
    }

    /** A hold's proof; null once it is no good any more, or if it has none. */
    String of(WalletHold hold, Instant now) {
        return hold.direct() || hold.stateAt(now) != State.HELD
                ? null
                : signer.sign(Map.of(
                        "aud", "loyalty",
                        "jti", hold.id().toString(),
                        "exp", hold.endsAt().getEpochSecond(),
                        "account", hold.issued().toString(),
                        "partner", hold.partner().toString(),
                        "amount", hold.amount(),
                        "currency", hold.currency()));
    }
}
