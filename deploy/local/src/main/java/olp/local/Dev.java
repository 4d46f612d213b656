package olp.local;

import java.util.logging.LogManager;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What {@code ./dev} runs once the build has been made. */
@Command(
        name = "./dev",
        description = "The open loyalty platform on this machine.",
        mixinStandardHelpOptions = true,
        subcommands = {Up.class, Down.class, TokenCommand.class, ReplayCommand.class, VerifyCommand.class})
public final class Dev {

    private Dev() {}

    /** @param args as typed after {@code ./dev}; the process ends with 0, 1 (could not) or 2 (not understood) */
    public static void main(String[] args) {
        // what the libraries have to say about retries is no news to the person at the terminal
        LogManager.getLogManager().reset();
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Dev())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, line, parsed) -> {
                    if (!(failure instanceof PlatformException)) {
                        throw failure;
                    }
                    line.getErr().println(failure.getMessage());
                    return line.getCommandSpec().exitCodeOnExecutionException();
                });
    }
}
