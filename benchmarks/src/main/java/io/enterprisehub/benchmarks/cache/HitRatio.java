package io.enterprisehub.benchmarks.cache;

import io.enterprisehub.benchmarks.Medians;
import io.enterprisehub.benchmarks.Scenario;
import io.enterprisehub.benchmarks.Stage;
import io.enterprisehub.benchmarks.report.Chart;
import io.enterprisehub.benchmarks.report.Chart.Bar;
import io.enterprisehub.benchmarks.report.Chart.Group;
import io.enterprisehub.benchmarks.report.Goal;
import io.enterprisehub.benchmarks.report.Line;
import io.enterprisehub.benchmarks.report.Section;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongBiFunction;
import java.util.stream.IntStream;

/** How much of a trace memory answers, beside the best that was possible. */
final class HitRatio implements Scenario {

    private static final List<Integer> ENTRIES = List.of(1_200, 2_500, 10_000);
    /** Caffeine's choices are partly random: on small caches its runs differ by two points. */
    private static final int RUNS = 5;

    /** By which its medians differ. */
    private static final double NOISE = 0.3;

    @Override
    public String name() {
        return "hit ratio";
    }

    @Override
    public int weight() {
        return 75;
    }

    @Override
    public Section run(Stage stage) {
        Path folder = stage.options().traces();
        List<Trace> traces = folder == null
                ? List.of(Trace.generated(stage.effort().of(1_000_000, 300_000, 5_000)))
                : Trace.in(folder);
        Section section = Section.of(
                "Hit ratio",
                "One thread, get then put, bounded by entries; the median of %d runs. OPT knows the future (Belady). "
                                .formatted(RUNS)
                        + (folder == null
                                ? "No folder of traces was named, so the requests are made up."
                                : "Traces of the named folder."));
        List<Group> groups = new ArrayList<>();
        for (Trace whole : traces) {
            Trace trace = whole.first(stage.effort().of(Integer.MAX_VALUE, 300_000, 5_000));
            int distinct = trace.distinct();
            for (int entries : ENTRIES.stream().filter(each -> each < distinct).toList()) {
                stage.note().say(trace.name() + " at " + entries);
                double caffeine = median(trace, entries, Policies::caffeine);
                double ours = median(trace, entries, Policies::ours);
                double byBytes = median(trace, entries, Policies::oursByBytes);
                double lru = percent(trace, Policies.lru(trace.keys(), entries));
                double optimum = percent(trace, Policies.optimum(trace.keys(), entries));
                String name = trace.name() + " at %,d".formatted(entries);
                section = section.with(Line.of(name, ours, "%")
                        .beside(Subjects.CAFFEINE.label(), caffeine)
                        .goal(new Goal(
                                "not below Caffeine (but for %.1f points of noise)".formatted(NOISE),
                                hit -> hit >= caffeine - NOISE))
                        .note("ours bounded by bytes %.2f; LRU %.2f, OPT %.2f; %,d requests of %,d keys"
                                .formatted(byBytes, lru, optimum, trace.keys().length, distinct)));
                groups.add(new Group(
                        name,
                        List.of(
                                new Bar("EnterpriseHub", ours, true),
                                new Bar("Caffeine alone", caffeine, false),
                                new Bar("LRU", lru, false),
                                new Bar("OPT", optimum, false))));
            }
        }
        return section.with(new Chart("Hit ratio", "%", false, groups));
    }

    private static double median(Trace trace, int entries, ToLongBiFunction<int[], Integer> policy) {
        return Medians.of(IntStream.range(0, RUNS)
                .mapToDouble(run -> percent(trace, policy.applyAsLong(trace.keys(), entries)))
                .toArray());
    }

    private static double percent(Trace trace, long hits) {
        return 100.0 * hits / trace.keys().length;
    }
}
