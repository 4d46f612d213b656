package olp.bench.measures;

import java.time.Duration;
import olp.bench.load.Calls;
import olp.bench.load.Load;
import olp.bench.load.Purchases;
import olp.bench.load.Responder;
import olp.bench.stage.Stage;
import olp.bench.verdict.Figure;

/** What the load generator could do if the service cost nothing: the same purchases, answered by a constant. */
final class GeneratorLimit implements Measure {

    private static final int CONNECTIONS = 64;

    private final Rig rig;

    GeneratorLimit(Rig rig) {
        this.rig = rig;
    }

    @Override
    public Topic topic() {
        return Topic.GENERATOR;
    }

    @Override
    public Duration estimate() {
        return rig.pace().run();
    }

    @Override
    public void round() {
        rig.screen().doing(Figure.GENERATOR.title());
        try (Responder responder = new Responder()) {
            Calls calls = Calls.post(
                    responder.address(), rig.stage().terminal(), "/v1/purchases", new Purchases(Stage.CARDS));
            double perSecond = rig.generator()
                    .run(Load.closed(
                            calls, CONNECTIONS, rig.pace().warmUp(), rig.pace().measured()))
                    .orRefuse(Figure.GENERATOR.title())
                    .perSecond();
            rig.found(Figure.GENERATOR, perSecond, CONNECTIONS + " connections");
        }
    }
}
