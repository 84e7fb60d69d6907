package io.enterprisehub.local.cli;

import io.enterprisehub.local.terminal.Terminal;
import io.enterprisehub.local.terminal.TextTable;
import io.enterprisehub.training.csv.CsvEvaluation;
import io.enterprisehub.training.csv.CsvModel;
import io.enterprisehub.training.metric.Measures;
import io.enterprisehub.training.table.SchemaFile;
import io.enterprisehub.training.table.TableReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "evaluate", description = "Judge a model on rows whose outcome is known.")
final class EvaluateCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final InstantSource clock;

    @Parameters(paramLabel = "MODEL", description = "A model file.")
    private Path model = Path.of("");

    @Option(names = "--csv", paramLabel = "FILE", required = true, description = "The rows.")
    private Path csv = Path.of("");

    @Option(names = "--schema", paramLabel = "FILE", required = true, description = "What the columns mean.")
    private Path schema = Path.of("");

    @Mixin
    private JsonOutput output = new JsonOutput();

    EvaluateCommand(Terminal terminal, InstantSource clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        CsvEvaluation evaluation =
                CsvEvaluation.of(CsvModel.open(model), TableReader.read(csv, SchemaFile.read(schema)));
        output.print(terminal, () -> facts(evaluation), () -> show(evaluation));
        return ExitCode.GOOD;
    }

    private void show(CsvEvaluation evaluation) {
        terminal.line(terminal.bold(evaluation.version()));
        TextTable table = new TextTable("", "rows", "positive", "AUC", "log loss", "Brier", "ECE");
        TrainingView.measures(table, "all rows", evaluation.rows());
        table.lines().forEach(terminal::line);
        terminal.line("  calibration slope " + TrainingView.number(evaluation.slope()));
        TextTable tiers = new TextTable("tier", "rows", "came true");
        evaluation
                .tiers()
                .forEach(tier -> tiers.row(
                        tier.name(), tier.rows(), tier.rows() == 0 ? "-" : TrainingView.percent(tier.rate())));
        tiers.lines().forEach(terminal::line);
        new TrainingView(terminal, clock).drift(evaluation.drift(), "these rows");
    }

    private static Map<String, @Nullable Object> facts(CsvEvaluation evaluation) {
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        facts.put("model", evaluation.version());
        facts.put("rows", evaluation.rows().size());
        facts.put("positives", evaluation.rows().positives());
        facts.put("auc", evaluation.auc());
        facts.put("logLoss", Measures.logLoss(evaluation.rows()));
        facts.put("brier", Measures.brier(evaluation.rows()));
        facts.put("ece", Measures.ece(evaluation.rows()));
        facts.put("calibrationSlope", evaluation.slope());
        List<Map<String, @Nullable Object>> tiers = evaluation.tiers().stream()
                .map(tier -> {
                    Map<String, @Nullable Object> fact = new LinkedHashMap<>();
                    fact.put("tier", tier.name());
                    fact.put("rows", tier.rows());
                    fact.put("rate", tier.rows() == 0 ? null : tier.rate());
                    return fact;
                })
                .toList();
        facts.put("tiers", tiers);
        Map<String, Object> drift = new LinkedHashMap<>();
        evaluation.drift().features().forEach(feature -> drift.put(feature.feature(), feature.psi()));
        facts.put("psi", drift);
        facts.put("driftAlarm", !evaluation.drift().alarms().isEmpty());
        return facts;
    }
}
