package io.enterprisehub.local.cli;

import io.enterprisehub.local.terminal.Terminal;
import io.enterprisehub.training.csv.CsvExplanation;
import io.enterprisehub.training.csv.CsvModel;
import io.enterprisehub.training.table.SchemaFile;
import io.enterprisehub.training.table.TableReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "explain",
        description = {
            "Say why a lead of a running \"hub up\" has its score, or why a model says what it says of a row of a file.",
            "Examples: hub explain lead-1",
            "          hub explain --model leads.model --csv leads.csv --schema leads.yaml --row 3"
        })
final class ExplainCommand implements Callable<Integer> {

    private final Home home;
    private final Map<String, String> environment;
    private final Terminal terminal;
    private final Terminal errors;

    @Parameters(paramLabel = "LEAD", arity = "0..1", description = "Id of a lead.")
    private @Nullable String lead;

    @Option(
            names = "--location",
            paramLabel = "ID",
            description = "The lead's location (default: the first of hub up).")
    private String location = DemoLocations.first();

    @Option(names = "--url", defaultValue = "http://localhost:3000", description = "${DEFAULT-VALUE}")
    private URI url = URI.create("http://localhost:3000");

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description = "API key (default: HUB_API_KEY, else the one that hub up made for the location).")
    private @Nullable String key;

    @Option(names = "--model", paramLabel = "FILE", description = "A model file.")
    private @Nullable Path model;

    @Option(names = "--csv", paramLabel = "FILE", description = "A file with the row.")
    private @Nullable Path csv;

    @Option(names = "--schema", paramLabel = "FILE", description = "What the columns mean.")
    private @Nullable Path schema;

    @Option(
            names = "--row",
            paramLabel = "N",
            description = "Which row of the file, from 1 (default: ${DEFAULT-VALUE}).")
    private int row = 1;

    @Mixin
    private JsonOutput output = new JsonOutput();

    ExplainCommand(Home home, Map<String, String> environment, Terminal terminal, Terminal errors) {
        this.home = home;
        this.environment = environment;
        this.terminal = terminal;
        this.errors = errors;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (lead != null && model == null && csv == null) {
            return explainLead(lead);
        }
        if (lead == null && model != null && csv != null && schema != null) {
            CsvExplanation explanation = CsvExplanation.of(
                    CsvModel.open(model), TableReader.readWithoutTarget(csv, SchemaFile.read(schema)), row);
            return show(ExplainedScore.of(explanation, "row " + row + " of " + csv.getFileName()));
        }
        errors.line("hub: explain takes a LEAD, or --model, --csv and --schema");
        return ExitCode.USAGE;
    }

    private int explainLead(String id) throws IOException, InterruptedException {
        String secret = key == null ? environment.getOrDefault("HUB_API_KEY", "") : key;
        if (secret.isEmpty()) {
            secret = new LocalApiKeys(home).of(location);
        }
        Map<String, Object> answer = new RunningSystem(url, secret).lead(id, location);
        return show(ExplainedScore.of(answer));
    }

    private int show(ExplainedScore score) throws IOException {
        output.print(terminal, score::facts, () -> score.lines(terminal).forEach(terminal::line));
        return ExitCode.GOOD;
    }
}
