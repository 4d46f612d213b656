package olp.bench.measures;

import java.time.Duration;

/** What has to be there before something is measured. */
interface Preparation {

    /** Nothing. */
    Preparation NONE = new Preparation() {
        @Override
        public Duration estimate() {
            return Duration.ZERO;
        }

        @Override
        public void make() {}
    };

    /** How long it takes, roughly. */
    Duration estimate();

    /** Makes it. */
    void make();
}
