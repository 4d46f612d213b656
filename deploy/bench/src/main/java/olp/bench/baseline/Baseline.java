package olp.bench.baseline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import olp.bench.stage.Login;
import olp.bench.stage.Resources;
import olp.bench.stage.Sql;

/** The baseline's database: made empty, filled with accounts, and kept in a fair state between runs. */
public final class Baseline {

    private static final String NAME = "baseline";

    private final Login login;
    private final Driver driver;

    /**
     * Makes the database.
     *
     * @param superuser of the PostgreSQL that the service uses too
     * @param folder for scripts and logs
     */
    public Baseline(Login superuser, Path folder) {
        Sql.run(superuser, "create database " + NAME);
        this.login = superuser.of(NAME);
        Sql.run(login, Resources.text("baseline.sql"));
        rest();
        this.driver = driver(folder);
    }

    /** What runs its transaction. */
    public Driver driver() {
        return driver;
    }

    /** Leaves no work behind that would fall into somebody else's time: dead rows, statistics, dirty pages. */
    public void rest() {
        Sql.run(login, "vacuum (analyze) balance", "checkpoint");
    }

    private Driver driver(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Path program = Pgbench.find();
        return program == null ? new JdbcDriver(login) : new Pgbench(program, login, folder);
    }
}
