package olp.bench.verdict;

/** Everything that is measured. */
public enum Figure {
    /** The load generator against an answer that costs next to nothing. */
    GENERATOR("load generator's own limit", "calls/s"),
    /** The baseline: one prepared statement, 50,000 accounts. */
    A("baseline A", "transactions/s"),
    /** The same as five statements. */
    A_FIVE("A as five statements", "transactions/s"),
    /** The same on 1,000 accounts. */
    A_HOT("A on 1,000 hot accounts", "transactions/s"),
    /** Purchases one by one, 50,000 cards. */
    SINGLE("POST /purchases", "purchases/s"),
    /** Purchases one by one, 100 cards. */
    HOT("POST /purchases, 100 hot cards", "purchases/s"),
    /** Purchases in journals. */
    JOURNAL("journal", "purchases/s"),
    /** Purchases one by one, while no rule is in force. */
    RULES_OFF("POST /purchases, no rules", "purchases/s"),
    /** Purchases one by one under twenty rules, ten of which give points. */
    RULES_ON("POST /purchases, 20 rules, 10 give", "purchases/s"),
    /** The same among 980 rules of others. */
    RULES_MANY("POST /purchases, 20 of 1,000 rules", "purchases/s"),
    /** To decide a purchase of twenty lines under twenty rules, in memory. */
    RULES_DECIDED("20 lines decided under 20 rules", "µs"),
    /** What that may take. */
    RULES_HALF_MILLI("half a millisecond", "µs"),
    /** Purchases that cashback-service takes in when it has just started. */
    BACKLOG_COLD("backlog, cashback-service just started", "purchases/s"),
    /** The baseline again, each time before a backlog is taken in. */
    A_BESIDE_BACKLOG("A, beside the backlog", "transactions/s"),
    /** Purchases that cashback-service takes in after it stood still. */
    BACKLOG("backlog of cashback-service", "purchases/s"),
    /** From the till's answer to the wallet, the slowest in a hundred. */
    VISIBLE("p99 until cashback shows", "ms"),
    /** What that may take. */
    VISIBLE_HALF_SECOND("half a second", "ms"),
    /** What the server does where nothing is to be done. */
    CONSTANT("constant (HEAD /q/openapi)", "calls/s"),
    /** Balances of cards. */
    BALANCE("GET balance", "calls/s"),
    /** One transaction of A at half its most. */
    A_P99("p99 of A at half its rate", "ms"),
    /** A purchase at half of the most. */
    P99("p99 of POST /purchases at half its rate", "ms"),
    /** The baseline again, once the ledger is full. */
    A_BESIDE_FULL("A, beside the full ledger", "transactions/s"),
    /** Purchases one by one, with the ledger full. */
    FULL("POST /purchases, full ledger", "purchases/s"),
    /** Balance of an account with few entries. */
    BALANCE_SHORT("GET balance, few entries", "calls/s"),
    /** Balance of an account with many. */
    BALANCE_LONG("GET balance, many entries", "calls/s"),
    /** Statement of an account with few entries. */
    STATEMENT_SHORT("GET entries, few entries", "calls/s"),
    /** Statement of an account with many. */
    STATEMENT_LONG("GET entries, many entries", "calls/s");

    private final String title;
    private final String unit;

    Figure(String title, String unit) {
        this.title = title;
        this.unit = unit;
    }

    /** Its name in tables. */
    public String title() {
        return title;
    }

    /** What its values are. */
    public String unit() {
        return unit;
    }

    /** A value of it, for people. */
    public String text(double value) {
        return String.format(java.util.Locale.ROOT, unit.equals("ms") ? "%.1f" : "%,.0f", value);
    }
}
