package io.enterprisehub.inference.forest;

/**
 * Turns a margin into a probability that means what it says: of all leads with 0.3, three in ten are won.
 *
 * <p>Boosted trees are overconfident in the middle and underconfident at the ends (Niculescu-Mizil and Caruana, "Predicting Good
 * Probabilities with Supervised Learning", ICML 2005). Fit on rows that training has not seen, later ones where there is time.
 */
public sealed interface Calibration permits Platt, Isotonic {

    /** Never falls when the margin rises. */
    double probability(double margin);

    /**
     * How many outcomes are positive.
     *
     * @throws IllegalArgumentException when outcomes and margins cannot be fitted: other lengths, not finite, one class only
     */
    static int positives(double[] margins, boolean[] outcomes) {
        if (margins.length != outcomes.length) {
            throw new IllegalArgumentException(
                    margins.length + " margins do not belong to " + outcomes.length + " outcomes");
        }
        int positives = 0;
        for (int i = 0; i < margins.length; i++) {
            if (!Double.isFinite(margins[i])) {
                throw new IllegalArgumentException("margin " + i + " is " + margins[i]);
            }
            positives += outcomes[i] ? 1 : 0;
        }
        if (positives == 0 || positives == margins.length) {
            throw new IllegalArgumentException(
                    "a calibration needs both outcomes, but " + positives + " of " + margins.length + " are positive");
        }
        return positives;
    }
}
