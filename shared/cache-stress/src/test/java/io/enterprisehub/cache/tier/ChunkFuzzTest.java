package io.enterprisehub.cache.tier;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.enterprisehub.cache.tier.remote.Address;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Arbitrary bytes in place of a part of a snapshot: discarded, never anything else. */
class ChunkFuzzTest {

    private static final String ID = "0123456789abcdef";

    @FuzzTest(maxDuration = "30s")
    void arbitraryBytesAreNobodysSnapshot(byte[] bytes) {
        @Nullable Map<Address, Raw> mine = Chunk.index("tenant-1", 0, bytes);

        assertThat(mine == null || Chunk.index("tenant-2", 0, bytes) == null).isTrue();
    }

    /** The checksum is made right, so that lengths and texts are read. */
    @FuzzTest(maxDuration = "30s")
    void bytesWithARightChecksumPointIntoThemselves(byte[] bytes) {
        byte[] chunk = Arrays.copyOf(bytes, Math.max(bytes.length, 24));
        System.arraycopy(ID.getBytes(StandardCharsets.US_ASCII), 0, chunk, 8, Chunk.ID);
        ByteBuffer.wrap(chunk).putInt(0, 0x45485331).putInt(Chunk.CHECKSUM, Chunk.checksum("tenant-1", chunk));

        @Nullable Map<Address, Raw> found = Chunk.index("tenant-1", 0, chunk);

        if (found != null) {
            found.values()
                    .forEach(raw -> assertThat(raw.offset() + raw.length()).isBetween(0, chunk.length));
        }
    }
}
