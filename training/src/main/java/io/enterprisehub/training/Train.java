package io.enterprisehub.training;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Entry point of {@code ./hub train}: trains the model and writes its file and its card. */
public final class Train {

    private static final String USAGE = "Usage: train [--seed N] [--leads N] [--out MODEL_FILE] [--card MARKDOWN_FILE]";
    private static final Path MODEL = Path.of("functions/scoring/src/main/resources/model/lead-model.bin");
    private static final Path CARD = Path.of("docs/model-card.md");

    /** Kept, because a logger that nobody holds forgets its level. Tribuo logs what we print ourselves. */
    private static final Logger TRIBUO = Logger.getLogger("org.tribuo");

    private Train() {}

    /** Ends with status 0, 1 when a file could not be written, 2 on a wrong argument. */
    public static void main(String[] args) {
        TRIBUO.setLevel(Level.WARNING);
        System.exit(run(List.of(args), System.err));
    }

    private record Options(TrainingSettings settings, Path out, Path card) {}

    static int run(List<String> args, PrintStream progress) {
        Options options;
        try {
            options = parse(new ArrayDeque<>(args));
        } catch (IllegalArgumentException e) {
            progress.println(e.getMessage());
            progress.println(USAGE);
            return 2;
        }
        try {
            Training.Result result = new Training(progress::println).run(options.settings());
            write(options.out(), result.file());
            Files.writeString(parented(options.card()), result.card());
            Evaluation test = result.trained().test();
            progress.println(String.format(
                    Locale.ROOT,
                    "model %s: AUC %.3f (ceiling %.3f), ECE %.3f on synthetic data; see %s",
                    result.trained().model().version(),
                    test.auc(),
                    result.trained().ceiling().auc(),
                    test.ece(),
                    options.card()));
            return 0;
        } catch (IOException e) {
            progress.println("Cannot write: " + e.getMessage());
            return 1;
        }
    }

    private static Options parse(Deque<String> args) {
        TrainingSettings settings = TrainingSettings.STANDARD;
        Path out = MODEL;
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
                case "--out" -> out = Path.of(value);
                case "--card" -> card = Path.of(value);
                default -> throw new IllegalArgumentException("There is no argument " + name + ".");
            }
        }
        return new Options(settings, out, card);
    }

    private static long number(String name, String value) {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("The argument " + name + " needs a whole number, not " + value + ".", e);
        }
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        Files.write(parented(file), bytes);
    }

    private static Path parented(Path file) throws IOException {
        Path parent = file.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        return file;
    }
}
