package io.enterprisehub.cache.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.enterprisehub.cache.tier.compress.Compression;
import io.enterprisehub.cache.tier.compress.Compressor;
import io.enterprisehub.cache.tier.compress.Deflate;
import io.enterprisehub.cache.tier.compress.Dictionary;
import io.enterprisehub.cache.tier.compress.SampleDocuments;
import io.enterprisehub.cache.tier.compress.TrainedDeflate;
import io.enterprisehub.cache.tier.compress.Zstd;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CompressedEnvelopeTest {

    private static final byte CODEC = 1;
    private static final LocalKey KEY = new LocalKey("tenant-1", "lead", "contact-7");
    private static final byte[] DOCUMENT = new SampleDocuments(7).of(600);
    private static final Envelope VALUE = new Envelope(false, CODEC, 1_234_567_890_123L, 45, 60_000, DOCUMENT);
    private static final Dictionary SAMPLES =
            Dictionary.resource(1, CompressedEnvelopeTest.class, "/dictionaries/samples-1.dict");
    private static final Dictionary TRAINED =
            Dictionary.resource(2, CompressedEnvelopeTest.class, "/dictionaries/trained-2.dict");
    private static final Map<String, Compressor> FORMS = Map.of(
            "format-1-deflate.hex", Deflate.with(Dictionary.none()),
            "format-1-deflate-dictionary.hex", Deflate.with(SAMPLES),
            "format-1-trained-deflate-dictionary.hex", TrainedDeflate.with(TRAINED),
            "format-1-zstd.hex", Zstd.with(Dictionary.none()),
            "format-1-zstd-dictionary.hex", Zstd.with(SAMPLES));

    static Stream<String> forms() {
        return FORMS.keySet().stream();
    }

    private static Compressor of(String form) {
        return Objects.requireNonNull(FORMS.get(form));
    }

    private static byte[] golden(String name) throws IOException {
        try (InputStream file = CompressedEnvelopeTest.class.getResourceAsStream("/envelopes/" + name)) {
            String hex = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            return HexFormat.of().parseHex(hex.strip());
        }
    }

    private static byte @Nullable [] payload(byte[] bytes, Compression compression) {
        Envelope read = Envelope.decode(KEY, CODEC, bytes, compression);
        return read == null ? null : read.payload();
    }

    /** Makes the checksum right again, as an attacker would. */
    private static byte[] signed(byte[] bytes, Dictionary dictionary) {
        CRC32C crc = new CRC32C();
        for (String part : new String[] {KEY.tenant(), KEY.region(), KEY.key()}) {
            crc.update(ByteBuffer.allocate(4).putInt(0, part.length()));
            crc.update(part.getBytes(StandardCharsets.UTF_8));
        }
        crc.update(bytes, 4, 24);
        crc.update(bytes, Envelope.HEADER, bytes.length - Envelope.HEADER);
        if (dictionary.id() != 0) {
            crc.update(ByteBuffer.allocate(4).putInt(0, dictionary.fingerprint()));
        }
        ByteBuffer.wrap(bytes).putInt(28, (int) crc.getValue());
        return bytes;
    }

    /** Compressed bytes may differ between versions of a library; what they restore to may not. */
    @ParameterizedTest
    @MethodSource("forms")
    void readsTheBytesOfFormatOne(String form) throws IOException {
        assertThat(payload(golden(form), Compression.by(of(form)))).isEqualTo(DOCUMENT);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void readsWhatItWroteAndWritesLessThanPlain(String form) {
        Compression compression = Compression.by(of(form));
        byte[] bytes = VALUE.encode(KEY, compression);

        Envelope read = Objects.requireNonNull(Envelope.decode(KEY, CODEC, bytes, compression));
        assertThat(read.payload()).isEqualTo(DOCUMENT);
        assertThat(read.version()).isEqualTo(VALUE.version());
        assertThat(read.graceMillis()).isEqualTo(VALUE.graceMillis());
        assertThat(bytes.length).isLessThan(Envelope.HEADER + DOCUMENT.length);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void readsPlainAndOldEntriesWhateverItWritesItself(String form) throws IOException {
        Compression compression = Compression.by(Deflate.with(Dictionary.of(9, DOCUMENT)));
        byte[] plain = VALUE.encode(KEY, Compression.none());

        assertThat(payload(plain, compression)).isEqualTo(DOCUMENT);
        assertThat(payload(golden(form), compression)).isNull();
        assertThat(payload(golden(form), compression.alsoReading(of(form)))).isEqualTo(DOCUMENT);
        assertThat(payload(golden(form), Compression.none())).isNull();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void refusesEveryFlippedBitAndEveryCut(String form) {
        Compression compression = Compression.by(of(form));
        byte[] good = VALUE.encode(KEY, compression);
        for (int bit = 0; bit < good.length * 8; bit++) {
            byte[] bad = good.clone();
            bad[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(payload(bad, compression)).as("bit %d", bit).isNull();
        }
        for (int length = 0; length < good.length; length++) {
            assertThat(payload(Arrays.copyOf(good, length), compression)).isNull();
        }
    }

    @Test
    void refusesADictionaryOfOtherBytesUnderTheSameId() {
        byte[] bytes = VALUE.encode(KEY, Compression.by(Deflate.with(SAMPLES)));

        assertThat(payload(bytes, Compression.by(Deflate.with(Dictionary.of(1, DOCUMENT)))))
                .isNull();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void refusesBombsBeforeAnythingIsAllocated(String form) {
        Compressor compressor = of(form);
        Compression compression = Compression.by(compressor);
        byte[] good = VALUE.encode(KEY, compression);
        for (int claim : new int[] {-1, Integer.MIN_VALUE, Integer.MAX_VALUE, Compression.MAX_RAW_BYTES + 1, 1 << 20}) {
            byte[] bomb = good.clone();
            ByteBuffer.wrap(bomb).putInt(Envelope.HEADER, claim);

            assertThat(payload(signed(bomb, compressor.dictionary()), compression))
                    .as("%d", claim)
                    .isNull();
        }
        assertThat(payload(signed(good.clone(), compressor.dictionary()), compression))
                .isEqualTo(DOCUMENT);
    }
}
