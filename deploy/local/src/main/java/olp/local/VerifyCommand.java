package olp.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.net.URI;
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
            "Proves the ledgers of points and of money: their trial balances, what is kept beside the entries, and the",
            "chains of seals over the entries, which break if one of them was changed. Ends with 1 if something is off."
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
            boolean points = isProven("points", platform.addresses().loyalty(), api, operator, out);
            boolean money = isProven("cashback", platform.addresses().cashback(), api, operator, out);
            return points && money ? 0 : 1;
        } finally {
            out.flush();
        }
    }

    private static boolean isProven(String what, URI service, Api api, String operator, PrintWriter out) {
        URI ledger = service.resolve("/v1/ledger/");
        JsonNode trial = api.get(ledger.resolve("trial-balance"), operator).orRefuse("the trial balance of " + what);
        JsonNode seals = api.get(ledger.resolve("seals"), operator).orRefuse("checking the seals of " + what);
        boolean balanced = trial.path("balanced").asBoolean();
        boolean intact = seals.path("intact").asBoolean();
        out.printf("%-40s%s%n", what + ": trial balance", balanced ? "balanced" : "OFF");
        trial.path("off").forEach(each -> out.printf("  %s is not what its entries say%n", each.asText()));
        out.printf(
                "%-40s%s%n",
                "%s: %,d seals, %,d entries"
                        .formatted(
                                what,
                                seals.path("links").asLong(),
                                seals.path("entries").asLong()),
                intact ? "intact" : "BROKEN");
        seals.path("broken")
                .forEach(link -> out.printf(
                        "  seal %d does not fit: an entry under it was changed after it was sealed%n", link.asLong()));
        return balanced && intact;
    }
}
