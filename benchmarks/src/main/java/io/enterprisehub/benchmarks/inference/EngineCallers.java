package io.enterprisehub.benchmarks.inference;

import io.enterprisehub.benchmarks.NothingMeasured;
import io.enterprisehub.inference.batch.MicroBatcher;
import io.enterprisehub.inference.batch.Pause;
import io.enterprisehub.inference.batch.ScoreRows;
import io.enterprisehub.inference.model.Scored;
import io.enterprisehub.inference.model.ServableModel;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.function.IntConsumer;

/** In a JVM of its own: callers that each score one lead after the other with the bare engine, alone or through a micro-batcher. */
final class EngineCallers {

    private static final int LEADS = 1_000;
    private static final Duration WINDOW = Duration.ofMillis(10);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private EngineCallers() {}

    /** {@code alone|batched MILLIS FOLDER}: answers with what the callers saw after as long a warm-up, and the leads in a batch. */
    public static void main(String[] args) throws InterruptedException, ExecutionException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        long millis = Long.parseLong(args[1]);
        ServableModel model = ServableModel.open(Path.of(args[2]).resolve("forest.bin"));
        MicroBatcher<float[], Scored> batcher =
                new MicroBatcher<>(new ScoreRows(model), Callers.COUNT, WINDOW, Pause.SYSTEM);
        Function<float[], Scored> score = args[0].equals("batched") ? row -> batcher.call(row, PATIENCE) : model::score;
        Leads leads = Leads.of(LEADS, 12);
        IntConsumer call = number -> {
            Scored scored = score.apply(OwnEngine.part(leads, number % LEADS, 1));
            NothingMeasured.unless(scored.probability() > 0, "a lead has no probability");
        };
        Callers.ask(millis, Integer.MAX_VALUE - Callers.COUNT, call);
        long calls = batcher.calls();
        long batches = batcher.batches();
        Callers.Seen seen = Callers.ask(millis, Integer.MAX_VALUE - Callers.COUNT, call);
        out.println(seen.with(calls == 0 ? 1 : (double) (batcher.calls() - calls) / (batcher.batches() - batches)));
    }
}
