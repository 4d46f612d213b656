package olp.loyalty.program;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A version of the settings as it is stored; never changed. */
@Entity(name = "Settings")
@Table(name = "settings")
class SettingsRow {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Integer version;

    @Column(name = "valid_from")
    Instant validFrom;

    String program;
    String tiers;
    String author;
    boolean announced;
}
