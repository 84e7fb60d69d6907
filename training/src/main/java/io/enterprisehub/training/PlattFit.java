package io.enterprisehub.training;

import io.enterprisehub.inference.PlattScaling;
import java.util.List;

/** Fits the line of {@link PlattScaling} by maximum likelihood: Newton's method on two parameters, which converges in a few steps. */
final class PlattFit {

    private static final int MAX_STEPS = 50;
    private static final double CONVERGED = 1e-12;

    private PlattFit() {}

    static PlattScaling fit(double[] logOdds, List<Snapshot> snapshots) {
        double slope = 1;
        double intercept = 0;
        for (int step = 0; step < MAX_STEPS; step++) {
            double gradSlope = 0;
            double gradIntercept = 0;
            double curveSlope = 1e-9; // keeps the system solvable when all rows are equal
            double curveBoth = 0;
            double curveIntercept = 1e-9;
            for (int i = 0; i < logOdds.length; i++) {
                double p = 1 / (1 + StrictMath.exp(-(slope * logOdds[i] + intercept)));
                double error = p - (snapshots.get(i).converted ? 1 : 0);
                double weight = p * (1 - p);
                gradSlope += error * logOdds[i];
                gradIntercept += error;
                curveSlope += weight * logOdds[i] * logOdds[i];
                curveBoth += weight * logOdds[i];
                curveIntercept += weight;
            }
            double determinant = curveSlope * curveIntercept - curveBoth * curveBoth;
            double moveSlope = (gradSlope * curveIntercept - gradIntercept * curveBoth) / determinant;
            double moveIntercept = (gradIntercept * curveSlope - gradSlope * curveBoth) / determinant;
            slope -= moveSlope;
            intercept -= moveIntercept;
            if (Math.abs(moveSlope) + Math.abs(moveIntercept) < CONVERGED) {
                break;
            }
        }
        return new PlattScaling(slope, intercept);
    }
}
