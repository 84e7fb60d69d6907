package io.enterprisehub.training.table;

/**
 * How well calibrated a model must be on the test period before it may serve.
 *
 * @param ece largest expected calibration error
 * @param lowestSlope smallest calibration slope: below 1 the model promises too much spread
 * @param highestSlope largest calibration slope
 */
public record GateBounds(double ece, double lowestSlope, double highestSlope) {

    /** A slope that is off by a quarter turns 20 % into 15 or 26 %, which people notice in a list. */
    public static final GateBounds STANDARD = new GateBounds(0.03, 0.75, 1.33);

    public GateBounds {
        if (!(ece > 0 && ece <= 1 && lowestSlope > 0 && lowestSlope <= 1 && 1 <= highestSlope && highestSlope < 100)) {
            throw new IllegalArgumentException("a gate needs an ECE of 0 to 1 and slopes around 1, but has " + ece
                    + " and " + lowestSlope + " to " + highestSlope);
        }
    }
}
