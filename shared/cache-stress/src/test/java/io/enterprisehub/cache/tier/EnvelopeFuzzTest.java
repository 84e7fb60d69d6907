package io.enterprisehub.cache.tier;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.enterprisehub.cache.tier.compress.Compression;
import io.enterprisehub.cache.tier.compress.Deflate;
import io.enterprisehub.cache.tier.compress.Dictionary;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * Arbitrary bytes under an address: a miss, never anything else. In a normal build the seeds under
 * {@code src/test/resources} are played; {@code JAZZER_FUZZ=1} makes Jazzer look for more.
 */
class EnvelopeFuzzTest {

    private static final byte CODEC = 1;
    private static final LocalKey KEY = new LocalKey("tenant-1", "lead", "contact-7");
    private static final LocalKey OTHER = new LocalKey("tenant-2", "lead", "contact-7");
    private static final Compression COMPRESSION = Compression.by(Deflate.with(Dictionary.none()));

    /** Bytes as they come: the checksum has to stop them. */
    @FuzzTest(maxDuration = "30s")
    void arbitraryBytesDecodeForNobodyElse(byte[] bytes) {
        Envelope mine = Envelope.decode(KEY, CODEC, bytes, COMPRESSION);
        Envelope others = Envelope.decode(OTHER, CODEC, bytes, COMPRESSION);

        assertThat(mine != null && others != null).isFalse();
    }

    /** Bytes whose checksum is right, as an attacker or a broken writer would send them: the form has to stop them. */
    @FuzzTest(maxDuration = "30s")
    void bytesWithARightChecksumDecodeWithinTheirBounds(byte[] bytes) {
        Envelope envelope = Envelope.decode(KEY, CODEC, signed(bytes), COMPRESSION);

        byte[] payload = envelope == null ? null : envelope.payload();
        assertThat(payload == null || payload.length <= 64 << 20).isTrue();
    }

    private static byte[] signed(byte[] bytes) {
        if (bytes.length < Envelope.HEADER) {
            return bytes;
        }
        byte[] copy = bytes.clone();
        CRC32C crc = new CRC32C();
        for (String part : new String[] {KEY.tenant(), KEY.region(), KEY.key()}) {
            byte[] text = part.getBytes(StandardCharsets.UTF_8);
            crc.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, text.length));
            crc.update(text);
        }
        crc.update(copy, 4, 24);
        crc.update(copy, Envelope.HEADER, copy.length - Envelope.HEADER);
        ByteBuffer.wrap(copy).putInt(28, (int) crc.getValue());
        return copy;
    }
}
