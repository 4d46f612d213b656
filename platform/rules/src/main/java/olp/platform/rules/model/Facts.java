package olp.platform.rules.model;

import java.time.Instant;

/** What is known of one purchase. A fact that was not set has its absent value, so that asking never fails. */
public final class Facts {
    private final int lines;
    private final int width;
    private final Object[] ofPurchase;
    private final Object[] ofLines;

    /** Nothing known yet of a purchase of so many lines. */
    public Facts(Vocabulary vocabulary, int lines) {
        this.lines = lines;
        this.width = vocabulary.ofLine();
        this.ofPurchase = new Object[vocabulary.ofPurchase()];
        this.ofLines = new Object[lines * width];
    }

    /** How many lines the purchase has. */
    public int lines() {
        return lines;
    }

    /** Sets a fact of the purchase; null for absent. */
    public Facts set(Fact fact, String value) {
        return put(fact, -1, value);
    }

    /** Sets a fact of the purchase. */
    public Facts set(Fact fact, long value) {
        return put(fact, -1, value);
    }

    /** Sets a fact of the purchase. */
    public Facts set(Fact fact, boolean value) {
        return put(fact, -1, value);
    }

    /** Sets a fact of the purchase; null for absent. */
    public Facts set(Fact fact, Instant value) {
        return put(fact, -1, value);
    }

    /**
     * Sets a fact of one line; null for absent.
     *
     * @param line from 0, whatever number it has on the receipt
     */
    public Facts set(Fact fact, int line, String value) {
        return put(fact, line, value);
    }

    /** Sets a fact of one line, counted from 0. */
    public Facts set(Fact fact, int line, long value) {
        return put(fact, line, value);
    }

    /** Sets a fact of one line, counted from 0. */
    public Facts set(Fact fact, int line, boolean value) {
        return put(fact, line, value);
    }

    private Facts put(Fact fact, int line, Object value) {
        if (value != null && !fact.type().isValue(value) || fact.ofLine() != line >= 0 || line >= lines) {
            throw new IllegalArgumentException(fact.name() + " cannot be " + value + " in line " + line);
        }
        if (fact.ofLine()) {
            ofLines[line * width + fact.place()] = value;
        } else {
            ofPurchase[fact.place()] = value;
        }
        return this;
    }

    /**
     * The value of a fact.
     *
     * @param line from 0; of no matter to a fact of the purchase
     */
    public Object get(Fact fact, int line) {
        var value = fact.ofLine() ? ofLines[line * width + fact.place()] : ofPurchase[fact.place()];
        return value == null ? fact.absent() : value;
    }
}
