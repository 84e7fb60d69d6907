package io.enterprisehub.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.enterprisehub.benchmarks.report.Line;
import io.enterprisehub.benchmarks.report.Section;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every scenario runs, with so few rounds that its numbers mean nothing: what rots is noticed here and not at the next measuring. */
class SuitesTest {

    @TempDir
    private Path folder;

    static Stream<Arguments> scenarios() {
        return Bench.SUITES.stream()
                .flatMap(suite -> suite.scenarios().stream()
                        .map(scenario -> Arguments.of(suite.name() + ": " + scenario.name(), scenario)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void measuresWhatItIsNamedAfter(String name, Scenario scenario) {
        Options options = new Options(
                name, Effort.TINY, folder, Path.of("..").toAbsolutePath().normalize(), "test", null, "");

        Section section = scenario.run(new Stage(options, text -> {}));

        assertThat(section.lines()).isNotEmpty();
        assertThat(section.lines()).allSatisfy(SuitesTest::isANumber);
    }

    /** A share of time saved may be below zero where so few rounds say so; what could not be measured says why. */
    private static void isANumber(Line line) {
        if (Double.isNaN(line.value())) {
            assertThat(line.note()).as(line.toString()).isNotEmpty();
        } else if (!line.unit().equals("%")) {
            assertThat(line.value()).as(line.toString()).isNotNegative().isFinite();
        }
    }
}
