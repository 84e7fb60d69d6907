package io.enterprisehub.inference.forest;

/**
 * A straight line on the log-odds, for fewer than about a thousand positives.
 *
 * <p>Platt, "Probabilistic Outputs for Support Vector Machines", 1999, in the form that cannot overflow of Lin, Lin and Weng,
 * "A note on Platt's probabilistic outputs", 2007: Newton's method with a line search.
 */
public record Platt(double slope, double intercept) implements Calibration {

    /** The logistic function alone: what boosted trees with a logistic loss promise by themselves. */
    public static final Platt NONE = new Platt(1, 0);

    private static final int MOST_STEPS = 100;
    /** Keeps the Hessian invertible where all margins are equal. */
    private static final double RIDGE = 1e-12;

    private static final double GRADIENT_ENOUGH = 1e-9;
    private static final double SMALLEST_STEP = 1e-10;

    public Platt {
        if (!(slope >= 0 && Double.isFinite(slope)) || !Double.isFinite(intercept)) {
            throw new IllegalArgumentException(
                    "a calibration needs a slope of 0 or more and a finite intercept, but has " + slope + " and "
                            + intercept);
        }
    }

    @Override
    public double probability(double margin) {
        return TreeEnsemble.logistic(slope * margin + intercept);
    }

    /**
     * Fits a line; its slope is 0 where the margins order the outcomes wrongly.
     *
     * @throws IllegalArgumentException as {@link Calibration#positives}
     */
    public static Platt fit(double[] margins, boolean[] outcomes) {
        int positives = Calibration.positives(margins, outcomes);
        double[] targets = targets(outcomes, positives);
        double[] line = {0, Math.log((positives + 1.0) / (outcomes.length - positives + 1.0))};
        double loss = loss(margins, targets, line[0], line[1]);
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] move = newton(margins, targets, line);
            double size = 1;
            double[] next = line;
            double nextLoss = loss;
            while (size >= SMALLEST_STEP) {
                next = new double[] {line[0] + size * move[0], line[1] + size * move[1]};
                nextLoss = loss(margins, targets, next[0], next[1]);
                if (nextLoss <= loss) {
                    break;
                }
                size /= 2;
            }
            if (size < SMALLEST_STEP || Math.abs(move[0]) + Math.abs(move[1]) < GRADIENT_ENOUGH) {
                break;
            }
            line = next;
            loss = nextLoss;
        }
        return line[0] > 0
                ? new Platt(line[0], line[1])
                : new Platt(0, Math.log((double) positives / (outcomes.length - positives)));
    }

    /** Not 0 and 1 but Platt's: as if one more row of each outcome had been seen. */
    private static double[] targets(boolean[] outcomes, int positives) {
        double high = (positives + 1.0) / (positives + 2.0);
        double low = 1.0 / (outcomes.length - positives + 2.0);
        double[] targets = new double[outcomes.length];
        for (int i = 0; i < targets.length; i++) {
            targets[i] = outcomes[i] ? high : low;
        }
        return targets;
    }

    private static double[] newton(double[] margins, double[] targets, double[] line) {
        double gradientSlope = 0;
        double gradientIntercept = 0;
        double slopeSlope = RIDGE;
        double slopeIntercept = 0;
        double interceptIntercept = RIDGE;
        for (int i = 0; i < margins.length; i++) {
            double p = TreeEnsemble.logistic(line[0] * margins[i] + line[1]);
            double curvature = p * (1 - p);
            gradientSlope += margins[i] * (p - targets[i]);
            gradientIntercept += p - targets[i];
            slopeSlope += margins[i] * margins[i] * curvature;
            slopeIntercept += margins[i] * curvature;
            interceptIntercept += curvature;
        }
        double determinant = slopeSlope * interceptIntercept - slopeIntercept * slopeIntercept;
        return new double[] {
            (slopeIntercept * gradientIntercept - interceptIntercept * gradientSlope) / determinant,
            (slopeIntercept * gradientSlope - slopeSlope * gradientIntercept) / determinant
        };
    }

    private static double loss(double[] margins, double[] targets, double slope, double intercept) {
        double loss = 0;
        for (int i = 0; i < margins.length; i++) {
            double z = slope * margins[i] + intercept;
            // log(1 + e^z) without an overflow.
            loss += Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))) - targets[i] * z;
        }
        return loss;
    }
}
