package olp.local;

import java.io.PrintWriter;
import java.util.List;

/** What somebody who has just started a platform wants to know. */
final class Summary {

    private final Platform platform;
    private final State state;

    Summary(Platform platform, State state) {
        this.platform = platform;
        this.state = state;
    }

    void print(PrintWriter out) {
        Addresses at = platform.addresses();
        out.println();
        for (Component service :
                List.of(Component.LOYALTY, Component.CASHBACK, Component.COALITION, Component.NOTIFICATION)) {
            out.printf("  %-13s %s%n", service.id(), at.service(service));
        }
        out.printf("  %-13s %s%n", "postgres", at.postgres());
        out.printf("  %-13s %s%n", "kafka", at.kafka());
        out.println();
        out.println("  logs          " + state.logs());
        out.println("  stop          ./dev down");
        out.flush();
    }
}
