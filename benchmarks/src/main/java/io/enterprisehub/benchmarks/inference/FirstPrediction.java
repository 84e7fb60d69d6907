package io.enterprisehub.benchmarks.inference;

import io.enterprisehub.inference.forest.ForestScorer;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** In a fresh JVM: opens one engine, scores one lead, and says how long each took, in microseconds. */
final class FirstPrediction {

    private FirstPrediction() {}

    /** {@code ENGINE FOLDER}. */
    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        boolean ours = args[0].equals("OURS");
        Artifacts artifacts = new Artifacts(Path.of(args[1]));
        Leads leads = Leads.of(2, 12);
        long start = System.nanoTime();
        Engine engine = ours
                ? OwnEngine.open(artifacts, leads, ForestScorer.BLOCK_FROM_ROWS)
                : Engines.valueOf(args[0]).open(artifacts, leads);
        long opened = System.nanoTime();
        double[] found = engine.score(0, 1);
        long scored = System.nanoTime();
        out.println((opened - start) / 1000.0 + " " + (scored - opened) / 1000.0 + " " + found[0]);
    }
}
