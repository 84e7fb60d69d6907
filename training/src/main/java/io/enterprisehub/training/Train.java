package io.enterprisehub.training;

import io.enterprisehub.training.card.CardInput;
import io.enterprisehub.training.card.ModelCardPage;
import io.enterprisehub.training.fit.FitProgress;
import io.enterprisehub.training.metric.Measures;
import io.enterprisehub.training.metric.ScoredRows;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/** {@code ./hub train} without a file: trains the models of the synthetic market and writes their files and their card. */
public final class Train {

    private static final String USAGE = "Usage: train [--seed N] [--leads N] [--models DIR] [--card MARKDOWN_FILE]";
    private static final Path MODELS = Path.of("shared/lead-model/src/main/resources/model");
    private static final Path CARD = Path.of("docs/model-card.md");

    private Train() {}

    private record Options(TrainingSettings settings, Path models, Path card) {}

    /** Ends with status 0, 1 when a file could not be written, 2 on a wrong argument, 4 when a model may not serve. */
    public static int run(List<String> args, PrintStream out, FitProgress progress) {
        Options options;
        try {
            options = parse(new ArrayDeque<>(args));
        } catch (IllegalArgumentException e) {
            out.println(e.getMessage());
            out.println(USAGE);
            return 2;
        }
        try {
            // Before the training, not after it.
            Files.createDirectories(options.models());
            createParent(options.card());
        } catch (IOException e) {
            return unwritable(e, out);
        }
        List<SyntheticModel> models = new Training(progress).run(options.settings());
        List<CardInput> cards = models.stream().map(SyntheticModel::card).toList();
        List<String> refusals = new ArrayList<>();
        for (int i = 0; i < models.size(); i++) {
            SyntheticModel model = models.get(i);
            compare(model, cards.get(i), out);
            model.refusals()
                    .forEach(refusal -> refusals.add(model.target().title() + " may not serve: " + refusal + "."));
        }
        if (!refusals.isEmpty()) {
            refusals.forEach(out::println);
            return 4;
        }
        return write(models, cards, options, out);
    }

    private static int write(List<SyntheticModel> models, List<CardInput> cards, Options options, PrintStream out) {
        try {
            for (int i = 0; i < models.size(); i++) {
                SyntheticModel model = models.get(i);
                Files.write(options.models().resolve(model.target().file()), model.file());
                Path page = card(options.card(), model);
                Files.writeString(page, ModelCardPage.html(cards.get(i)));
                out.println("card of " + model.version() + ": " + page);
            }
            Files.writeString(options.card(), Training.card(cards));
            out.println("models in " + options.models() + ", card of all in " + options.card());
            return 0;
        } catch (IOException e) {
            return unwritable(e, out);
        }
    }

    private static int unwritable(IOException e, PrintStream out) {
        out.println("Cannot write: " + e.getMessage());
        return 1;
    }

    /** The page of a model lies beside the text of all. */
    private static Path card(Path text, SyntheticModel model) {
        return text.resolveSibling("model-card-" + model.target().name().toLowerCase(Locale.ROOT) + ".html");
    }

    /** Ours, XGBoost's own, and what nobody could beat, on the same rows. */
    private static void compare(SyntheticModel model, CardInput card, PrintStream out) {
        out.println(model.target().title() + ", synthetic, " + model.version() + ": "
                + model.fitted().tried().getFirst().name());
        line("ours", model.fitted().test(), out);
        out.println("  " + model.fitted().monotone().sentence());
        card.peers().forEach(peer -> line(peer.name(), peer.scored(), out));
    }

    private static void line(String name, ScoredRows rows, PrintStream out) {
        out.println(String.format(
                Locale.ROOT,
                "  AUC %.3f  Brier %.4f  ECE %.4f  log loss %.4f  %s",
                Measures.auc(rows),
                Measures.brier(rows),
                Measures.ece(rows),
                Measures.logLoss(rows),
                name));
    }

    private static Options parse(Deque<String> args) {
        TrainingSettings settings = TrainingSettings.STANDARD;
        Path models = MODELS;
        Path card = CARD;
        while (!args.isEmpty()) {
            String name = args.removeFirst();
            String value = args.pollFirst();
            if (value == null) {
                throw new IllegalArgumentException("The argument " + name + " needs a value.");
            }
            switch (name) {
                case "--seed" -> settings = new TrainingSettings(number(name, value), settings.leads());
                case "--leads" ->
                    settings = new TrainingSettings(
                            settings.seed(), Math.clamp(number(name, value), 0, Integer.MAX_VALUE));
                case "--models" -> models = Path.of(value);
                case "--card" -> card = Path.of(value);
                default -> throw new IllegalArgumentException("There is no argument " + name + ".");
            }
        }
        return new Options(settings, models, card);
    }

    private static long number(String name, String value) {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("The argument " + name + " needs a whole number, not " + value + ".", e);
        }
    }

    private static void createParent(Path file) throws IOException {
        Path parent = file.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
    }
}
