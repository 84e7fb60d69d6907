package io.enterprisehub.inference.forest.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Bytes that grow as they are written, least significant byte first. */
final class LittleEndian {

    private static final int LONGEST_TEXT = 0xFFFF;

    private ByteBuffer bytes = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);

    void putByte(int value) {
        room(1).put((byte) value);
    }

    void putShort(int value) {
        room(2).putShort((short) value);
    }

    void putInt(int value) {
        room(4).putInt(value);
    }

    void putFloat(float value) {
        room(4).putFloat(value);
    }

    void putDouble(double value) {
        room(8).putDouble(value);
    }

    void putText(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        if (utf8.length > LONGEST_TEXT) {
            throw new IllegalArgumentException("a text of " + utf8.length + " bytes is too long for a model file");
        }
        putShort(utf8.length);
        room(utf8.length).put(utf8);
    }

    byte[] toBytes() {
        byte[] written = new byte[bytes.position()];
        bytes.get(0, written);
        return written;
    }

    private ByteBuffer room(int size) {
        if (bytes.remaining() < size) {
            bytes = ByteBuffer.allocate(2 * bytes.capacity() + size)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .put(bytes.flip());
        }
        return bytes;
    }
}
