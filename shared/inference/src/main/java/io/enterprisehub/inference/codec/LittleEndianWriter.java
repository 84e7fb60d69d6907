package io.enterprisehub.inference.codec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Bytes that grow as they are written, least significant byte first. */
public final class LittleEndianWriter {

    private static final int LONGEST = 0xFFFF;

    private ByteBuffer bytes = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);

    public void putByte(int value) {
        room(1).put((byte) value);
    }

    public void putShort(int value) {
        if (value < 0 || value > LONGEST) {
            throw new IllegalArgumentException("a length of " + value + " is too long for a model file");
        }
        room(2).putShort((short) value);
    }

    public void putSignedShort(int value) {
        room(2).putShort((short) value);
    }

    public void putInt(int value) {
        room(4).putInt(value);
    }

    public void putFloat(float value) {
        room(4).putFloat(value);
    }

    public void putDouble(double value) {
        room(8).putDouble(value);
    }

    public void putFloats(float[] values) {
        for (float value : values) {
            putFloat(value);
        }
    }

    public void putDoubles(double[] values) {
        for (double value : values) {
            putDouble(value);
        }
    }

    public void putInts(int[] values) {
        for (int value : values) {
            putInt(value);
        }
    }

    public void putBytes(byte[] values) {
        room(values.length).put(values);
    }

    public void putText(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        putShort(utf8.length);
        putBytes(utf8);
    }

    public void putTextMap(Map<String, String> texts) {
        putShort(texts.size());
        texts.forEach((name, text) -> {
            putText(name);
            putText(text);
        });
    }

    public byte[] toBytes() {
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
