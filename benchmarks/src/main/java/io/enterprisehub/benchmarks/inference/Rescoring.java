package io.enterprisehub.benchmarks.inference;

import io.enterprisehub.benchmarks.NothingMeasured;
import io.enterprisehub.inference.forest.ForestScorer;
import io.enterprisehub.inference.forest.TreeEnsemble;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** In a JVM of its own: reads leads from a file, scores them on two threads, writes their probabilities, says how long it took. */
final class Rescoring {

    static final int PIECE = 4_096;
    private static final int THREADS = 2;

    private Rescoring() {}

    /** {@code FOLDER IN OUT ROWS}: answers with milliseconds and the last probability. */
    public static void main(String[] args) throws IOException, InterruptedException, ExecutionException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        long rows = Long.parseLong(args[3]);
        long start = System.nanoTime();
        ForestScorer scorer = new Artifacts(Path.of(args[0])).scorer();
        try (FileChannel in = FileChannel.open(Path.of(args[1]), StandardOpenOption.READ);
                FileChannel result = FileChannel.open(
                        Path.of(args[2]),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE);
                ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<?>> parts = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                long from = rows * thread / THREADS;
                long to = rows * (thread + 1) / THREADS;
                parts.add(threads.submit(() -> score(scorer, in, result, from, to)));
            }
            for (Future<?> part : parts) {
                part.get();
            }
        }
        out.println((System.nanoTime() - start) / 1_000_000);
    }

    private static void score(ForestScorer scorer, FileChannel in, FileChannel out, long from, long to) {
        ByteBuffer read =
                ByteBuffer.allocateDirect(PIECE * Leads.FEATURES * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer written = ByteBuffer.allocateDirect(PIECE * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        float[] rows = new float[PIECE * Leads.FEATURES];
        float[][] margins = new float[1][PIECE];
        try {
            for (long at = from; at < to; at += PIECE) {
                int count = (int) Math.min(PIECE, to - at);
                fill(in, read.clear().limit(count * Leads.FEATURES * Float.BYTES), at * Leads.FEATURES * Float.BYTES);
                read.flip().asFloatBuffer().get(rows, 0, count * Leads.FEATURES);
                scorer.margins(rows, count, margins, List.of());
                written.clear();
                for (int row = 0; row < count; row++) {
                    written.putFloat((float) TreeEnsemble.logistic(margins[0][row]));
                }
                written.flip();
                for (long place = at * Float.BYTES; written.hasRemaining(); ) {
                    place += out.write(written, place);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the leads cannot be rescored", e);
        }
    }

    private static void fill(FileChannel in, ByteBuffer buffer, long from) throws IOException {
        long at = from;
        while (buffer.hasRemaining()) {
            int read = in.read(buffer, at);
            NothingMeasured.unless(read > 0, "the file of leads is too short");
            at += read;
        }
    }
}
