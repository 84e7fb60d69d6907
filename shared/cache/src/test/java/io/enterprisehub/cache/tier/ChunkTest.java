package io.enterprisehub.cache.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.enterprisehub.cache.tier.remote.Address;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChunkTest {

    private static final String ID = "0123456789abcdef";
    private static final Address LEAD = new Address("lead", "ü7");
    private static final Address SCORE = new Address("score", "7");

    private static final byte[] VALUE = {1, 2, 3, 4};
    private static final byte[] OTHER = {5};

    private static byte[] chunk() {
        Chunk chunk = new Chunk("t", ID);
        assertThat(chunk.add(LEAD, 1_000, VALUE)).isTrue();
        assertThat(chunk.add(SCORE, 5_000, OTHER)).isTrue();
        return chunk.toBytes();
    }

    @Test
    void findsItsEntriesWithTheRestOfTheirLives() {
        Map<Address, Raw> entries = Objects.requireNonNull(Chunk.index("t", 400, chunk()));

        assertThat(Chunk.id(chunk())).isEqualTo(ID);
        assertThat(entries).containsOnlyKeys(LEAD, SCORE);
        assertThat(Objects.requireNonNull(entries.get(LEAD)).restMillis()).isEqualTo(600);
        assertThat(Objects.requireNonNull(entries.get(LEAD)).envelope()).isEqualTo(VALUE);
        assertThat(Objects.requireNonNull(entries.get(SCORE)).envelope()).isEqualTo(OTHER);
    }

    @Test
    void leavesOutWhatIsOver() {
        assertThat(Chunk.index("t", 1_000, chunk())).containsOnlyKeys(SCORE);
    }

    @Test
    void refusesAnotherTenantEveryFlippedBitAndEveryOtherLength() {
        byte[] good = chunk();
        assertThat(Chunk.index("u", 0, good)).isNull();
        for (int bit = 0; bit < good.length * 8; bit++) {
            byte[] bad = good.clone();
            bad[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(Chunk.index("t", 0, bad)).as("bit %d", bit).isNull();
        }
        for (int length = 0; length < good.length + 10; length++) {
            if (length != good.length) {
                assertThat(Chunk.index("t", 0, Arrays.copyOf(good, length)))
                        .as("length %d", length)
                        .isNull();
            }
        }
    }

    @Test
    void endsOnAnyBytesUnderAGoodChecksum() {
        Random random = new Random(5);
        for (int i = 0; i < 10_000; i++) {
            byte[] noise = new byte[random.nextInt(60)];
            random.nextBytes(noise);
            byte[] empty = new Chunk("t", ID).toBytes();
            byte[] bytes = Arrays.copyOf(empty, empty.length + noise.length);
            System.arraycopy(noise, 0, bytes, empty.length, noise.length);
            ByteBuffer.wrap(bytes).putInt(Chunk.CHECKSUM, Chunk.checksum("t", bytes));

            Map<Address, Raw> entries = Chunk.index("t", 0, bytes);

            if (entries != null) {
                entries.values()
                        .forEach(raw -> assertThat(raw.offset() + raw.length()).isLessThanOrEqualTo(bytes.length));
            }
        }
    }

    @Test
    void takesNoMoreThanItsBytes() {
        Chunk chunk = new Chunk("t", ID);

        assertThat(chunk.add(LEAD, 1, new byte[Chunk.MAX_BYTES])).isFalse();
        assertThat(chunk.isEmpty()).isTrue();
        assertThat(chunk.add(LEAD, 1, new byte[Chunk.MAX_BYTES - 60])).isTrue();
        assertThat(chunk.add(SCORE, 1, new byte[60])).isFalse();
        assertThat(chunk.size()).isLessThanOrEqualTo(Chunk.MAX_BYTES);
    }
}
