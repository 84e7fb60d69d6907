package io.enterprisehub.local.demo;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.DoubleStream;

/** Exact percentiles of what was measured, nearest rank; NaN where nothing was. Unit: that of the values, here milliseconds. */
record Percentiles(long count, double p50, double p95, double p99, double max) {

    static Percentiles of(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        return new Percentiles(sorted.length, at(sorted, 0.50), at(sorted, 0.95), at(sorted, 0.99), at(sorted, 1));
    }

    private static double at(double[] sorted, double share) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        int rank = (int) Math.ceil(share * sorted.length);
        return sorted[Math.max(1, rank) - 1];
    }

    /** For the report; JSON has no NaN, so what was not measured is missing. */
    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("count", count);
        if (count > 0) {
            json.put("p50", rounded(p50));
            json.put("p95", rounded(p95));
            json.put("p99", rounded(p99));
            json.put("max", rounded(max));
        }
        return json;
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
