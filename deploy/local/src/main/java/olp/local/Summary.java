package olp.local;

import java.io.PrintWriter;
import olp.local.keys.Tokens;
import olp.local.seed.Planted;

/** What somebody who has just started a platform wants to know. */
final class Summary {

    private final Addresses addresses;
    private final Tokens tokens;
    private final State state;
    private final String dev;

    /** @param usual whether the state is where {@code ./dev} looks for it when nothing else is said */
    Summary(Platform platform, State state, boolean usual) {
        this.addresses = platform.addresses();
        this.tokens = platform.tokens();
        this.state = state;
        this.dev = usual ? "./dev" : "OLP_STATE=" + state.folder() + " ./dev";
    }

    void print(PrintWriter out, Planted planted) {
        out.println();
        printAddresses(out);
        out.println();
        printTokens(out, planted);
        out.println();
        printCalls(out, planted);
        out.println();
        row(out, "logs", state.logs().toString());
        row(out, "stop", dev + " down");
        out.flush();
    }

    private void printAddresses(PrintWriter out) {
        for (Component service : Component.SERVICES) {
            String address = addresses.service(service).toString();
            out.printf("  %-13s %s  API: %s/q/openapi%n", service.id(), address, address);
        }
        row(out, "postgres", addresses.postgres());
        row(out, "kafka", addresses.kafka());
    }

    private void printTokens(PrintWriter out, Planted planted) {
        out.println("Tokens, valid for 24 hours (" + dev + " token --help):");
        row(out, "operator", tokens.operator());
        row(out, "terminal", tokens.terminal(planted.fitnessClub()));
        row(out, "partner", tokens.partner(planted.fitnessClub()));
        row(out, "member", tokens.member(planted.member()));
    }

    private void printCalls(PrintWriter out, Planted planted) {
        String terminal = bearer("terminal partner=" + planted.fitnessClub());
        String member = bearer("member member=" + planted.member());
        out.println("Try, in the project's folder:");
        out.printf(
                "  curl %s/v1/quotes %s -H 'Content-Type: application/json' -d '{\"card\":\"%s\",\"currency\":\"EUR\",\"total\":5000}'%n",
                addresses.loyalty(), terminal, planted.card());
        out.printf("  curl %s/v1/cards/%s/balance %s%n", addresses.loyalty(), planted.card(), member);
        out.printf("  curl %s/v1/inbox %s%n", addresses.notification(), member);
    }

    private String bearer(String token) {
        return "-H \"Authorization: Bearer $(%s token %s)\"".formatted(dev, token);
    }

    private static void row(PrintWriter out, String name, String value) {
        out.printf("  %-13s %s%n", name, value);
    }
}
