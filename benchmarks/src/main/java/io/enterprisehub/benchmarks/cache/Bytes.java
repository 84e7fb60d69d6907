package io.enterprisehub.benchmarks.cache;

import io.enterprisehub.benchmarks.Medians;
import io.enterprisehub.benchmarks.NothingMeasured;
import io.enterprisehub.benchmarks.Scenario;
import io.enterprisehub.benchmarks.Stage;
import io.enterprisehub.benchmarks.report.Chart;
import io.enterprisehub.benchmarks.report.Chart.Bar;
import io.enterprisehub.benchmarks.report.Chart.Group;
import io.enterprisehub.benchmarks.report.Goal;
import io.enterprisehub.benchmarks.report.Line;
import io.enterprisehub.benchmarks.report.Section;
import io.enterprisehub.cache.tier.compress.Compressor;
import io.enterprisehub.cache.tier.compress.Deflate;
import io.enterprisehub.cache.tier.compress.Dictionary;
import io.enterprisehub.cache.tier.compress.DictionaryTraining;
import io.enterprisehub.cache.tier.compress.TrainedDeflate;
import io.enterprisehub.cache.tier.compress.Zstd;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** What compression with a dictionary saves of lead documents, and what it takes. */
final class Bytes implements Scenario {

    private static final int DICTIONARY = 32 << 10;
    private static final int DICTIONARY_WITH_CODES = 8 << 10;
    private static final int SAMPLES = 3_000;
    private static final double LEAST_SAVED = 60;
    private static final double MOST_MICROS = 10;

    /** One way of compressing and what it reached. */
    private record Reached(String name, boolean ours, double savedPercent, double packMicros, double restoreMicros) {}

    private record Way(String name, boolean ours, Compressor compressor) {}

    @Override
    public String name() {
        return "compression";
    }

    @Override
    public int weight() {
        return 25;
    }

    @Override
    public Section run(Stage stage) {
        List<Way> ways = ways();
        Section section = Section.of(
                "Bytes of lead documents",
                "Made-up lead documents (random ids and numbers, repeated words), which flatter dictionaries; the dictionary of 32 KB "
                        + "comes from 3,000 others, trained DEFLATE's of 8 KB too. Saved: of all bytes together; time of one document, median over rounds. Functions "
                        + "carry DEFLATE with trained codes, in plain Java and read by the JDK; zstd is a native library for those who may have one.");
        List<Group> saved = new ArrayList<>();
        List<Group> micros = new ArrayList<>();
        for (int size : List.of(500, 1_000, 2_000, 5_000, 10_000)) {
            String name = "%.1f KB".formatted(size / 1000.0);
            stage.note().say(name);
            List<Reached> reached =
                    ways.stream().map(way -> measure(stage, way, size)).toList();
            saved.add(new Group(
                    name,
                    reached.stream()
                            .map(r -> new Bar(r.name(), r.savedPercent(), r.ours()))
                            .toList()));
            micros.add(new Group(
                    name,
                    reached.stream()
                            .map(r -> new Bar(r.name(), r.packMicros(), r.ours()))
                            .toList()));
            for (Reached each : reached.stream().filter(Reached::ours).toList()) {
                section = lines(section, name, size, each, reached.getFirst());
            }
        }
        return section.with(new Chart("Saved", "%", false, saved))
                .with(new Chart("Time to compress", "us", false, micros));
    }

    private static Section lines(Section section, String name, int size, Reached each, Reached zlib) {
        Section more = section.with(Line.of("saved of " + name + ", " + each.name(), each.savedPercent(), "%")
                .beside(zlib.name(), zlib.savedPercent())
                .goal(Goal.atLeast(LEAST_SAVED, "%")));
        Line time = Line.of("compressing " + name + ", " + each.name(), each.packMicros(), "us")
                .beside(zlib.name(), zlib.packMicros())
                .note("restoring: %.1f us".formatted(each.restoreMicros()));
        return more.with(size == 2_000 ? time.goal(Goal.below(MOST_MICROS, "us")) : time);
    }

    private static List<Way> ways() {
        LeadDocuments documents = new LeadDocuments(1);
        List<byte[]> samples = IntStream.range(0, SAMPLES)
                .mapToObj(i -> documents.of(500 + 9_500 * (i % 20) * (i % 20) / 400))
                .toList();
        Dictionary dictionary = Dictionary.of(1, DictionaryTraining.train(samples, DICTIONARY));
        Dictionary codes = Dictionary.of(
                2, TrainedDeflate.train(DictionaryTraining.train(samples, DICTIONARY_WITH_CODES), samples));
        return List.of(
                new Way("zlib-6", false, Deflate.with(Dictionary.none())),
                new Way("DEFLATE + dictionary", false, Deflate.with(dictionary)),
                new Way("trained DEFLATE", true, TrainedDeflate.with(codes)),
                new Way("zstd-3", false, Zstd.with(Dictionary.none())),
                new Way("zstd-3 + dictionary", true, Zstd.with(dictionary)));
    }

    private static Reached measure(Stage stage, Way way, int size) {
        LeadDocuments source = new LeadDocuments(1_000 + size);
        int count = stage.effort().of(400, 200, 20);
        List<byte[]> documents =
                IntStream.range(0, count).mapToObj(i -> source.of(size)).toList();
        List<byte[]> packed = documents.stream().map(way.compressor()::compress).toList();
        for (int i = 0; i < count; i++) {
            byte[] raw = documents.get(i);
            byte[] bytes = packed.get(i);
            NothingMeasured.unless(
                    Arrays.equals(raw, way.compressor().restore(bytes, 0, bytes.length, raw.length)),
                    way.name() + " does not restore what it compressed");
        }
        long before = documents.stream().mapToLong(bytes -> bytes.length).sum();
        long after = packed.stream().mapToLong(bytes -> bytes.length).sum();
        return new Reached(
                way.name(),
                way.ours(),
                100.0 * (before - after) / before,
                micros(stage, count, i -> way.compressor().compress(documents.get(i))),
                micros(
                        stage,
                        count,
                        i -> way.compressor()
                                .restore(packed.get(i), 0, packed.get(i).length, documents.get(i).length)));
    }

    private static double micros(
            Stage stage, int count, java.util.function.IntFunction<byte @org.jspecify.annotations.Nullable []> work) {
        int rounds = stage.effort().of(15, 7, 1);
        double[] times = new double[rounds];
        for (int round = -rounds; round < rounds; round++) {
            long start = System.nanoTime();
            long length = 0;
            for (int i = 0; i < count; i++) {
                byte[] bytes = work.apply(i);
                length += bytes == null ? 0 : bytes.length;
            }
            NothingMeasured.unless(length > 0, "nothing was compressed");
            times[Math.max(0, round)] = (System.nanoTime() - start) / 1000.0 / count;
        }
        return Medians.of(times);
    }
}
