package olp.loyalty.journal;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.UUID;
import olp.platform.web.Caller;
import olp.platform.web.Role;

/** A terminal's offline hours, posted at once: lines in, answers out, in order, neither held in memory. */
@Path("/v1/purchases/journal")
class JournalResource {
    private final Journal journal;
    private final Caller caller;

    JournalResource(Journal journal, Caller caller) {
        this.journal = journal;
        this.caller = caller;
    }

    /**
     * Records a purchase or a return a line, and answers line by line in the same order. A client may read the answers
     * while it sends, or afterwards.
     */
    @POST
    @Consumes("application/x-ndjson")
    @Produces("application/x-ndjson")
    @RolesAllowed(Role.OF_TERMINAL)
    @RunOnVirtualThread
    public StreamingOutput record(InputStream lines) {
        var partner = caller.partner();
        return answers -> record(lines, partner, answers);
    }

    private void record(InputStream lines, UUID partner, OutputStream answers) throws IOException {
        try (var spool = new Spool()) {
            var recording = Thread.ofVirtual().name("journal").start(() -> {
                try {
                    journal.record(lines, partner, spool);
                    spool.finish(null);
                } catch (IOException | RuntimeException e) {
                    spool.finish(e);
                }
            });
            try {
                spool.copyTo(answers);
            } finally {
                recording.interrupt();
                recording.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("asked to stop");
        }
    }
}
