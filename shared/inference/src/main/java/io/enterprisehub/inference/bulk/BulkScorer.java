package io.enterprisehub.inference.bulk;

import io.enterprisehub.inference.model.Scores;
import io.enterprisehub.inference.model.ServableModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/**
 * Scores a file of rows into a file of probabilities, of any size in a few megabytes of heap.
 *
 * <p>The input is rows of little-endian float32, as many as the model has features, NaN = missing, nothing else; the output is one
 * little-endian float32 per row, in the same order. Threads take chunks in turn, so a slow one delays nobody: row r is read and written at
 * its own place, and the output does not depend on the number of threads. Everything is read and written by position, without a
 * mapping: a mapping of gigabytes would count as the process's memory, and a file cut meanwhile would kill it.
 */
public final class BulkScorer {

    /** Large enough to hide a system call, small enough for the second-level cache. */
    private static final int CHUNK_ROWS = 8192;

    private final ServableModel model;
    private final int threads;

    /**
     * A scorer.
     *
     * @param threads that score at once, 1 to 64
     */
    public BulkScorer(ServableModel model, int threads) {
        if (threads < 1 || threads > 64) {
            throw new IllegalArgumentException("bulk scoring takes 1 to 64 threads, but not " + threads);
        }
        this.model = model;
        this.threads = threads;
    }

    /**
     * Scores a file.
     *
     * @param output overwritten; not the input
     * @param progress told the number of rows done so far, from any of the threads, after every chunk
     * @return number of rows
     * @throws IllegalArgumentException when the input does not consist of whole rows, or is the output
     * @throws UncheckedIOException when a file cannot be read or written; the output is then not complete
     */
    public long score(Path input, Path output, LongConsumer progress) {
        if (input.toAbsolutePath().normalize().equals(output.toAbsolutePath().normalize())) {
            throw new IllegalArgumentException("the output would overwrite the input " + input);
        }
        try (FileChannel in = FileChannel.open(input, StandardOpenOption.READ)) {
            long rows = rows(in.size());
            try (FileChannel out = FileChannel.open(
                    output,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING)) {
                run(new Pass(in, out, rows, progress));
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException("The rows of " + input + " cannot be scored into " + output + ".", e);
        }
    }

    private long rows(long bytes) {
        int rowBytes = Float.BYTES * model.features().size();
        if (bytes % rowBytes != 0) {
            throw new IllegalArgumentException(
                    "a file of rows of " + model.features().size() + " features has a multiple of " + rowBytes
                            + " bytes, but this one has " + bytes);
        }
        return bytes / rowBytes;
    }

    private void run(Pass pass) throws IOException {
        List<Future<Long>> work = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            for (int i = 0; i < threads; i++) {
                work.add(pool.submit(() -> pass.work(model)));
            }
            for (Future<Long> each : work) {
                each.get();
            }
        } catch (InterruptedException e) {
            pass.stop();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }

    /** One file: which chunk is next, and how far all are. */
    private static final class Pass {

        private final FileChannel in;
        private final FileChannel out;
        private final long rows;
        private final LongConsumer progress;
        private final AtomicLong next = new AtomicLong();
        private final AtomicLong done = new AtomicLong();

        Pass(FileChannel in, FileChannel out, long rows, LongConsumer progress) {
            this.in = in;
            this.out = out;
            this.rows = rows;
            this.progress = progress;
        }

        void stop() {
            next.set(rows);
        }

        /** Scores chunks until none is left; how many rows this thread took. */
        long work(ServableModel model) throws IOException {
            int features = model.features().size();
            ByteBuffer bytes = ByteBuffer.allocateDirect(CHUNK_ROWS * features * Float.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN);
            float[] values = new float[CHUNK_ROWS * features];
            Scores scores = new Scores(CHUNK_ROWS);
            long mine = 0;
            try {
                for (long first = take(); first < rows; first = take()) {
                    int count = (int) Math.min(CHUNK_ROWS, rows - first);
                    read(bytes.clear().limit(count * features * Float.BYTES), first * features * Float.BYTES);
                    bytes.flip().asFloatBuffer().get(values, 0, count * features);
                    model.score(values, count, scores);
                    write(bytes.clear(), scores, first);
                    mine += count;
                    progress.accept(done.addAndGet(count));
                }
            } finally {
                // After a failure the others have nothing to go on for.
                stop();
            }
            return mine;
        }

        private long take() {
            return next.getAndAdd(CHUNK_ROWS);
        }

        private void read(ByteBuffer bytes, long position) throws IOException {
            while (bytes.hasRemaining()) {
                if (in.read(bytes, position + bytes.position()) < 0) {
                    throw new IOException("the file was cut while it was read");
                }
            }
        }

        private void write(ByteBuffer bytes, Scores scores, long first) throws IOException {
            for (int row = 0; row < scores.size(); row++) {
                bytes.putFloat((float) scores.probability(row));
            }
            bytes.flip();
            while (bytes.hasRemaining()) {
                out.write(bytes, first * Float.BYTES + bytes.position());
            }
        }
    }
}
