package olp.local.replay.model;

/** Why an invoice, or a line of an invoice that is taken otherwise, is not posted. */
public enum LeftOut {
    /** A C-invoice, and nobody to take it from. */
    RETURN_WITHOUT_CUSTOMER("returns without a customer"),
    /** An A-invoice. */
    ADJUSTMENT("adjustments (A-invoices)"),
    /** Nobody to credit it to. */
    NO_CUSTOMER("no customer"),
    /** Nothing was sold, only taken from or put into the stock. */
    NOT_SOLD("a quantity of 0 or less, though no return"),
    /** Nothing came back. */
    NOT_RETURNED("a quantity of 0 or more in a return"),
    /** Given away, or taken back for nothing. */
    ZERO_PRICE("a price of 0 or less"),
    /** Dearer than nothing, but not by as much as half a minor unit. */
    ROUNDS_TO_ZERO("a price that rounds to 0"),
    /** No line is left. */
    ZERO_TOTAL("a total of 0");

    private final String text;

    LeftOut(String text) {
        this.text = text;
    }

    /** For a person. */
    public String text() {
        return text;
    }
}
