package io.enterprisehub.inference;

/**
 * Calibration of log-odds: a straight line (Platt, "Probabilistic Outputs for Support Vector Machines", 1999). Being linear it keeps
 * contributions to the log-odds exact: they are stretched by the slope.
 */
public record PlattScaling(double slope, double intercept) {

    public static final PlattScaling NONE = new PlattScaling(1, 0);

    public PlattScaling {
        if (!(slope > 0 && Double.isFinite(slope)) || !Double.isFinite(intercept)) {
            throw new IllegalArgumentException("a calibration needs a slope above 0 and a finite intercept, but has "
                    + slope + " and " + intercept);
        }
    }

    public double probability(double logOdds) {
        // StrictMath: the same bits on every processor, so that two environments store equal scores.
        return 1 / (1 + StrictMath.exp(-(slope * logOdds + intercept)));
    }
}
