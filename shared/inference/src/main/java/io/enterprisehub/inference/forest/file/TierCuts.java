package io.enterprisehub.inference.forest.file;

/**
 * Where the tiers were cut when the model was evaluated. A suggestion: what applies is configuration.
 *
 * @param hot calibrated probability from which a lead is hot
 * @param warm from which it is warm, not above {@code hot}
 */
public record TierCuts(double hot, double warm) {

    public TierCuts {
        if (!(0 <= warm && warm <= hot && hot <= 1)) {
            throw new IllegalArgumentException(
                    "tiers need 0 <= warm <= hot <= 1, but hot is " + hot + " and warm " + warm);
        }
    }
}
