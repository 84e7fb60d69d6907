package io.enterprisehub.local.reads;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What became of many reads.
 *
 * @param counts by what answered
 */
public record ReadTally(Map<Origin, Integer> counts) {

    static ReadTally of(List<Origin> origins) {
        Map<Origin, Integer> counts = new EnumMap<>(Origin.class);
        origins.forEach(origin -> counts.merge(origin, 1, Integer::sum));
        return new ReadTally(Collections.unmodifiableMap(counts));
    }

    public int total() {
        return counts.values().stream().mapToInt(count -> count).sum();
    }

    public int of(Origin origin) {
        return counts.getOrDefault(origin, 0);
    }

    /** Share of the reads that this answered, in percent. */
    public double percent(Origin origin) {
        return total() == 0 ? 0 : 100.0 * of(origin) / total();
    }

    /** Share of the reads that some level of the cache answered, in percent. */
    public double hitPercent() {
        int hits = counts.entrySet().stream()
                .filter(entry -> entry.getKey().isHit())
                .mapToInt(Map.Entry::getValue)
                .sum();
        return total() == 0 ? 0 : 100.0 * hits / total();
    }
}
