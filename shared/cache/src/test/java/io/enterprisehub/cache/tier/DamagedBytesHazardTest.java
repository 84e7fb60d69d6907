package io.enterprisehub.cache.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.enterprisehub.cache.tier.compress.Compression;
import io.enterprisehub.cache.tier.compress.Compressor;
import io.enterprisehub.cache.tier.compress.Deflate;
import io.enterprisehub.cache.tier.compress.Dictionary;
import io.enterprisehub.cache.tier.compress.TrainedDeflate;
import io.enterprisehub.cache.tier.compress.Zstd;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Hazard: bytes in the shared level are damaged, cut, mixed up or forged. Every golden file is damaged in every way. */
class DamagedBytesHazardTest {

    private static final byte CODEC = 1;
    private static final LocalKey KEY = new LocalKey("tenant-1", "lead", "contact-7");
    private static final LocalKey OTHER_TENANT = new LocalKey("tenant-2", "lead", "contact-7");
    private static final Dictionary SAMPLES =
            Dictionary.resource(1, DamagedBytesHazardTest.class, "/dictionaries/samples-1.dict");

    private static final Dictionary TRAINED =
            Dictionary.resource(2, DamagedBytesHazardTest.class, "/dictionaries/trained-2.dict");

    static List<Path> goldenFiles() throws IOException, URISyntaxException {
        Path directory = Path.of(Objects.requireNonNull(DamagedBytesHazardTest.class.getResource("/envelopes"))
                .toURI());
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        }
    }

    private static byte[] bytes(Path golden) {
        try {
            return HexFormat.of().parseHex(Files.readString(golden).strip());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Compression reading(Path golden) {
        String name = golden.getFileName().toString();
        if (name.contains("trained")) {
            return Compression.by(TrainedDeflate.with(TRAINED));
        }
        Dictionary dictionary = name.contains("dictionary") ? SAMPLES : Dictionary.none();
        Compressor zstd = Zstd.with(dictionary);
        return name.contains("zstd") ? Compression.by(zstd) : Compression.by(Deflate.with(dictionary));
    }

    private static @Nullable Envelope decode(LocalKey key, byte[] bytes, Path golden) {
        return Envelope.decode(key, CODEC, bytes, reading(golden));
    }

    @ParameterizedTest
    @MethodSource("goldenFiles")
    void theGoldenBytesThemselvesAreRead(Path golden) {
        assertThat(decode(KEY, bytes(golden), golden)).isNotNull();
    }

    @ParameterizedTest
    @MethodSource("goldenFiles")
    void everyFlippedBitIsAMiss(Path golden) {
        byte[] good = bytes(golden);
        Compression compression = reading(golden);
        for (int bit = 0; bit < good.length * Byte.SIZE; bit++) {
            byte[] bad = good.clone();
            bad[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);

            assertThat(Envelope.decode(KEY, CODEC, bad, compression))
                    .as("bit %d", bit)
                    .isNull();
        }
    }

    @ParameterizedTest
    @MethodSource("goldenFiles")
    void everyCutAndEveryHoleIsAMiss(Path golden) {
        byte[] good = bytes(golden);
        Compression compression = reading(golden);
        for (int at = 0; at < good.length; at++) {
            byte[] cut = Arrays.copyOf(good, at);
            byte[] hole = new byte[good.length - 1];
            System.arraycopy(good, 0, hole, 0, at);
            System.arraycopy(good, at + 1, hole, at, good.length - 1 - at);
            byte[] longer = Arrays.copyOf(good, good.length + 1 + at);

            assertThat(Envelope.decode(KEY, CODEC, cut, compression))
                    .as("cut at %d", at)
                    .isNull();
            assertThat(Envelope.decode(KEY, CODEC, hole, compression))
                    .as("hole at %d", at)
                    .isNull();
            assertThat(Envelope.decode(KEY, CODEC, longer, compression))
                    .as("%d more", at + 1)
                    .isNull();
        }
    }

    @ParameterizedTest
    @MethodSource("goldenFiles")
    void anotherTenantsBytesAreAMiss(Path golden) {
        assertThat(decode(OTHER_TENANT, bytes(golden), golden)).isNull();
    }

    @ParameterizedTest
    @MethodSource("goldenFiles")
    void aPieceOfOneEntryInAnotherIsAMiss(Path golden) throws Exception {
        byte[] good = bytes(golden);
        Compression compression = reading(golden);
        Random random = new Random(3);
        for (Path donor : goldenFiles()) {
            byte[] donated = bytes(donor);
            for (int i = 0; i < 2_000; i++) {
                int length = 1 + random.nextInt(Math.min(good.length, donated.length));
                byte[] mixed = good.clone();
                System.arraycopy(
                        donated,
                        random.nextInt(donated.length - length + 1),
                        mixed,
                        random.nextInt(good.length - length + 1),
                        length);
                boolean sameButForItsState = Arrays.equals(mixed, 4, mixed.length, good, 4, good.length);

                assertThat(Envelope.decode(KEY, CODEC, mixed, compression) != null && !sameButForItsState)
                        .as("%s into %s", donor.getFileName(), golden.getFileName())
                        .isFalse();
            }
        }
    }

    @Test
    void thereAreGoldenFilesOfAllForms() throws Exception {
        assertThat(goldenFiles()).hasSizeGreaterThanOrEqualTo(7);
    }
}
