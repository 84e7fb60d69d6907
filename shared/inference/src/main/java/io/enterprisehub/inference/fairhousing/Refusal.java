package io.enterprisehub.inference.fairhousing;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Why a column may not be a feature.
 *
 * @param column as it was named
 * @param tells what it holds, for example "a postal code"
 * @param proxy whether it only stands in for the grounds
 * @param grounds that are protected, one or more of one statute
 */
public record Refusal(String column, String tells, boolean proxy, List<ProtectedGround> grounds) {

    public Refusal {
        grounds = List.copyOf(grounds);
    }

    /** One sentence for the person who named the column. */
    public String sentence() {
        String nouns = grounds.stream().map(ProtectedGround::noun).collect(Collectors.joining(", "));
        return "The column \"" + column + "\" holds " + tells + (proxy ? ", which can stand in for " + nouns : "")
                + ", protected by " + grounds.getFirst().statute().citation()
                + ": leave it out of the features; as a group column the fairness check may still see it.";
    }
}
