package io.enterprisehub.benchmarks.inference;

import io.enterprisehub.benchmarks.Scenario;
import io.enterprisehub.benchmarks.Stage;
import io.enterprisehub.benchmarks.report.Goal;
import io.enterprisehub.benchmarks.report.Line;
import io.enterprisehub.benchmarks.report.Section;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Native libraries in what is deployed. */
final class ScoringZip implements Scenario {

    private static final Pattern NATIVE = Pattern.compile(".*\\.(so|dll|dylib|jnilib)(\\.\\d+)*");

    @Override
    public String name() {
        return "scoring zip";
    }

    @Override
    public int weight() {
        return 1;
    }

    @Override
    public Section run(Stage stage) {
        Path zip = stage.options().root().resolve("functions/scoring/target/scoring-lambda.zip");
        Line line = Line.of("natives in the scoring zip", Files.exists(zip) ? natives(zip) : Double.NaN, "files")
                .goal(Goal.exactly(0, "files"));
        return Section.of("What is deployed", "Every jar in the scoring function's zip is opened.")
                .with(Files.exists(zip) ? line : line.note("the zip was not built: run ./mvnw package"));
    }

    private static long natives(Path zip) {
        try (InputStream in = Files.newInputStream(zip)) {
            return count(new ZipInputStream(in));
        } catch (IOException e) {
            throw new UncheckedIOException(zip + " cannot be read", e);
        }
    }

    private static long count(ZipInputStream zip) throws IOException {
        long natives = 0;
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            natives += NATIVE.matcher(entry.getName()).matches() ? 1 : 0;
            // Not closed: that would close the zip around it.
            natives += entry.getName().endsWith(".jar") ? count(new ZipInputStream(zip)) : 0;
        }
        return natives;
    }
}
