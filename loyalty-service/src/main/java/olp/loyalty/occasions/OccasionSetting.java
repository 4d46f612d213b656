package olp.loyalty.occasions;

import olp.loyalty.definitions.Kind;
import olp.loyalty.occasions.model.Occasions;

/** What is given on which day, as the operator has set it. */
final class OccasionSetting {
    static final String CODE = "occasions";
    static final Kind<Occasions> KIND = new Kind<>("OCCASIONS", Occasions.class, "setting of occasions", 1);

    private OccasionSetting() {}
}
