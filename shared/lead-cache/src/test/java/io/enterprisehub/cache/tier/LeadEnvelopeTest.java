package io.enterprisehub.cache.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.enterprisehub.cache.tier.compress.Compression;
import io.enterprisehub.cache.tier.compress.Compressor;
import io.enterprisehub.leadcache.LeadRegion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The bytes of a lead's document in Redis: what was written with the shipped dictionary has to stay readable. */
class LeadEnvelopeTest {

    private static final LocalKey KEY = new LocalKey("tenant-1", LeadRegion.NAME, "lead-7");
    private static final Compression COMPRESSION =
            LeadRegion.over((tenant, ids) -> Map.of(), RegionPolicy.strict()).compression();
    private static final byte CODEC = Codecs.text().id();

    private static String resource(String name) throws IOException {
        try (InputStream file = LeadEnvelopeTest.class.getResourceAsStream("/envelopes/" + name)) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }

    private static byte[] document() throws IOException {
        return resource("lead-document.json").getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] golden() throws IOException {
        return HexFormat.of().parseHex(resource("format-1-lead-documents-1.hex"));
    }

    private static byte @Nullable [] payload(byte[] bytes) {
        Envelope read = Envelope.decode(KEY, CODEC, bytes, COMPRESSION);
        return read == null ? null : read.payload();
    }

    @Test
    void readsTheBytesThatWereWrittenWithTheFirstDictionary() throws IOException {
        assertThat(payload(golden())).isEqualTo(document());
    }

    @Test
    void writesLessThanThreeTenthsOfADocument() throws IOException {
        byte[] bytes = new Envelope(false, CODEC, 7919, 45, 60_000, document()).encode(KEY, COMPRESSION);

        assertThat(bytes.length - Envelope.HEADER).isLessThan(document().length * 3 / 10);
        assertThat(payload(bytes)).isEqualTo(document());
    }

    @Test
    void readsNothingFromDamagedBytes() throws IOException {
        byte[] good = golden();
        for (int bit = 0; bit < good.length * Byte.SIZE; bit++) {
            byte[] bad = good.clone();
            bad[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            assertThat(payload(bad)).as("bit %d", bit).isNull();
            assertThat(payload(Arrays.copyOf(good, bit / Byte.SIZE))).isNull();
        }
    }

    /** As if the checksum had been made right again. */
    @Test
    void restoresDamagedPayloadsToNothingLongerThanTheyClaim() throws IOException {
        Compressor compressor = Objects.requireNonNull(COMPRESSION.find(3, 1));
        byte[] good = compressor.compress(document());
        Random random = new Random(1);
        for (int i = 0; i < 5_000; i++) {
            byte[] bad = Arrays.copyOf(good, 1 + random.nextInt(good.length));
            for (int flips = random.nextInt(4); flips >= 0; flips--) {
                bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
            }
            int claim = random.nextInt(2 * document().length);
            byte[] restored = compressor.restore(bad, 0, bad.length, claim);
            assertThat(restored == null || restored.length == claim).isTrue();
        }
    }
}
