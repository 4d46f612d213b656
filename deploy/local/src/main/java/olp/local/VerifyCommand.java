package olp.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import olp.local.api.Api;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Proves the points ledger: its trial balance, what is kept beside the entries, and the chain of seals",
            "over the entries, which breaks if one of them was changed. Ends with 1 if something is off."
        })
final class VerifyCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private StateOption option = new StateOption();

    @Override
    public Integer call() {
        Installation installation = Installation.find();
        State state = option.state(installation);
        if (!Files.exists(state.ready())) {
            throw new PlatformException("the platform is not up: run ./dev up first");
        }
        Platform platform = StateOption.lastStarted(installation, state);
        String operator = platform.tokens().operator();
        PrintWriter out = spec.commandLine().getOut();
        try (Api api = new Api()) {
            var ledger = platform.addresses().loyalty().resolve("/v1/ledger/");
            JsonNode trial = api.get(ledger.resolve("trial-balance"), operator).orRefuse("the trial balance");
            JsonNode seals = api.get(ledger.resolve("seals"), operator).orRefuse("checking the seals");
            out.printf("%-28s%s%n", "trial balance", trial.path("balanced").asBoolean() ? "balanced" : "OFF");
            trial.path("off").forEach(what -> out.printf("  %s is not what its entries say%n", what.asText()));
            out.printf(
                    "%-28s%s%n",
                    "%,d seals, %,d entries"
                            .formatted(
                                    seals.path("links").asLong(),
                                    seals.path("entries").asLong()),
                    seals.path("intact").asBoolean() ? "intact" : "BROKEN");
            seals.path("broken")
                    .forEach(link -> out.printf(
                            "  seal %d does not fit: an entry under it was changed after it was sealed%n",
                            link.asLong()));
            out.flush();
            return trial.path("balanced").asBoolean() && seals.path("intact").asBoolean() ? 0 : 1;
        }
    }
}
