package io.enterprisehub.benchmarks;

import io.enterprisehub.benchmarks.cache.CacheSuite;
import io.enterprisehub.benchmarks.coherence.CoherenceSuite;
import io.enterprisehub.benchmarks.inference.InferenceSuite;
import io.enterprisehub.benchmarks.report.HtmlPage;
import io.enterprisehub.benchmarks.report.JsonFile;
import io.enterprisehub.benchmarks.report.Report;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/**
 * Runs one suite, writes {@code NAME.json} and {@code NAME.html}, and tells its parent how far it is: lines of tab-separated
 * words on standard output, {@code progress DONE TOTAL NOTE}, then {@code written} or {@code failed SENTENCE}. All else that
 * libraries print belongs to standard error.
 */
public final class Bench {

    static final List<Suite> SUITES = List.of(CacheSuite.suite(), CoherenceSuite.suite(), InferenceSuite.suite());

    private Bench() {}

    public static void main(String[] args) {
        PrintStream parent = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        // Peers print on standard output as they like; here that is the way to the parent.
        System.setOut(System.err);
        try {
            run(Options.of(List.of(args)), parent);
            parent.println("written");
        } catch (RuntimeException failure) {
            failure.printStackTrace();
            parent.println("failed\t" + failure.getMessage());
        }
    }

    static void run(Options options, PrintStream parent) {
        Suite suite = SUITES.stream()
                .filter(each -> each.name().equals(options.suite()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no suite named " + options.suite()));
        Report report = suite.run(
                options,
                InstantSource.system(),
                (done, total, note) -> parent.println("progress\t" + done + "\t" + total + "\t" + note));
        write(options.out(), suite.name() + ".json", JsonFile.of(report));
        write(options.out(), suite.name() + ".html", HtmlPage.of(report));
    }

    private static void write(Path folder, String name, String text) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be written into " + folder, e);
        }
    }
}
