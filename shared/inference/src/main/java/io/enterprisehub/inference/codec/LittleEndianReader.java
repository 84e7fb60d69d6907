package io.enterprisehub.inference.codec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads a part of a file, least significant byte first. A length is compared with what is left before anything of that size is
 * allocated, so a file cannot ask for more memory than a small multiple of its own size.
 *
 * <p>Every method throws {@link java.nio.BufferUnderflowException} when the part ends early, and {@link IllegalArgumentException}, with
 * a message to be put behind a colon, when what is read is impossible.
 */
public final class LittleEndianReader {

    private final ByteBuffer in;

    public LittleEndianReader(ByteBuffer part) {
        this.in = part.order(ByteOrder.LITTLE_ENDIAN);
    }

    public int getByte() {
        return in.get() & 0xFF;
    }

    public byte getSignedByte() {
        return in.get();
    }

    public int getShort() {
        return in.getShort() & 0xFFFF;
    }

    public short getSignedShort() {
        return in.getShort();
    }

    public int getInt() {
        return in.getInt();
    }

    public float getFloat() {
        return in.getFloat();
    }

    public double getDouble() {
        return in.getDouble();
    }

    public String getText() {
        byte[] utf8 = getBytes(getShort());
        int high = 0;
        for (byte each : utf8) {
            high |= each;
        }
        if (high >= 0) {
            // A decoder that refuses what is not UTF-8 is made anew for each text; names and nearly all texts are
            // ASCII.
            return new String(utf8, StandardCharsets.US_ASCII);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("a text is not UTF-8", e);
        }
    }

    public List<String> getTexts(int count) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            texts.add(getText());
        }
        return texts;
    }

    /** Texts by name; names that come twice are refused. */
    public SortedMap<String, String> getTextMap() {
        SortedMap<String, String> map = new TreeMap<>();
        int entries = getShort();
        for (int i = 0; i < entries; i++) {
            if (map.put(getText(), getText()) != null) {
                throw new IllegalArgumentException("a name comes twice");
            }
        }
        return map;
    }

    /** A number of things that take at least so many bytes each. */
    public int getCount(int bytesEach) {
        int count = in.getInt();
        if (count < 0 || count > in.remaining() / bytesEach) {
            throw new IllegalArgumentException("a length of " + count + " is impossible");
        }
        return count;
    }

    public byte[] getBytes(int count) {
        byte[] bytes = new byte[count];
        in.get(bytes);
        return bytes;
    }

    // Arrays are copied as a whole: one by one, in an interpreter that has just started, they would be most of the time
    // of opening.

    /** Unsigned 16-bit numbers, as they are. */
    public short[] getShorts(int count) {
        short[] shorts = new short[count];
        in.asShortBuffer().get(shorts);
        skip(Short.BYTES * count);
        return shorts;
    }

    public int[] getInts(int count) {
        int[] ints = new int[count];
        in.asIntBuffer().get(ints);
        skip(Integer.BYTES * count);
        return ints;
    }

    public float[] getFloats(int count) {
        float[] floats = new float[count];
        in.asFloatBuffer().get(floats);
        skip(Float.BYTES * count);
        return floats;
    }

    public double[] getDoubles(int count) {
        double[] doubles = new double[count];
        in.asDoubleBuffer().get(doubles);
        skip(Double.BYTES * count);
        return doubles;
    }

    private void skip(int bytes) {
        in.position(in.position() + bytes);
    }

    /** Everything must have been read. */
    public void end() {
        if (in.hasRemaining()) {
            throw new IllegalArgumentException("a part has " + in.remaining() + " bytes too many");
        }
    }
}
