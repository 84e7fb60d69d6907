package io.enterprisehub.benchmarks.coherence;

import com.fasterxml.jackson.jr.ob.JSON;
import io.enterprisehub.benchmarks.NothingMeasured;
import io.enterprisehub.benchmarks.Scenario;
import io.enterprisehub.benchmarks.Stage;
import io.enterprisehub.benchmarks.report.Goal;
import io.enterprisehub.benchmarks.report.Line;
import io.enterprisehub.benchmarks.report.Section;
import io.enterprisehub.cache.tier.CoherenceRun;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Plays histories from seeds over a real Redis; violations with their seeds are in the log of the run. */
final class Histories implements Scenario {

    @Override
    public String name() {
        return "histories";
    }

    @Override
    public int weight() {
        return 1;
    }

    @Override
    public Section run(Stage stage) {
        int seeds = stage.effort().of(10_000, 300, 5);
        Path json = stage.options().out().resolve("histories.json");
        try (PrintStream news = new PrintStream(new Lines(stage.note()::say), true, StandardCharsets.UTF_8)) {
            CoherenceRun.run(seeds, json, news);
        }
        Map<String, Object> found = read(json);
        double reads = number(found, "reads");
        NothingMeasured.unless(number(found, "histories") > 0 && reads > 0, "no history was played");
        return Section.of(
                        "Histories",
                        "Simulated environments, writers, freezes, cuts, restores, hydrations, failovers and clock shifts, from a seed each, over a "
                                + "real Redis. A read is a violation when it returns less than what was acknowledged before its last barrier.")
                .with(Line.of(
                                "violations in %,d histories".formatted((long) number(found, "histories")),
                                number(found, "violations"),
                                "")
                        .goal(Goal.exactly(0, ""))
                        .note("%,d reads; %,d more are excused by a failover that forgot what was acknowledged"
                                .formatted((long) reads, (long) number(found, "forgivenAfterFailover"))));
    }

    private static Map<String, Object> read(Path json) {
        try {
            return JSON.std.mapFrom(Files.readString(json));
        } catch (IOException e) {
            throw new UncheckedIOException(json + " cannot be read", e);
        }
    }

    private static double number(Map<String, Object> found, String name) {
        if (found.get(name) instanceof Number number) {
            return number.doubleValue();
        }
        throw new NothingMeasured("the histories do not say their " + name);
    }
}
