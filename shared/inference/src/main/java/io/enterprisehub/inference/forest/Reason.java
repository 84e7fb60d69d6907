package io.enterprisehub.inference.forest;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Why a score is what it is.
 *
 * @param code names a group of features that mean one thing to a person
 * @param contribution to the margin, of the whole group
 */
public record Reason(String code, double contribution) {

    static List<Reason> group(double[] contributions, List<String> codes, int most) {
        if (codes.size() != contributions.length) {
            throw new IllegalArgumentException(
                    contributions.length + " contributions need as many codes, but have " + codes.size());
        }
        Map<String, Double> sums = new LinkedHashMap<>();
        for (int i = 0; i < contributions.length; i++) {
            if (!codes.get(i).isEmpty()) {
                sums.merge(codes.get(i), contributions[i], Double::sum);
            }
        }
        return sums.entrySet().stream()
                .filter(sum -> sum.getValue() != 0)
                .map(sum -> new Reason(sum.getKey(), sum.getValue()))
                .sorted(Comparator.comparingDouble((Reason reason) -> -Math.abs(reason.contribution()))
                        .thenComparing(Reason::code))
                .limit(most)
                .toList();
    }
}
