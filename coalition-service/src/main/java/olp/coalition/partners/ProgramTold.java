package olp.coalition.partners;

import static java.util.Objects.requireNonNull;

/** What coalition-service needs of {@code loyalty.program-changed.v1}. */
public record ProgramTold(Program program) {
    public ProgramTold {
        requireNonNull(program, "program");
    }

    /** The programme's one currency, an ISO 4217 code. */
    public record Program(String currency) {
        public Program {
            requireNonNull(currency, "currency");
        }
    }
}
