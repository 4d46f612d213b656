package olp.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import olp.local.replay.Replay;
import olp.local.replay.ReplayRequest;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Posts a real purchase history with its returns as the terminals would, waits until points,",
            "cashback and inboxes have followed, and says whether the services report what they should; ends",
            "with 1 if not.",
            "FILE: CSV, packed by gzip or not, in the Online Retail format (InvoiceNo, StockCode, Quantity,",
            "InvoiceDate, UnitPrice, CustomerID). Which purchases a return invoice gives back the file does not",
            "say: each of its lines is matched to earlier purchases of the same customer and article, those at",
            "the same price first, the most recent first. Running it again changes nothing."
        })
final class ReplayCommand implements Callable<Integer> {

    private static final int JOURNALS_AT_ONCE = 4;
    private static final int SINGLES_AT_ONCE = 64;

    @Spec
    private CommandSpec spec;

    @Mixin
    private StateOption option = new StateOption();

    @Parameters(index = "0", paramLabel = "FILE", description = "what to replay")
    private Path file;

    @ArgGroup
    private Way way = new Way();

    @Option(
            names = "--at-once",
            paramLabel = "N",
            description = "how many terminals post at the same time (default: 4 with journals, else 64)")
    private Integer atOnce;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "post only the first N purchases, and the returns of them")
    private int limit = Integer.MAX_VALUE;

    @Option(
            names = "--as-is",
            description = {
                "leave the file's times (taken as UTC) as they are, instead of moving them so that the newest",
                "is the time of the file's first replay; needs a programme with maxAgeDays and expiryMonths that",
                "are large enough"
            })
    private boolean asIs;

    @Option(
            names = "--rules",
            description = {
                "under a programme of twenty rules for this file's shop, whose points are computed here from the",
                "file by itself, rule by rule; purchases come one after the other until budgets are used up;",
                "times are moved by whole weeks, so that weekdays and hours stay"
            })
    private boolean rules;

    static final class Way {

        @Option(names = "--journal", description = "in journals of up to 1000 lines (default)")
        private boolean journals;

        @Option(names = "--single", description = "one by one")
        private boolean singles;
    }

    @Override
    public Integer call() {
        require(limit >= 1, "--limit takes 1 or more");
        require(atOnce == null || atOnce >= 1, "--at-once takes 1 or more");
        Installation installation = Installation.find();
        State state = option.state(installation);
        if (!Files.exists(state.ready())) {
            throw new PlatformException("the platform is not up: run ./dev up first");
        }
        Platform platform = StateOption.lastStarted(installation, state);
        int usual = way.singles ? SINGLES_AT_ONCE : JOURNALS_AT_ONCE;
        ReplayRequest request =
                new ReplayRequest(file, !way.singles, atOnce == null ? usual : atOnce, limit, asIs, rules);
        Replay replay = new Replay(
                platform.addresses(),
                platform.tokens(),
                state.replays(),
                spec.commandLine().getOut());
        return replay.run(request) ? 0 : 1;
    }

    private void require(boolean holds, String message) {
        if (!holds) {
            throw new ParameterException(spec.commandLine(), message);
        }
    }
}
