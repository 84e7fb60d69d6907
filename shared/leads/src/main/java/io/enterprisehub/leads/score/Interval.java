package io.enterprisehub.leads.score;

/**
 * Where the share of converting leads among leads like this one may lie, as far as training could count it. It says nothing of what the one
 * lead will do.
 *
 * @param low 0 to {@code high}
 * @param high to 1
 */
public record Interval(double low, double high) {

    public Interval {
        if (!(0 <= low && low <= high && high <= 1)) {
            throw new IllegalArgumentException("an interval lies within 0 to 1, but is " + low + " to " + high);
        }
    }
}
