package io.enterprisehub.local.cli;

import io.enterprisehub.inference.forest.LeafPrecision;
import io.enterprisehub.local.terminal.Terminal;
import io.enterprisehub.training.Train;
import io.enterprisehub.training.csv.CsvTraining;
import io.enterprisehub.training.fit.Fitting;
import io.enterprisehub.training.fit.Search;
import io.enterprisehub.training.table.Schema;
import io.enterprisehub.training.table.SchemaFile;
import io.enterprisehub.training.timeline.TimelineTarget;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "train",
        description = {
            "Train a model on a CSV file, or the models of this repository on the synthetic market.",
            "Example: hub train --csv leads.csv --schema leads.yaml --out leads.model",
            "A model that does not pass the gate is not written to --out; --candidate takes it all the same."
        },
        footer = {"", "Exit status: 4 when a model did not pass the gate."})
final class TrainCommand implements Callable<Integer> {

    private final Home home;
    private final Map<String, String> environment;
    private final Terminal terminal;
    private final Terminal errors;
    private final InstantSource clock;

    @Option(
            names = "--csv",
            paramLabel = "FILE",
            description = "Rows in time order, their columns named in the first line.")
    private @Nullable Path csv;

    @Option(names = "--schema", paramLabel = "FILE", description = "What the columns mean; see docs/training.md.")
    private @Nullable Path schema;

    @Option(
            names = "--from",
            paramLabel = "database",
            description = "Train on the event history of the database that HUB_JDBC_URL or JDBC_URL names.")
    private @Nullable String from;

    @Option(
            names = "--target",
            paramLabel = "WHAT",
            description = "With --from database: conversion (default) or churn.")
    private @Nullable TimelineTarget target;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "The model that is to serve; an older one there is compared first.")
    private @Nullable Path out;

    @Option(names = "--candidate", paramLabel = "FILE", description = "Where to put a model that may not serve.")
    private @Nullable Path candidate;

    @Option(
            names = "--leaves",
            paramLabel = "BITS",
            defaultValue = "FLOAT32",
            description = "FLOAT32, INT16 or INT8 (default: ${DEFAULT-VALUE}).")
    private LeafPrecision leaves = LeafPrecision.FLOAT32;

    @Option(names = "--seed", paramLabel = "N", description = "Of the synthetic market, or of the draws of trees.")
    private @Nullable Integer seed;

    @Option(names = "--leads", paramLabel = "N", description = "Synthetic leads.")
    private @Nullable Integer leads;

    @Option(
            names = "--models",
            paramLabel = "DIR",
            description = "Where the synthetic models go (default: scoring's resources).")
    private @Nullable Path models;

    @Option(
            names = "--card",
            paramLabel = "FILE",
            description = "The synthetic models' card (default: docs/model-card.md).")
    private @Nullable Path card;

    TrainCommand(Home home, Map<String, String> environment, Terminal terminal, Terminal errors, InstantSource clock) {
        this.home = home;
        this.environment = environment;
        this.terminal = terminal;
        this.errors = errors;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        if (from != null) {
            return fromDatabase(from);
        }
        if (target != null) {
            errors.line(
                    "hub: --target goes with --from database; a schema names its target, and the synthetic market has both");
            return ExitCode.USAGE;
        }
        if (csv == null && schema == null) {
            return synthetic();
        }
        if (csv == null || schema == null || (out == null && candidate == null)) {
            errors.line("hub: training on a file needs --csv, --schema, and --out or --candidate");
            return ExitCode.USAGE;
        }
        Schema meaning = SchemaFile.read(schema);
        CsvTraining training = CsvTraining.read(csv, meaning);
        return new CsvTrainRun(training, meaning, new TrainingView(terminal, clock), terminal)
                .run(fitting(), out, candidate);
    }

    private int fromDatabase(String source) {
        if (!source.equals("database") || csv != null || schema != null || (out == null && candidate == null)) {
            errors.line("hub: training on a database needs --from database, and --out or --candidate");
            return ExitCode.USAGE;
        }
        return new DatabaseTrainRun(environment, new TrainingView(terminal, clock), terminal)
                .run(target == null ? TimelineTarget.CONVERSION : target, fitting(), out, candidate);
    }

    private Fitting fitting() {
        return new Fitting(Search.Effort.FULL, seed == null ? Fitting.STANDARD.seed() : seed, 1, leaves, null);
    }

    private int synthetic() {
        List<String> words = new ArrayList<>();
        words.addAll(List.of(
                "--models",
                (models == null ? home.root().resolve("shared/lead-model/src/main/resources/model") : models)
                        .toString()));
        words.addAll(List.of("--card", (card == null ? home.root().resolve("docs/model-card.md") : card).toString()));
        if (seed != null) {
            words.addAll(List.of("--seed", seed.toString()));
        }
        if (leads != null) {
            words.addAll(List.of("--leads", leads.toString()));
        }
        return Train.run(words, terminal.out(), new TrainingView(terminal, clock));
    }
}
