package io.enterprisehub.cache.tier.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CompressionTest {

    static final Dictionary SAMPLES = Dictionary.resource(1, CompressionTest.class, "/dictionaries/samples-1.dict");

    private static final Dictionary TRAINED =
            Dictionary.of(3, TrainedDeflate.train(SAMPLES.bytes(), new SampleDocuments(1).mixed(3_000)));

    static Stream<Compressor> compressors() {
        return Stream.of(
                TrainedDeflate.with(TRAINED),
                Deflate.with(Dictionary.none()),
                Deflate.with(SAMPLES),
                Zstd.with(Dictionary.none()),
                Zstd.with(SAMPLES));
    }

    static Stream<Compressor> withDictionary() {
        return compressors().filter(compressor -> compressor.dictionary().id() != 0);
    }

    private static byte @Nullable [] restore(Compressor compressor, byte[] bytes, int rawLength) {
        return compressor.restore(bytes, 0, bytes.length, rawLength);
    }

    @ParameterizedTest
    @MethodSource("compressors")
    void restoresWhatItCompressed(Compressor compressor) {
        for (byte[] document : new SampleDocuments(2).mixed(200)) {
            byte[] inside = new byte[3 + document.length];
            byte[] bytes = compressor.compress(document);
            System.arraycopy(bytes, 0, inside, 2, bytes.length);

            assertThat(compressor.restore(inside, 2, bytes.length, document.length))
                    .isEqualTo(document);
        }
        assertThat(restore(compressor, compressor.compress(new byte[0]), 0)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("compressors")
    void restoresNothingThatIsNotOfTheClaimedLength(Compressor compressor) {
        byte[] document = new SampleDocuments(3).of(900);
        byte[] bytes = compressor.compress(document);

        for (int wrong : new int[] {0, 1, document.length - 1, document.length + 1, 4 * document.length}) {
            assertThat(restore(compressor, bytes, wrong)).as("%d", wrong).isNull();
        }
        assertThat(restore(compressor, Arrays.copyOf(bytes, bytes.length - 1), document.length))
                .isNull();
    }

    @ParameterizedTest
    @MethodSource("compressors")
    void survivesFlippedBitsAndNoise(Compressor compressor) {
        Random random = new Random(4);
        byte[] document = new SampleDocuments(4).of(1_500);
        byte[] bytes = compressor.compress(document);
        for (int i = 0; i < 2_000; i++) {
            byte[] bad = bytes.clone();
            bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
            byte[] noise = new byte[random.nextInt(300)];
            random.nextBytes(noise);

            for (byte[] attempt : List.of(bad, noise)) {
                byte[] restored = restore(compressor, attempt, document.length);
                assertThat(restored == null || restored.length == document.length)
                        .isTrue();
            }
        }
        assertThat(restore(compressor, bytes, document.length)).isEqualTo(document);
    }

    @ParameterizedTest
    @MethodSource("withDictionary")
    void savesSixtyPerCentOfDocumentsFromHalfAKilobyteToTen(Compressor compressor) {
        for (int size : new int[] {500, 600, 1_000, 2_000, 5_000, 10_000}) {
            SampleDocuments unseen = new SampleDocuments(1_000 + size);
            long raw = 0;
            long packed = 0;
            for (int i = 0; i < 200; i++) {
                byte[] document = unseen.of(size);
                raw += document.length;
                packed += Compression.by(compressor).pack(document).bytes().length;
            }
            assertThat(1 - (double) packed / raw)
                    .as("share saved at %d bytes", size)
                    .isGreaterThan(0.6);
        }
    }

    @Test
    void leavesSmallPayloadsAndThoseThatDoNotShrinkAsTheyAre() {
        Compression compression = Compression.by(Deflate.with(SAMPLES));
        byte[] small = new SampleDocuments(5).of(600);
        byte[] noise = new byte[5_000];
        new Random(5).nextBytes(noise);

        assertThat(compression.pack(Arrays.copyOf(small, 255)).compressor()).isNull();
        assertThat(compression.pack(Arrays.copyOf(small, 256)).compressor()).isNotNull();
        assertThat(compression.pack(noise).bytes()).isSameAs(noise);
        assertThat(compression.withLimits(10_000, 0.15).pack(small).bytes()).isSameAs(small);
        assertThat(compression.withLimits(256, 0.9).pack(small).bytes()).isSameAs(small);
    }

    @Test
    void writesNothingThatItsOwnCapsWouldRefuse() {
        Compression compression = Compression.by(Zstd.with(Dictionary.none()));
        byte[] hollow = new byte[1 << 20];
        byte[] huge = new byte[Compression.MAX_RAW_BYTES + 1];

        assertThat(compression.pack(hollow).bytes()).isSameAs(hollow);
        assertThat(compression.pack(huge).bytes()).isSameAs(huge);
        assertThat(Compression.isWithinCaps(1_000, 1_000 * Compression.MAX_RATIO))
                .isTrue();
        assertThat(Compression.isWithinCaps(1_000, 1_000 * Compression.MAX_RATIO + 1))
                .isFalse();
        assertThat(Compression.isWithinCaps(1 << 20, Compression.MAX_RAW_BYTES + 1))
                .isFalse();
        assertThat(Compression.isWithinCaps(1 << 20, -1)).isFalse();
    }

    @Test
    void keepsOldDictionariesReadableAndTellsIdsApart() {
        Compressor old = Deflate.with(SAMPLES);
        byte[] other = "other text that documents have in common".getBytes(StandardCharsets.UTF_8);
        Compression compression = Compression.by(Deflate.with(Dictionary.of(2, other)))
                .alsoReading(old)
                .alsoReading(Deflate.with(Dictionary.none()));

        assertThat(compression.find(1, 1)).isSameAs(old);
        assertThat(Objects.requireNonNull(compression.find(1, 2)).dictionary().id())
                .isEqualTo(2);
        assertThat(compression.find(1, 3)).isNull();
        assertThat(compression.find(2, 1)).isNull();
        assertThatThrownBy(() -> compression.alsoReading(Deflate.with(Dictionary.of(2, other))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("dictionary 2 is named twice");
    }

    @Test
    void trainsTheSameDictionaryFromTheSameSamples() throws Exception {
        byte[] trained = DictionaryTraining.train(new SampleDocuments(1).mixed(3_000), 8 << 10);

        assertThat(trained).isEqualTo(SAMPLES.bytes());
        assertThatThrownBy(() -> DictionaryTraining.train(List.of(new byte[20]), 8 << 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("give more of them");
    }
}
