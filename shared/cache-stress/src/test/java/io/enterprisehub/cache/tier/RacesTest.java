package io.enterprisehub.cache.tier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jcstress.Main;

/** Runs all jcstress tests of this module briefly; {@code -Dstress.millis} gives each of them more time. */
class RacesTest {

    private static final int TESTS = 9;

    @Test
    void noRaceHasAForbiddenOutcome(@TempDir Path directory) throws IOException, InterruptedException {
        Path output = directory.resolve("output");
        Process jcstress = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "-t",
                        "io.enterprisehub.cache.tier",
                        "-f",
                        "1",
                        "-iters",
                        "1",
                        "-time",
                        Integer.getInteger("stress.millis", 200).toString(),
                        "-af",
                        "NONE",
                        "-sc",
                        "false",
                        "-jvmArgs",
                        "-XX:+UseSerialGC",
                        "-r",
                        directory.toString())
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(jcstress.waitFor(10, TimeUnit.MINUTES)).isTrue();
        } finally {
            jcstress.destroyForcibly();
        }

        String report = Files.readString(output);
        assertThat(report)
                .contains("(Results: %1$d planned; %1$d passed, 0 failed, 0 soft errs, 0 hard errs)".formatted(TESTS));
    }
}
