package io.enterprisehub.cache.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.enterprisehub.cache.tier.compress.Compression;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeTest {

    private static final byte CODEC = 1;
    private static final LocalKey KEY = new LocalKey("tenant-1", "lead", "contact-7");
    private static final Envelope VALUE =
            new Envelope(false, CODEC, 1_234_567_890_123L, 45, 60_000, "Grace Hopper".getBytes(StandardCharsets.UTF_8));
    private static final Envelope NOTHING = new Envelope(false, CODEC, 9, 0, 0, null);

    private static byte[] golden(String name) throws IOException {
        try (InputStream file = EnvelopeTest.class.getResourceAsStream("/envelopes/" + name)) {
            String hex = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            return HexFormat.of().parseHex(hex.strip());
        }
    }

    private static @Nullable Envelope decode(LocalKey key, byte codec, byte[] bytes) {
        return Envelope.decode(key, codec, bytes, Compression.none());
    }

    @Test
    void writesTheBytesOfFormatOne() throws IOException {
        assertThat(VALUE.encode(KEY, Compression.none())).isEqualTo(golden("format-1-value.hex"));
        assertThat(NOTHING.encode(KEY, Compression.none())).isEqualTo(golden("format-1-nothing.hex"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"format-1-value.hex", "format-1-expired.hex"})
    void readsTheBytesOfFormatOne(String name) throws IOException {
        Envelope read = Objects.requireNonNull(decode(KEY, CODEC, golden(name)));

        assertThat(read.version()).isEqualTo(VALUE.version());
        assertThat(read.costMillis()).isEqualTo(45);
        assertThat(read.graceMillis()).isEqualTo(60_000);
        assertThat(read.payload()).isEqualTo(VALUE.payload());
        assertThat(read.expired()).isEqualTo(name.contains("expired"));
    }

    @Test
    void tellsNothingFromAnEmptyValue() {
        byte[] empty = new Envelope(false, CODEC, 9, 0, 0, new byte[0]).encode(KEY, Compression.none());

        assertThat(Objects.requireNonNull(decode(KEY, CODEC, NOTHING.encode(KEY, Compression.none())))
                        .payload())
                .isNull();
        assertThat(Objects.requireNonNull(decode(KEY, CODEC, empty)).payload()).isEmpty();
    }

    @Test
    void refusesEveryFlippedBit() {
        byte[] good = VALUE.encode(KEY, Compression.none());
        for (int bit = 0; bit < good.length * 8; bit++) {
            byte[] bad = good.clone();
            bad[bit / 8] ^= (byte) (1 << bit % 8);

            assertThat(decode(KEY, CODEC, bad)).as("bit %d", bit).isNull();
        }
    }

    @Test
    void refusesEveryLengthButItsOwn() {
        byte[] good = VALUE.encode(KEY, Compression.none());
        for (int length = 0; length < good.length + 40; length++) {
            if (length != good.length) {
                assertThat(decode(KEY, CODEC, Arrays.copyOf(good, length)))
                        .as("length %d", length)
                        .isNull();
            }
        }
    }

    @Test
    void refusesRandomBytes() {
        Random random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            byte[] noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            byte[] behindGoodState = VALUE.encode(KEY, Compression.none());
            System.arraycopy(noise, 0, behindGoodState, 4, Math.min(noise.length, behindGoodState.length - 4));

            assertThat(decode(KEY, CODEC, noise)).isNull();
            if (noise.length > 0) {
                assertThat(decode(KEY, CODEC, behindGoodState)).isNull();
            }
        }
    }

    @Test
    void refusesBytesOfAnotherTenantRegionKeyOrCodec() {
        byte[] good = VALUE.encode(KEY, Compression.none());

        assertThat(decode(new LocalKey("tenant-2", "lead", "contact-7"), CODEC, good))
                .isNull();
        assertThat(decode(new LocalKey("tenant-1", "score", "contact-7"), CODEC, good))
                .isNull();
        assertThat(decode(new LocalKey("tenant-1", "lead", "contact-8"), CODEC, good))
                .isNull();
        assertThat(decode(KEY, (byte) 2, good)).isNull();
        // The parts are bound with their lengths: moving a letter from one to the next is another address.
        assertThat(decode(new LocalKey("tenant-", "1lead", "contact-7"), CODEC, good))
                .isNull();
    }
}
