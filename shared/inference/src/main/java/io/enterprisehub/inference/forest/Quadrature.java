package io.enterprisehub.inference.forest;

/**
 * Gauss-Legendre quadrature over 0 to 1: with n points exact for every polynomial of degree 2n - 1.
 *
 * <p>The points are the roots of the Legendre polynomial, found by Newton's method from the usual cosine guess (Press et al.,
 * "Numerical Recipes", 4.6).
 */
final class Quadrature {

    private static final int STEPS = 50;

    private final double[] points;
    private final double[] weights;
    private final double[] rests;
    private final double[] inverseRests;

    Quadrature(int size) {
        points = new double[size];
        weights = new double[size];
        rests = new double[size];
        inverseRests = new double[size];
        for (int i = 0; i < size; i++) {
            double x = Math.cos(Math.PI * (i + 0.75) / (size + 0.5));
            double slope = 1;
            for (int step = 0; step < STEPS; step++) {
                double previous = 1;
                double value = x;
                for (int k = 2; k <= size; k++) {
                    double next = ((2 * k - 1) * x * value - (k - 1) * previous) / k;
                    previous = value;
                    value = next;
                }
                slope = size * (x * value - previous) / (x * x - 1);
                x -= value / slope;
            }
            points[i] = (1 - x) / 2;
            rests[i] = 1 - points[i];
            inverseRests[i] = 1 / rests[i];
            weights[i] = 1 / ((1 - x * x) * slope * slope);
        }
    }

    int size() {
        return points.length;
    }

    double point(int i) {
        return points[i];
    }

    /** 1 - the point. */
    double rest(int i) {
        return rests[i];
    }

    double inverseRest(int i) {
        return inverseRests[i];
    }

    double weight(int i) {
        return weights[i];
    }
}
