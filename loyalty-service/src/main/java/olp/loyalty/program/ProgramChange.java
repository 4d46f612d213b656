package olp.loyalty.program;

import java.time.Instant;
import java.util.List;
import olp.loyalty.program.model.Program;

/**
 * A programme, and from when on it is in force; what was answered may be sent again.
 *
 * @param from lies ahead; left out: from now on
 * @param warnings what may not have been meant; not read
 */
public record ProgramChange(
        String name,
        String currency,
        String timeZone,
        Program.BasePoints points,
        Integer pendingDays,
        Integer expiryMonths,
        Program.ExpiryNotice expiryNotice,
        Program.ReturnPolicy returns,
        String maxDiscountPercent,
        Long pointValue,
        Integer maxAgeDays,
        Program.Presence presence,
        Instant from,
        List<String> warnings) {
    Program program() {
        return new Program(
                name,
                currency,
                timeZone,
                points,
                pendingDays,
                expiryMonths,
                expiryNotice,
                returns,
                maxDiscountPercent,
                pointValue,
                maxAgeDays,
                presence);
    }

    static ProgramChange of(Program program, Instant from, List<String> warnings) {
        return new ProgramChange(
                program.name(),
                program.currency(),
                program.timeZone(),
                program.points(),
                program.pendingDays(),
                program.expiryMonths(),
                program.expiryNotice(),
                program.returns(),
                program.maxDiscountPercent(),
                program.pointValue(),
                program.maxAgeDays(),
                program.presence(),
                from,
                warnings);
    }
}
