package olp.notification.partners;

import static java.util.Objects.requireNonNull;

/** {@code loyalty.program-changed.v1}, as far as messages need it. */
public record ProgrammeTold(Programme program) {
    public ProgrammeTold {
        requireNonNull(program, "program");
    }

    /**
     * The programme.
     *
     * @param name as members know it
     * @param timeZone for members who named none
     */
    public record Programme(String name, String timeZone) {
        public Programme {
            requireNonNull(name, "program.name");
            requireNonNull(timeZone, "program.timeZone");
        }
    }
}
