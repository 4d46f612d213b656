package olp.bench.baseline;

import olp.bench.stage.Resources;

/** The ways in which the baseline's transaction is written; the texts are pgbench's. */
public enum Script {
    /** As one prepared statement. */
    ONE_STATEMENT("one-statement.sql"),
    /** As five prepared statements between a begin and an end. */
    FIVE_STATEMENTS("five-statements.sql");

    private final String file;

    Script(String file) {
        this.file = file;
    }

    String text() {
        return Resources.text(file);
    }
}
