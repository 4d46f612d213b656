package olp.platform.rules;

import com.google.re2j.Pattern;
import java.util.Set;
import olp.platform.rules.model.Fact;
import olp.platform.rules.model.Facts;
import olp.platform.rules.model.Plain;

/** A text has a part that a pattern describes; in time that grows with the text only, whatever the pattern. */
record Matches(Fact fact, Pattern pattern) implements Plain {
    @Override
    public boolean holds(Facts facts, int line) {
        return pattern.matcher((String) facts.get(fact, line)).find();
    }

    @Override
    public Set<Fact> facts() {
        return Set.of(fact);
    }
}
