package io.enterprisehub.benchmarks.inference;

import io.enterprisehub.benchmarks.Jvm;
import io.enterprisehub.benchmarks.NothingMeasured;
import io.enterprisehub.benchmarks.Scenario;
import io.enterprisehub.benchmarks.Stage;
import io.enterprisehub.benchmarks.report.Goal;
import io.enterprisehub.benchmarks.report.Line;
import io.enterprisehub.benchmarks.report.Section;
import io.enterprisehub.inference.forest.TreeEnsemble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** A whole population anew, from a file into a file. */
final class Bulk implements Scenario {

    private static final double MOST_SECONDS = 15;
    private static final double ALL = 10_000_000;
    private static final double MAY_DIFFER = 1e-6;

    private final Models models;

    Bulk(Models models) {
        this.models = models;
    }

    @Override
    public String name() {
        return "rescoring";
    }

    @Override
    public int weight() {
        return 40;
    }

    @Override
    public Section run(Stage stage) {
        int rows = stage.effort().of(10_000_000, 1_000_000, 10_000);
        Artifacts artifacts = models.of(stage);
        Path in = artifacts.folder().resolve("leads.f32");
        Path out = artifacts.folder().resolve("probabilities.f32");
        Leads leads = Artifacts.testLeads();
        try {
            stage.note().say("writing the leads");
            write(in, leads, rows);
            stage.note().say("scoring");
            double seconds = seconds(artifacts, in, out, rows);
            check(artifacts, leads, out, rows);
            return Section.of(
                            "Rescoring from a file",
                            "%,d leads (5,000 different ones, again and again) of 30 floats, reading and writing included, two threads in a JVM with "
                                            .formatted(rows)
                                    + "a heap of 512 MB. The file was just written: it comes from the system's memory, not from a disk.")
                    .with(Line.of("10 million leads", seconds * ALL / rows, "s")
                            .goal(Goal.below(MOST_SECONDS, "s"))
                            .note("%,d leads took %.2f s".formatted(rows, seconds)));
        } finally {
            delete(in);
            delete(out);
        }
    }

    private static double seconds(Artifacts artifacts, Path in, Path out, int rows) {
        try (Jvm jvm = Jvm.start(
                List.of("-Xmx512m"),
                Rescoring.class,
                artifacts.folder().toString(),
                in.toString(),
                out.toString(),
                Integer.toString(rows))) {
            return Long.parseLong(jvm.hear()) / 1000.0;
        }
    }

    private static void write(Path file, Leads leads, int rows) {
        ByteBuffer all =
                ByteBuffer.allocateDirect(leads.rows().length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        all.asFloatBuffer().put(leads.rows());
        try (FileChannel out = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            for (int row = 0; row < rows; row += Artifacts.TEST_ROWS) {
                ByteBuffer part =
                        all.duplicate().limit(Math.min(Artifacts.TEST_ROWS, rows - row) * Leads.FEATURES * Float.BYTES);
                while (part.hasRemaining()) {
                    NothingMeasured.unless(out.write(part) > 0, "the leads cannot be written");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the leads cannot be written", e);
        }
    }

    private static void check(Artifacts artifacts, Leads leads, Path out, int rows) {
        TreeEnsemble trees = artifacts.ensemble();
        try (FileChannel in = FileChannel.open(out, StandardOpenOption.READ)) {
            NothingMeasured.unless(in.size() == (long) rows * Float.BYTES, "not every lead has a probability");
            ByteBuffer one = ByteBuffer.allocate(Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            for (int row : List.of(0, rows / 3, rows - 1)) {
                in.read(one.clear(), (long) row * Float.BYTES);
                double wanted =
                        TreeEnsemble.logistic(trees.margin(leads.rows(), row % Artifacts.TEST_ROWS * Leads.FEATURES));
                NothingMeasured.unless(
                        Math.abs(one.getFloat(0) - wanted) < MAY_DIFFER, "lead " + row + " has a wrong probability");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the probabilities cannot be read", e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be deleted", e);
        }
    }
}
