package io.enterprisehub.inference.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Sha256Test {

    private final Random random = new Random(1);

    @Test
    void givesTheHashesOfTheStandardsExamples() {
        assertThat(hexOf("")).isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(hexOf("abc")).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(hexOf("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"))
                .isEqualTo("248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    }

    @Test
    void givesTheJdksHashOfEveryLengthAroundBlocksAndChunks() throws NoSuchAlgorithmException {
        for (int length = 0; length < 300; length++) {
            assertJdks(length);
        }
        for (int length = 8192 - 70; length < 8192 + 70; length++) {
            assertJdks(length);
        }
        assertJdks(1 << 20);
    }

    private void assertJdks(int length) throws NoSuchAlgorithmException {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        ByteBuffer direct = ByteBuffer.allocateDirect(length).put(bytes).flip();
        byte[] expected = MessageDigest.getInstance("SHA-256").digest(bytes);

        assertThat(Sha256.of(ByteBuffer.wrap(bytes))).isEqualTo(expected);
        assertThat(Sha256.of(direct)).isEqualTo(expected);
        assertThat(direct.hasRemaining()).isFalse();
    }

    @Test
    void hashesWhatIsLeftInABufferOnly() {
        byte[] bytes = "--abc--".getBytes(StandardCharsets.US_ASCII);

        assertThat(Sha256.of(ByteBuffer.wrap(bytes, 2, 3)))
                .isEqualTo(Sha256.of(ByteBuffer.wrap(bytes).slice(2, 3)));
        assertThat(HexFormat.of().formatHex(Sha256.of(ByteBuffer.wrap(bytes, 2, 3))))
                .isEqualTo(hexOf("abc"));
    }

    private static String hexOf(String text) {
        return HexFormat.of().formatHex(Sha256.of(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII))));
    }
}
