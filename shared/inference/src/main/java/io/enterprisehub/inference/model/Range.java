package io.enterprisehub.inference.model;

/**
 * Where a probability may lie.
 *
 * @param low 0 to {@code high}
 * @param high to 1
 */
public record Range(double low, double high) {

    public Range {
        if (!(0 <= low && low <= high && high <= 1)) {
            throw new IllegalArgumentException("a range lies within 0 to 1, but is " + low + " to " + high);
        }
    }
}
