package io.enterprisehub.cache.tier.remote;

import io.enterprisehub.cache.tier.remote.LogEntry.Verb;
import io.enterprisehub.cache.tier.remote.RemoteValue.Lease;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Reads what the scripts return. Their shapes are ours: a reply that does not fit is a defect and throws. */
final class Replies {

    /** Position of the values in the flat list of a log entry's fields: k, o, v, n. */
    private static final int KEY = 1;

    private static final int VERB = 3;
    private static final int VERSION = 5;
    private static final int NONCE = 7;

    /** What the script says of a value that is good in need, and where its envelope says so. */
    private static final int EXPIRED = 1;

    private static final int STATE = 3;
    private static final byte EXPIRED_STATE = '~';

    private Replies() {}

    static int code(List<@Nullable Object> reply) {
        return Math.toIntExact((Long) element(reply, 0));
    }

    /**
     * Reads a reply of the read script.
     *
     * @param chunks fetches so many chunks of a snapshot
     */
    static ReadReply read(List<@Nullable Object> reply, IntFunction<List<byte[]>> chunks) {
        Object log = reply.get(0);
        Object snapshot = reply.get(2);
        return new ReadReply(
                log == null ? null : slice(list(log)),
                list(element(reply, 1)).stream()
                        .map(value -> value(list(Objects.requireNonNull(value))))
                        .toList(),
                groups(list(element(reply, 3)), 0),
                snapshot == null ? null : snapshot(list(snapshot), chunks));
    }

    /** Where the log that the reply speaks of ends, and when that was. */
    static Publication.Start start(List<@Nullable Object> reply) {
        List<@Nullable Object> log = list(element(reply, 0));
        return new Publication.Start(
                entry(list(element(log, 1))).position(), groups(list(element(reply, 3)), 0), (Long) element(log, 2));
    }

    private static Snapshot snapshot(List<@Nullable Object> head, IntFunction<List<byte[]>> chunks) {
        LogPosition position = new LogPosition(text(element(head, 1)), text(element(head, 2)));
        List<byte[]> fetched = chunks.apply(Math.toIntExact((Long) element(head, 4)));
        return new Snapshot(text(element(head, 0)), position, groups(head, 5), (Long) element(head, 3), fetched);
    }

    private static LogSlice slice(List<@Nullable Object> log) {
        List<LogEntry> entries = list(element(log, 0)).stream()
                .map(entry -> entry(list(Objects.requireNonNull(entry))))
                .toList();
        return new LogSlice(entries, entry(list(element(log, 1))).position());
    }

    private static LogEntry entry(List<@Nullable Object> entry) {
        List<@Nullable Object> fields = list(element(entry, 1));
        return new LogEntry(
                new LogPosition(text(element(entry, 0)), text(element(fields, NONCE))),
                Address.parse(text(element(fields, KEY))),
                Verb.valueOf(text(element(fields, VERB))),
                Long.parseLong(text(element(fields, VERSION))));
    }

    /** A groups' state from two elements. */
    static GroupState groups(List<@Nullable Object> reply, int index) {
        return new GroupState(text(element(reply, index)), (Long) element(reply, index + 1));
    }

    /** The server has compared the stamp; what a group's expiration reached looks like what was expired by itself. */
    private static RemoteValue value(List<@Nullable Object> value) {
        Lease lease = Lease.values()[Math.toIntExact((Long) element(value, 2))];
        byte[] stored = (byte @Nullable []) value.get(0);
        byte[] envelope = stored == null ? null : Stamp.split(stored).envelope();
        if (envelope != null && (Long) element(value, 3) == EXPIRED) {
            ByteBuffer.wrap(envelope).put(STATE, EXPIRED_STATE);
        }
        return new RemoteValue(envelope, (Long) element(value, 1), lease);
    }

    private static Object element(List<@Nullable Object> list, int index) {
        return Objects.requireNonNull(list.get(index));
    }

    @SuppressWarnings("unchecked") // RawOutput builds nothing but lists of this kind.
    private static List<@Nullable Object> list(Object nested) {
        return (List<@Nullable Object>) nested;
    }

    private static String text(Object bytes) {
        return new String((byte[]) bytes, StandardCharsets.UTF_8);
    }
}
