package olp.bench.load;

import io.gatling.app.Gatling$;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import olp.local.PlatformException;

/** Gatling, in this process, so that it is warm from one run to the next. */
public final class Generator {

    private final Path folder;

    /** @param folder for what Gatling may want to write; nothing as it is configured here */
    public Generator(Path folder) {
        this.folder = folder;
        // it keeps preferences otherwise in the home of whoever runs it
        System.setProperty("java.util.prefs.userRoot", folder.toString());
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a load to its end. One at a time. */
    public Outcome run(Load load) {
        LoadSimulation.leave(load);
        // what its main does, without ending the process
        int code = Gatling$.MODULE$.fromArgs(
                new String[] {"-s", LoadSimulation.class.getName(), "-nr", "-rf", folder.toString()});
        if (code != 0) {
            throw new PlatformException("the load generator ended with " + code);
        }
        return LoadSimulation.outcome();
    }
}
