package olp.local;

import java.util.Set;

/** Told how far a start has come. */
interface Progress {

    /** Tells nobody. */
    Progress SILENT = new Progress() {
        @Override
        public void waiting(Set<Component> awaited) {}

        @Override
        public void ready(Component component) {}
    };

    /** Said again and again while {@code awaited} have been started and do not answer yet. */
    void waiting(Set<Component> awaited);

    /** {@code component} answers. */
    void ready(Component component);
}
