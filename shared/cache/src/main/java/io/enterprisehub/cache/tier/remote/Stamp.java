package io.enterprisehub.cache.tier.remote;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the remote level keeps behind each envelope, so that a whole group of values can be invalidated without looking for
 * them. Big end first: names of the groups, each on a line; their length, 2 bytes; epoch, 16 letters; number of the last
 * group invalidation that had been heard of before the value was loaded, 8 bytes.
 *
 * @param groups the value belongs to, besides the one of all
 */
public record Stamp(GroupState state, List<String> groups) {

    private static final int EPOCH = 16;
    private static final int TAIL = Short.BYTES + EPOCH + Long.BYTES;

    /** An envelope with its stamp; nothing else was ever stored. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Stamped(byte[] envelope, @Nullable Stamp stamp) {}

    /** Splits what the remote level keeps; the stamp is null when there is none. */
    static Stamped split(byte[] stored) {
        int tail = stored.length - TAIL;
        if (tail < 0) {
            return new Stamped(stored, null);
        }
        ByteBuffer buffer = ByteBuffer.wrap(stored);
        int length = buffer.getShort(tail);
        int groups = tail - length;
        if (length < 0 || groups < 0) {
            return new Stamped(stored, null);
        }
        String epoch = new String(stored, tail + Short.BYTES, EPOCH, StandardCharsets.US_ASCII);
        GroupState state = new GroupState(epoch, buffer.getLong(tail + Short.BYTES + EPOCH));
        String names = new String(stored, groups, length, StandardCharsets.UTF_8);
        return new Stamped(
                Arrays.copyOf(stored, groups), new Stamp(state, names.lines().toList()));
    }
}
