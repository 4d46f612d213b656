package olp.loyalty.rewards;

import olp.loyalty.definitions.Kind;
import olp.loyalty.rewards.model.Reward;

/** The catalogue. */
public final class Rewards {
    /** How rewards are kept. */
    public static final Kind<Reward> KIND = new Kind<>("REWARD", Reward.class, "reward", 1_000);

    private Rewards() {}
}
