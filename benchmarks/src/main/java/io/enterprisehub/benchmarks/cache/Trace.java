package io.enterprisehub.benchmarks.cache;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.tukaani.xz.XZInputStream;

/** Requests in their order: one key each. */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Trace(String name, int[] keys) {

    private static final String PLAIN = ".int32be";
    private static final String PACKED = ".int32be.xz";

    /** All {@code *.int32be} and {@code *.int32be.xz} of a folder: keys of four bytes, big-endian. */
    static List<Trace> in(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Trace> traces = files.sorted()
                    .filter(file ->
                            file.toString().endsWith(PLAIN) || file.toString().endsWith(PACKED))
                    .map(Trace::read)
                    .toList();
            if (traces.isEmpty()) {
                throw new IllegalArgumentException(
                        folder + " holds no trace: files *.int32be or *.int32be.xz are read");
            }
            return traces;
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be read", e);
        }
    }

    private static Trace read(Path file) {
        String name = file.getFileName().toString();
        try (InputStream in = Files.newInputStream(file);
                InputStream plain = name.endsWith(PACKED) ? new XZInputStream(in) : in) {
            ByteBuffer bytes = ByteBuffer.wrap(plain.readAllBytes());
            int[] keys = new int[bytes.remaining() / Integer.BYTES];
            bytes.asIntBuffer().get(keys);
            return new Trace(name.replace(PACKED, "").replace(PLAIN, ""), keys);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    /** Made up, for who has no trace: people's keys by Zipf's law, and now and then a walk over everything, as reports do. */
    static Trace generated(int requests) {
        SplittableRandom random = new SplittableRandom(7);
        int[] zipf = Zipf.draws(20_000, requests, 8);
        int[] keys = new int[requests];
        int walk = 0;
        int at = 0;
        for (int i = 0; i < requests; i++) {
            if (walk == 0 && random.nextInt(20_000) == 0) {
                walk = 5_000;
                at = 1_000_000 + random.nextInt(3) * 5_000;
            }
            keys[i] = walk > 0 ? at + walk-- : zipf[i];
        }
        return new Trace("generated (Zipf and walks)", keys);
    }

    int distinct() {
        return (int) Arrays.stream(keys).distinct().count();
    }

    Trace first(int requests) {
        return requests >= keys.length ? this : new Trace(name, Arrays.copyOf(keys, requests));
    }
}
