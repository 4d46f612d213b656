package olp.local;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which platform a command is about. */
final class StateOption {

    @Option(
            names = "--state",
            paramLabel = "FOLDER",
            defaultValue = "${env:OLP_STATE}",
            description = "where everything is kept (default: OLP_STATE, or else .dev)")
    private Path folder;

    State state(Installation installation) {
        return new State((folder == null ? installation.usualState() : folder).toAbsolutePath());
    }

    /** The platform of that folder, on the ports of its last start. */
    static Platform lastStarted(Installation installation, State state) {
        return new Platform(installation, state, state.ports().orElseGet(Ports::usual));
    }
}
