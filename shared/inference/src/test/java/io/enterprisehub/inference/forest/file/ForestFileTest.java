package io.enterprisehub.inference.forest.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.enterprisehub.inference.codec.ModelFrame;
import io.enterprisehub.inference.forest.Calibration;
import io.enterprisehub.inference.forest.ForestScorer;
import io.enterprisehub.inference.forest.LeafPrecision;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ForestFileTest {

    private static final String ONE_SENTENCE = "(?s)[A-Z].*\\.";
    private final ForestModel model = Models.model(1, LeafPrecision.FLOAT32, Models.CURVE, 20);
    private final byte[] file = ForestFile.write(model);

    @ParameterizedTest
    @EnumSource
    void readsWhatItWroteInEveryPrecisionAndWritesItAgain(LeafPrecision precision) {
        for (int seed = 0; seed < 20; seed++) {
            Calibration calibration = seed % 2 == 0 ? Models.CURVE : Models.LINE;
            ForestModel written = Models.model(seed, precision, calibration, 1 + 40 * seed);
            byte[] bytes = ForestFile.write(written);

            ForestModel read = ForestFile.read(ByteBuffer.wrap(bytes)).model();

            assertThat(read).isEqualTo(written);
            assertThat(ForestFile.write(read)).isEqualTo(bytes);
        }
    }

    /** If this fails, files that are in use can no longer be read: raise the format, and keep reading this one. */
    @Test
    void keepsTheBytesOfTheGoldenFile() throws IOException {
        try (InputStream in = Objects.requireNonNull(ForestFileTest.class.getResourceAsStream("golden-1.forest"))) {
            byte[] golden = in.readAllBytes();

            ForestFile read = ForestFile.read(ByteBuffer.wrap(golden));

            assertThat(ForestFile.write(read.model())).isEqualTo(golden);
            assertThat(read.version()).isEqualTo("forest-6d6b6322aa2efe78378c773c5ac273d8");
            float[] rows = {0, 0, 0, 1, -2, Float.NaN, Float.NaN, 100, -0.5f, -30, 0.01f, 7};
            assertThat(ForestScorer.of(read.model().ensemble()).margins(rows, 4)[0])
                    .containsExactly(0.9177895f, 1.3029652f, 1.4752855f, 0.9577542f);
        }
    }

    @Test
    void theVersionNamesWhatDecidesAScoreAndNotWhereItCameFrom() {
        ForestModel elsewhere = new ForestModel(
                model.features(),
                model.reasonCodes(),
                model.ensemble(),
                model.precision(),
                model.calibration(),
                model.tiers(),
                model.training(),
                new TreeMap<>(Map.of("data", "another")));
        ForestModel other = Models.model(1, LeafPrecision.FLOAT32, Models.LINE, 20);
        String version = ForestFile.read(ByteBuffer.wrap(file)).version();

        assertThat(ForestFile.read(ByteBuffer.wrap(ForestFile.write(elsewhere))).version())
                .isEqualTo(version);
        assertThat(ForestFile.read(ByteBuffer.wrap(ForestFile.write(other))).version())
                .isNotEqualTo(version);
    }

    @Test
    void refusesAFileThatEndsEarlyWhereverItEnds() {
        for (int length = 0; length < file.length; length++) {
            assertRefused(Arrays.copyOf(file, length));
        }
        assertRefused(Arrays.copyOf(file, file.length + 1));
    }

    @Test
    void refusesAFileInWhichOneBitWasTurnedWhereverThatIs() {
        for (int at = 0; at < file.length; at++) {
            byte[] altered = file.clone();
            altered[at] ^= (byte) (1 << at % 8);
            assertRefused(altered);
        }
    }

    @Test
    void whatWasAlteredAndHashedAgainIsRefusedOrReadAsAnotherWholeModel() {
        Random random = new Random(5);
        int refused = 0;
        int read = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] altered = file.clone();
            for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                int at = 8 + random.nextInt(file.length - 8 - ModelFrame.HASH_BYTES);
                altered[at] = (byte) (random.nextBoolean() ? random.nextInt() : altered[at] ^ (1 << random.nextInt(8)));
            }
            rehash(altered);
            try {
                ForestModel whole = ForestFile.read(ByteBuffer.wrap(altered)).model();
                whole.ensemble().margin(new float[whole.features().size()], 0);
                read++;
            } catch (ForestFileException e) {
                assertThat(e).hasMessageMatching(ONE_SENTENCE);
                refused++;
            }
        }
        assertThat(List.of(refused, read)).allMatch(times -> times > 1000);
    }

    @Test
    void tellsANewerFileFromABrokenOne() {
        byte[] newer = file.clone();
        newer[8] = 2;
        rehash(newer);

        assertThatThrownBy(() -> ForestFile.read(ByteBuffer.wrap(newer)))
                .hasMessage("The model file has format 2, but this version reads formats up to 1.");
        assertThatThrownBy(() -> ForestFile.read(ByteBuffer.wrap(Arrays.copyOf(file, 500))))
                .hasMessage("The model file is truncated or was altered: its SHA-256 does not match.");
        assertThatThrownBy(() -> ForestFile.read(ByteBuffer.wrap(new byte[500])))
                .hasMessage("This is not a model file: it does not begin with the magic bytes.");
    }

    @Test
    void doesNotWriteLeavesThatWereNotRoundedToTheirPrecision() {
        ForestModel unrounded = new ForestModel(
                model.features(),
                model.reasonCodes(),
                model.ensemble(),
                LeafPrecision.INT8,
                model.calibration(),
                model.tiers(),
                model.training(),
                model.provenance());

        assertThatThrownBy(() -> ForestFile.write(unrounded)).hasMessage("the leaves are not rounded to INT8");
    }

    private static void assertRefused(byte[] bytes) {
        assertThatThrownBy(() -> ForestFile.read(ByteBuffer.wrap(bytes)))
                .isInstanceOf(ForestFileException.class)
                .hasMessageMatching(ONE_SENTENCE);
    }

    private static void rehash(byte[] bytes) {
        int end = bytes.length - ModelFrame.HASH_BYTES;
        try {
            MessageDigest jdk = MessageDigest.getInstance("SHA-256");
            jdk.update(bytes, 0, end);
            System.arraycopy(jdk.digest(), 0, bytes, end, ModelFrame.HASH_BYTES);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
