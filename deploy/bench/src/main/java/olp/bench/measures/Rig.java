package olp.bench.measures;

import olp.bench.baseline.Baseline;
import olp.bench.load.Generator;
import olp.bench.stage.Stage;
import olp.bench.verdict.Results;

/** What measures work with. */
public record Rig(Stage stage, Baseline baseline, Generator generator, Pace pace, Results results, Screen screen) {}
