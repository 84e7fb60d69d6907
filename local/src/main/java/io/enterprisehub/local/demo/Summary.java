package io.enterprisehub.local.demo;

import com.fasterxml.jackson.jr.ob.JSON;
import io.enterprisehub.local.oracle.Damage;
import io.enterprisehub.local.runtime.PoolStats;
import io.enterprisehub.local.traffic.Answer;
import io.enterprisehub.local.traffic.PostKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The result for machines. The names are a promise: scripts read them. */
public final class Summary {

    static final String FILE = "summary.json";

    private final Map<String, Object> json = new LinkedHashMap<>();

    Summary(DemoResult result, Map<String, String> checksums) {
        json.put("good", result.isGood());
        for (Damage damage : Damage.values()) {
            json.put(damage.label(), result.findings().count(damage));
        }
        json.put("examples", examples(result));
        json.put("drained", result.drained());
        json.put("wrongAnswers", result.wrongAnswers().size());
        json.put("seed", result.options().seed());
        json.put("short", result.options().shortRun());
        if (result.options().chaosSeed() != null) {
            json.put("chaosSeed", result.options().chaosSeed());
            json.put("kills", result.kills());
        }
        json.put("durationSeconds", seconds(result.took()));
        Map<String, Object> steps = new LinkedHashMap<>();
        result.times().forEach((step, time) -> steps.put(step, seconds(time)));
        json.put("stepSeconds", steps);
        json.put("posts", result.answers().size());
        json.put("leads", result.leads());
        json.put("answers", answers(result.answers()));
        Map<String, Object> stages = new LinkedHashMap<>();
        result.stages().forEach((stage, percentiles) -> stages.put(stage, percentiles.toJson()));
        json.put("stageMillis", stages);
        json.put("engineMicrosPerLead", result.engineMicros().toJson());
        json.put("foresight", result.foresight().toJson());
        json.put("batchSizes", result.batchSizes());
        json.put("functions", result.functions().stream().map(Summary::function).toList());
        json.put("hottest", result.hottest().stream().map(Summary::lead).toList());
        json.put("cache", new CacheReport(result.stale(), result.warming()).toJson());
        json.put("zips", new TreeMap<>(checksums));
        json.put("versions", versions(result));
    }

    /** Writes {@code summary.json} into this folder. */
    void writeTo(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(FILE), text());
        } catch (IOException e) {
            throw new UncheckedIOException("the summary could not be written into " + folder, e);
        }
    }

    private String text() throws IOException {
        return JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(json) + "\n";
    }

    private static Map<String, List<String>> examples(DemoResult result) {
        Map<String, List<String>> examples = new LinkedHashMap<>();
        for (Damage damage : Damage.values()) {
            if (result.findings().count(damage) > 0) {
                examples.put(damage.label(), result.findings().examples(damage));
            }
        }
        return examples;
    }

    /** Number of posts by kind and answer. */
    private static Map<String, Map<String, Integer>> answers(List<Answer> answers) {
        Map<String, Map<String, Integer>> counts = new TreeMap<>();
        for (Answer answer : answers) {
            PostKind kind = answer.post().kind();
            counts.computeIfAbsent(kind.label(), _ -> new TreeMap<>())
                    .merge(Integer.toString(answer.status()), 1, Integer::sum);
        }
        return counts;
    }

    private static Map<String, Object> function(PoolStats stats) {
        Map<String, Object> function = new LinkedHashMap<>();
        function.put("name", stats.function());
        function.put("environments", stats.environments());
        function.put("coldStarts", stats.coldStarts());
        function.put("freezes", stats.freezes());
        function.put("invocations", stats.invocations());
        function.put("failures", stats.failures());
        function.put("throttles", stats.throttles());
        function.put("recycled", stats.recycled());
        function.put("timeouts", stats.timeouts());
        function.put("crashes", stats.crashes());
        function.put("initMillis", stats.initMillis());
        return function;
    }

    private static Map<String, Object> lead(HotLead lead) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("tenant", lead.tenant());
        json.put("id", lead.id());
        json.put("score", lead.score());
        json.put("probability", lead.probability());
        json.put("tier", lead.tier());
        json.put("reasons", lead.reasons());
        return json;
    }

    private static Map<String, Object> versions(DemoResult result) {
        Map<String, Object> versions = new LinkedHashMap<>();
        versions.put("model", result.modelVersion());
        versions.put("java", Runtime.version().toString());
        versions.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        versions.put("processors", Runtime.getRuntime().availableProcessors());
        return versions;
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
