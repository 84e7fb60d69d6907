package io.enterprisehub.benchmarks.cache;

import io.enterprisehub.benchmarks.Jvm;
import io.enterprisehub.benchmarks.Medians;
import io.enterprisehub.benchmarks.Scenario;
import io.enterprisehub.benchmarks.Stage;
import io.enterprisehub.benchmarks.cache.Writing.Memory;
import io.enterprisehub.benchmarks.report.Chart;
import io.enterprisehub.benchmarks.report.Chart.Bar;
import io.enterprisehub.benchmarks.report.Chart.Group;
import io.enterprisehub.benchmarks.report.Goal;
import io.enterprisehub.benchmarks.report.Line;
import io.enterprisehub.benchmarks.report.Section;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/** What eviction costs the one who writes. */
final class SetLatency implements Scenario {

    private static final double MOST_MICROS = 5;

    /** Microseconds, medians over JVMs. */
    private record Times(double mean, double p999, double slowest) {}

    @Override
    public String name() {
        return "writes into full memory";
    }

    @Override
    public int weight() {
        return 40;
    }

    @Override
    public Section run(Stage stage) {
        int capacity = stage.effort().of(50_000, 50_000, 500);
        int writes = stage.effort().of(4_000_000, 1_000_000, 1_000);
        Map<Memory, Times> times = new EnumMap<>(Memory.class);
        for (Memory memory : Memory.values()) {
            stage.note().say(memory.label());
            times.put(memory, times(stage.effort().of(5, 3, 1), memory, capacity, writes));
        }
        return Section.of(
                        "Writes into full memory",
                        ("Each of %,d writes of new keys timed, at a capacity of %,d entries, after as many that do not count; "
                                        + "medians over JVMs of their own. \"Sort everything\" scores and sorts all entries and drops a "
                                        + "fifth when full: 1 write in 10,000 pays for the others, so look at the slowest. The slowest of "
                                        + "ours and of Caffeine are pauses of the collector and of the machine.")
                                .formatted(writes, capacity))
                .with(line("a write, p99.9", times, Times::p999).goal(Goal.below(MOST_MICROS, "us")))
                .with(line("a write, mean", times, Times::mean))
                .with(line("a write, the slowest", times, Times::slowest))
                .with(new Chart(
                        "A write",
                        "us",
                        true,
                        List.of(
                                group("mean", times, Times::mean),
                                group("p99.9", times, Times::p999),
                                group("slowest", times, Times::slowest))));
    }

    private static Times times(int jvms, Memory memory, int capacity, int writes) {
        double[][] heard = new double[jvms][];
        for (int i = 0; i < jvms; i++) {
            try (Jvm jvm = Jvm.start(
                    List.of("-Xmx1g"),
                    Writing.class,
                    memory.name(),
                    Integer.toString(capacity),
                    Integer.toString(writes))) {
                heard[i] = Arrays.stream(jvm.hear().split(" ", -1))
                        .mapToDouble(Double::parseDouble)
                        .toArray();
            }
        }
        return new Times(median(heard, 0), median(heard, 1), median(heard, 2));
    }

    private static double median(double[][] heard, int which) {
        return Medians.of(
                        Arrays.stream(heard).mapToDouble(times -> times[which]).toArray())
                / 1000;
    }

    private static Line line(String what, Map<Memory, Times> times, ToDoubleFunction<Times> value) {
        return Line.of(what, of(times, Memory.OURS, value), "us")
                .note("Caffeine alone: %.1f us".formatted(of(times, Memory.CAFFEINE, value)))
                .beside(Memory.SORTING.label(), of(times, Memory.SORTING, value));
    }

    private static double of(Map<Memory, Times> times, Memory memory, ToDoubleFunction<Times> value) {
        return value.applyAsDouble(Objects.requireNonNull(times.get(memory)));
    }

    private static Group group(String name, Map<Memory, Times> times, ToDoubleFunction<Times> value) {
        return new Group(
                name,
                Arrays.stream(Memory.values())
                        .map(memory -> new Bar(memory.label(), of(times, memory, value), memory == Memory.OURS))
                        .toList());
    }
}
