package io.enterprisehub.cache.tier;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * An envelope inside a chunk that nobody has looked into yet.
 *
 * @param restMillis until the shared level forgets it, from when it was hydrated
 */
@SuppressWarnings("ArrayRecordComponent") // Points into bytes that many share; never compared.
record Raw(byte[] chunk, int offset, int length, long restMillis) {

    byte[] envelope() {
        return Arrays.copyOfRange(chunk, offset, offset + length);
    }

    /** As the envelope says; whether it is a good envelope shows when it is decoded. */
    long version() {
        return length < Envelope.HEADER ? 0 : ByteBuffer.wrap(chunk).getLong(offset + Envelope.VERSION);
    }
}
