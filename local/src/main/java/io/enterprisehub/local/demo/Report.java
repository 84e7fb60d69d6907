package io.enterprisehub.local.demo;

import io.enterprisehub.local.oracle.Damage;
import io.enterprisehub.local.runtime.PoolStats;
import io.enterprisehub.local.terminal.Terminal;
import io.enterprisehub.local.terminal.TextTable;
import io.enterprisehub.local.traffic.Answer;
import io.enterprisehub.local.traffic.PostKind;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The result for people. */
record Report(DemoResult result, Terminal terminal) {

    void print() {
        answers();
        stages();
        functions();
        hottest();
        foresight();
        cache();
        verdict();
    }

    private void answers() {
        Map<PostKind, Map<Integer, Integer>> counts = new EnumMap<>(PostKind.class);
        for (Answer answer : result.answers()) {
            counts.computeIfAbsent(answer.post().kind(), _ -> new TreeMap<>()).merge(answer.status(), 1, Integer::sum);
        }
        TextTable table = new TextTable("posts", "count", "answers");
        counts.forEach((kind, statuses) -> table.row(
                kind.label(),
                statuses.values().stream().mapToInt(count -> count).sum(),
                statuses.entrySet().stream()
                        .map(status -> "%d: %,d".formatted(status.getKey(), status.getValue()))
                        .collect(Collectors.joining(", "))));
        section("What was sent, and what was answered", table);
    }

    private void stages() {
        TextTable table = new TextTable("milliseconds", "count", "p50", "p95", "p99", "max");
        result.stages()
                .forEach((stage, times) ->
                        table.row(stage, times.count(), times.p50(), times.p95(), times.p99(), times.max()));
        section("How long it took", table);
        TextTable engine = new TextTable("microseconds per lead", "batches", "p50", "p95", "p99", "max");
        Percentiles micros = result.engineMicros();
        engine.row("engine", micros.count(), micros.p50(), micros.p95(), micros.p99(), micros.max());
        section(
                "What the engine took, by the metrics of the scoring functions (both models, two rows of a lead)",
                engine);
    }

    private void foresight() {
        section(
                "The served scores, against what becomes of the leads (synthetic)",
                result.foresight().table());
        terminal.line(result.foresight().sentence());
    }

    private void functions() {
        TextTable table = new TextTable(
                "function",
                "alive",
                "cold starts",
                "init ms",
                "invocations",
                "freezes",
                "failed",
                "recycled",
                "crashes");
        for (PoolStats stats : result.functions()) {
            double init = Percentiles.of(stats.initMillis().stream().mapToDouble(millis -> millis))
                    .p50();
            table.row(
                    stats.function(),
                    stats.environments(),
                    stats.coldStarts(),
                    init,
                    stats.invocations(),
                    stats.freezes(),
                    stats.failures(),
                    stats.recycled(),
                    stats.crashes());
        }
        section("Function environments (init: median)", table);
        long batches =
                result.batchSizes().values().stream().mapToLong(count -> count).sum();
        long messages = result.batchSizes().entrySet().stream()
                .mapToLong(entry -> entry.getKey() * entry.getValue())
                .sum();
        terminal.line("  %,d batches of %.1f messages on average: %s"
                .formatted(
                        batches, batches == 0 ? 0 : (double) messages / batches, BatchRanges.of(result.batchSizes())));
    }

    private void hottest() {
        TextTable table = new TextTable("lead", "score", "tier", "reasons");
        for (HotLead lead : result.hottest()) {
            String reasons = lead.reasons().stream().limit(3).collect(Collectors.joining("; "));
            table.row(lead.id(), lead.score(), lead.tier(), reasons);
        }
        section("The hottest leads, by the API", table);
    }

    private void cache() {
        CacheReport report = new CacheReport(result.stale(), result.warming());
        section("Leads read through the API, synthetic reads", report.table());
        terminal.line(report.warmed());
    }

    private void verdict() {
        terminal.line("");
        terminal.line(terminal.bold("Compared with the ledger, event by event: %,d leads".formatted(result.leads())));
        for (Damage damage : Damage.values()) {
            int count = result.findings().count(damage);
            String line = "  %-18s %,d".formatted(damage.label(), count);
            terminal.line(count == 0 ? terminal.green(line) : terminal.red(line));
            result.findings().examples(damage).forEach(example -> terminal.line("    " + example));
        }
        String promise = new CacheReport(result.stale(), result.warming()).promise();
        terminal.line(result.stale().stale() == 0 ? terminal.green(promise) : terminal.red(promise));
        if (!result.drained()) {
            terminal.line(terminal.red("  the queue did not run empty"));
        }
        result.wrongAnswers().stream()
                .limit(5)
                .forEach(answer -> terminal.line(terminal.red("  wrong answer %d to %s after %d attempts"
                        .formatted(answer.status(), answer.post().kind().label(), answer.attempts()))));
        String steps = result.times().entrySet().stream()
                .map(step ->
                        "%s %.1f s".formatted(step.getKey(), step.getValue().toMillis() / 1000.0))
                .collect(Collectors.joining(", "));
        String chaos = result.options().chaosSeed() == null ? "" : ", %d environments killed".formatted(result.kills());
        terminal.line("%s in %.1f s (%s)%s"
                .formatted(
                        result.isGood() ? terminal.green("Good") : terminal.red("NOT GOOD"),
                        result.took().toMillis() / 1000.0,
                        steps,
                        chaos));
    }

    private void section(String title, TextTable table) {
        terminal.line("");
        terminal.line(terminal.bold(title));
        table.lines().forEach(terminal::line);
    }
}
