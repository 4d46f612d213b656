package olp.coalition.offers;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** An offer as it is stored: its state as JSON, and what is searched by. */
@Entity(name = "Offer")
@Table(name = "offer")
class OfferRow {
    @Id
    UUID id;

    UUID partner;
    String state;

    @Column(name = "valid_until")
    Instant validUntil;

    @Column(name = "changed_by")
    String changedBy;
}
