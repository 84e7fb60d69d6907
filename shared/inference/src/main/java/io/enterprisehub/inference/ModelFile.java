package io.enterprisehub.inference;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tribuo.protos.core.ModelProto;

/**
 * A model in one file: magic, format, description, Tribuo's protobuf, SHA-256 of all before it.
 *
 * <p>Big-endian, as {@link DataOutputStream} writes it; no Java serialisation. The hash tells that a file is whole, not that it
 * is trustworthy: Tribuo loads classes that its part names, so read only files that you deploy yourself.
 */
public record ModelFile(ModelDescription description, ModelProto tribuo) {

    private static final byte[] MAGIC = "EHMODEL\n".getBytes(StandardCharsets.US_ASCII);
    private static final int FORMAT = 1;
    private static final int HASH_BYTES = 32;
    /** Far above any linear model of ours; a length beyond it is garbage and must not be allocated. */
    private static final int MAX_BYTES = 16 * 1024 * 1024;

    private static final int MAX_COLUMNS = 10_000;

    /** The bytes of a new file. */
    public static byte[] write(ModelDescription description, ModelProto tribuo) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(MAGIC);
            out.writeInt(FORMAT);
            writeNumbers(out, description);
            writeProvenance(out, description);
            byte[] proto = tribuo.toByteArray();
            out.writeInt(proto.length);
            out.write(proto);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        bytes.writeBytes(sha256(bytes.toByteArray()));
        return bytes.toByteArray();
    }

    /**
     * Reads a file.
     *
     * @throws ModelFileException when it is not one, is truncated, was altered, or has a format of another time
     */
    public static ModelFile read(byte[] file) {
        if (file.length < MAGIC.length || !Arrays.equals(file, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new ModelFileException("This is not a model file: it does not begin with the magic bytes.");
        }
        int end = file.length - HASH_BYTES;
        byte[] hash = end < MAGIC.length ? new byte[0] : sha256(Arrays.copyOf(file, end));
        if (end < MAGIC.length || !MessageDigest.isEqual(hash, Arrays.copyOfRange(file, end, file.length))) {
            throw new ModelFileException("The model file is truncated or was altered: its SHA-256 does not match.");
        }
        try (DataInputStream in =
                new DataInputStream(new ByteArrayInputStream(file, MAGIC.length, end - MAGIC.length))) {
            int format = in.readInt();
            if (format != FORMAT) {
                throw new ModelFileException(
                        "The model file has format " + format + ", but this version reads format " + FORMAT + ".");
            }
            ModelDescription description = readDescription(in);
            ModelProto tribuo = ModelProto.parseFrom(in.readNBytes(length(in.readInt(), MAX_BYTES)));
            return new ModelFile(description, tribuo);
        } catch (EOFException | InvalidProtocolBufferException | IllegalArgumentException e) {
            throw new ModelFileException("The model file was written wrongly: " + e.getMessage() + ".", e);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** All of the description that a score depends on. */
    static void writeNumbers(DataOutputStream out, ModelDescription description) throws IOException {
        out.writeInt(description.columns().size());
        for (Column column : description.columns()) {
            out.writeUTF(column.name());
            out.writeDouble(column.mean());
            out.writeDouble(column.scale());
            out.writeDouble(column.missingShare());
        }
        out.writeUTF(description.positiveLabel());
        out.writeDouble(description.calibration().slope());
        out.writeDouble(description.calibration().intercept());
        out.writeDouble(description.prior());
    }

    private static void writeProvenance(DataOutputStream out, ModelDescription description) throws IOException {
        out.writeInt(description.provenance().size());
        for (Map.Entry<String, String> entry : description.provenance().entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeUTF(entry.getValue());
        }
    }

    private static ModelDescription readDescription(DataInputStream in) throws IOException {
        int count = length(in.readInt(), MAX_COLUMNS);
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            columns.add(new Column(in.readUTF(), in.readDouble(), in.readDouble(), in.readDouble()));
        }
        String positiveLabel = in.readUTF();
        PlattScaling calibration = new PlattScaling(in.readDouble(), in.readDouble());
        double prior = in.readDouble();
        int entries = length(in.readInt(), MAX_COLUMNS);
        SortedMap<String, String> provenance = new TreeMap<>();
        for (int i = 0; i < entries; i++) {
            provenance.put(in.readUTF(), in.readUTF());
        }
        return new ModelDescription(columns, positiveLabel, calibration, prior, provenance);
    }

    private static int length(int length, int most) {
        if (length < 0 || length > most) {
            throw new IllegalArgumentException("a length of " + length + " is impossible");
        }
        return length;
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
