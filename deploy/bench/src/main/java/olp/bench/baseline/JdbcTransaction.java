package olp.bench.baseline;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A script of pgbench's, run over JDBC: {@code :account}, {@code :amount} and what {@code \gset} fetched are its variables. */
final class JdbcTransaction implements AutoCloseable {

    private static final Pattern VARIABLE = Pattern.compile("(?<!:):(account|amount|id)\\b");

    private final Connection connection;
    private final List<Step> steps = new ArrayList<>();
    private final boolean single;

    JdbcTransaction(Connection connection, Script script) throws SQLException {
        this.connection = connection;
        List<String> statements = statements(script.text());
        this.single = statements.size() == 1;
        connection.setAutoCommit(single);
        for (String statement : statements) {
            steps.add(step(statement));
        }
    }

    private record Step(PreparedStatement statement, List<String> variables, boolean fetches) {}

    /** Does it once. */
    void run(long account, long amount) throws SQLException {
        Object id = null;
        for (Step step : steps) {
            int place = 1;
            for (String variable : step.variables()) {
                switch (variable) {
                    case "account" -> step.statement().setLong(place++, account);
                    case "amount" -> step.statement().setLong(place++, amount);
                    default -> step.statement().setObject(place++, id);
                }
            }
            if (step.fetches()) {
                try (ResultSet row = step.statement().executeQuery()) {
                    row.next();
                    id = row.getObject(1);
                }
            } else {
                step.statement().executeUpdate();
            }
        }
        if (!single) {
            connection.commit();
        }
    }

    @Override
    public void close() throws SQLException {
        for (Step step : steps) {
            step.statement().close();
        }
    }

    /** Statements without what only pgbench understands, and without begin and end. */
    static List<String> statements(String script) {
        return script.lines()
                .filter(line -> !line.startsWith("\\set") && !line.equals("begin;") && !line.equals("end;"))
                .filter(line -> !line.isBlank())
                .toList();
    }

    private Step step(String text) throws SQLException {
        boolean fetches = text.endsWith("\\gset");
        String sql = fetches ? text.substring(0, text.length() - "\\gset".length()) : text;
        List<String> variables = new ArrayList<>();
        Matcher found = VARIABLE.matcher(sql);
        while (found.find()) {
            variables.add(found.group(1));
        }
        return new Step(
                connection.prepareStatement(VARIABLE.matcher(sql).replaceAll("?")), List.copyOf(variables), fetches);
    }
}
