package io.enterprisehub.local.cli;

import io.enterprisehub.local.terminal.Terminal;
import io.enterprisehub.local.terminal.TextTable;
import io.enterprisehub.training.fit.FitProgress;
import io.enterprisehub.training.fit.Fitting;
import io.enterprisehub.training.metric.Measures;
import io.enterprisehub.training.quality.LeadsBenchmark;
import io.enterprisehub.training.quality.PublicSet;
import io.enterprisehub.training.quality.QualityRow;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "leads",
        description = {
            "Train on three public data sets and XGBoost beside it: how good are the probabilities?",
            "The files are not part of this repository; docs/benchmarks.md says where they are."
        })
final class BenchLeadsCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final InstantSource clock;

    @Option(names = "--data", paramLabel = "DIR", required = true, description = "The folder with the three CSV files.")
    private Path data = Path.of("");

    @Mixin
    private JsonOutput output = new JsonOutput();

    BenchLeadsCommand(Terminal terminal, InstantSource clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    /** A missed goal is a result and ends with 0, as in every benchmark here. */
    @Override
    public Integer call() throws IOException {
        TrainingView view = new TrainingView(terminal, clock);
        FitProgress progress = output.isWanted() ? FitProgress.SILENT : view;
        List<QualityRow> rows = new ArrayList<>();
        for (PublicSet set : PublicSet.values()) {
            progress.step(set.schema().name());
            rows.add(new LeadsBenchmark(Fitting.STANDARD, progress).run(set, data));
        }
        output.print(terminal, () -> rows.stream().map(BenchLeadsCommand::facts).toList(), () -> show(rows, view));
        return ExitCode.GOOD;
    }

    private void show(List<QualityRow> rows, TrainingView view) {
        TextTable table = new TextTable("data, test period", "rows", "positive", "AUC", "log loss", "Brier", "ECE");
        for (QualityRow row : rows) {
            TrainingView.measures(table, row.schema().name(), row.fitted().test());
            TrainingView.measures(table, "  XGBoost, same rows", row.peer());
            TrainingView.measures(table, "  XGBoost, calibration rows too", row.fullPeer());
        }
        terminal.line("");
        table.lines().forEach(terminal::line);
        rows.forEach(row -> verdict(row, view));
    }

    private void verdict(QualityRow row, TrainingView view) {
        terminal.line("");
        terminal.line(terminal.bold(row.schema().name()) + ": "
                + row.fitted().tried().getFirst().name() + ", %.0f s".formatted(row.seconds()));
        terminal.line("  AUC " + TrainingView.number(row.aucGained()) + " above XGBoost's own, goal -0.002: "
                + word(row.ranksWell()));
        double ece = Measures.ece(row.fitted().test());
        terminal.line("  ECE " + TrainingView.number(ece) + ", goal below 0.03: " + word(ece < QualityRow.MOST_ECE));
        row.refusals().forEach(refusal -> terminal.line("  The gate would refuse it: " + refusal + "."));
        view.drift(row.fitted().drift(), "the test period");
    }

    private String word(boolean reached) {
        return reached ? terminal.green("reached") : terminal.red("missed");
    }

    private static Map<String, Object> facts(QualityRow row) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("data", row.schema().name());
        facts.put("source", row.schema().about());
        facts.put("rows", row.rows());
        facts.put("testRows", row.fitted().test().size());
        facts.put("auc", Measures.auc(row.fitted().test()));
        facts.put("brier", Measures.brier(row.fitted().test()));
        facts.put("logLoss", Measures.logLoss(row.fitted().test()));
        facts.put("ece", Measures.ece(row.fitted().test()));
        facts.put("xgboostAuc", Measures.auc(row.peer()));
        facts.put("xgboostBrier", Measures.brier(row.peer()));
        facts.put("xgboostEce", Measures.ece(row.peer()));
        facts.put("driftAlarm", !row.fitted().drift().alarms().isEmpty());
        facts.put("refusals", row.refusals());
        return facts;
    }
}
