package olp.cashback.payouts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import olp.cashback.payouts.model.BankAccount;
import olp.platform.web.Faults;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where a request asks money to be sent: an IBAN as text, or an account with its holder's name and its bank. */
final class Destination {
    private static final int LONGEST_NAME = 70;
    private static final String BIC = "[A-Z]{6}[A-Z2-9][A-NP-Z0-9]([A-Z0-9]{3})?";

    private final String iban;
    private final String name;
    private final String bic;

    /** Where the IBAN stands in the request. */
    @Schema(hidden = true)
    private final String field;

    private Destination(String iban, String name, String bic, String field) {
        this.iban = iban == null ? null : iban.replace(" ", "").toUpperCase(Locale.ROOT);
        this.name = name;
        this.bic = bic == null ? null : bic.toUpperCase(Locale.ROOT);
        this.field = field;
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Destination of(String iban) {
        return new Destination(iban, null, null, "to");
    }

    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    static Destination of(
            @JsonProperty("iban") String iban, @JsonProperty("name") String name, @JsonProperty("bic") String bic) {
        return new Destination(iban, name, bic, "to.iban");
    }

    @JsonProperty("iban")
    String iban() {
        return iban;
    }

    @JsonProperty("name")
    String name() {
        return name;
    }

    @JsonProperty("bic")
    String bic() {
        return bic;
    }

    /** Adds what is wrong with it, if there is one; says nothing of what it is. */
    static void check(Destination to, Faults faults) {
        if (to == null) {
            faults.check("to", false, "is missing");
            return;
        }
        faults.check(to.field, Ibans.isValid(to.iban), "is not an IBAN")
                .optionalText("to.name", to.name, LONGEST_NAME)
                .check("to.bic", to.bic == null || to.bic.matches(BIC), "is not a BIC");
    }

    /** The account, once it was checked. */
    BankAccount account() {
        return new BankAccount(iban, name, bic);
    }

    @Override
    public String toString() {
        return "somewhere";
    }
}
