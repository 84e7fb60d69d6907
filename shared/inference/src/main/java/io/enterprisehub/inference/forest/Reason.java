package io.enterprisehub.inference.forest;

import java.util.ArrayList;
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

    private static final Comparator<Reason> LARGEST_FIRST = new LargestFirst();

    static List<Reason> group(double[] contributions, List<String> codes, int most) {
        if (codes.size() != contributions.length) {
            throw new IllegalArgumentException(
                    contributions.length + " contributions need as many codes, but have " + codes.size());
        }
        Map<String, Double> sums = new LinkedHashMap<>();
        for (int i = 0; i < contributions.length; i++) {
            if (!codes.get(i).isEmpty()) {
                Double before = sums.get(codes.get(i));
                sums.put(codes.get(i), before == null ? contributions[i] : before + contributions[i]);
            }
        }
        List<Reason> reasons = new ArrayList<>();
        for (Map.Entry<String, Double> sum : sums.entrySet()) {
            if (sum.getValue() != 0) {
                reasons.add(new Reason(sum.getKey(), sum.getValue()));
            }
        }
        reasons.sort(LARGEST_FIRST);
        return List.copyOf(reasons.subList(0, Math.min(most, reasons.size())));
    }

    /** A class of its own: a lambda's first use costs a cold start milliseconds, and the first reason is asked for there. */
    private static final class LargestFirst implements Comparator<Reason> {

        @Override
        public int compare(Reason a, Reason b) {
            int order = Double.compare(Math.abs(b.contribution()), Math.abs(a.contribution()));
            return order == 0 ? a.code().compareTo(b.code()) : order;
        }
    }
}
