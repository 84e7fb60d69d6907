package io.enterprisehub.local.demo;

import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** Batch sizes in ranges that fit a line. */
final class BatchRanges {

    /** The largest batch that SQS hands to a function. */
    private static final int OPEN = 10_000;

    private record Range(int from, int to) {
        long count(SortedMap<Integer, Long> sizes) {
            return sizes.subMap(from, to + 1).values().stream()
                    .mapToLong(count -> count)
                    .sum();
        }

        String label() {
            return from == to ? Integer.toString(from) : to == OPEN ? from + " or more" : from + "-" + to;
        }
    }

    private static final List<Range> RANGES =
            List.of(new Range(1, 1), new Range(2, 9), new Range(10, 24), new Range(25, 49), new Range(50, OPEN));

    private BatchRanges() {}

    static String of(SortedMap<Integer, Long> sizes) {
        return RANGES.stream()
                .filter(range -> range.count(sizes) > 0)
                .map(range -> "%,d of %s".formatted(range.count(sizes), range.label()))
                .collect(Collectors.joining(", "));
    }
}
