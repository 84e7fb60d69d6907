package io.enterprisehub.inference.model;

import io.enterprisehub.inference.codec.BrokenFrameException;
import io.enterprisehub.inference.codec.ModelFrame;
import io.enterprisehub.inference.forest.file.ForestFile;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A model and the version that its file gives it. Writes format 2; reads formats 1 and 2.
 *
 * <p>Opening is part of a cold start: on its way, and on that of the engines, there are no streams, lambdas, pattern switches or
 * string concatenations, whose first use in a JVM costs tens of milliseconds. Reading builds only data of ours, and loads no class
 * that a file names.
 *
 * @param version names the scoring part: equal versions give equal scores, whatever stands in the description
 */
public record TrainedModelFile(String version, TrainedModel model) {

    public static final int FORMAT = 2;

    /** Far above any model of ours (100 trees are below 0.2 MB); beyond it, it is not a model. */
    private static final long MAX_BYTES = 256L << 20;

    /**
     * The bytes of a new file.
     *
     * @throws IllegalArgumentException when leaves are not rounded to the precision that the model names, or a text is too long
     */
    public static byte[] write(TrainedModel model) {
        return ModelFrame.write(FORMAT, ModelEncoder.scoring(model), ModelEncoder.description(model));
    }

    /**
     * Reads a file from disk, whole. The way for a cold start: of 120 kB a mapping saves nothing, and the JDK's first mapping costs
     * about 17 ms of method handles, its first channel 2 ms, where a stream costs 0.2 ms.
     *
     * @throws ModelRefusedException when it cannot be used
     * @throws UncheckedIOException when it cannot be read
     */
    public static TrainedModelFile open(Path path) {
        File file = path.toFile();
        checkSize(file.length());
        try (FileInputStream in = new FileInputStream(file)) {
            return read(ByteBuffer.wrap(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException("The model file " + path + " cannot be read.", e);
        }
    }

    /**
     * Reads a file from a mapping, which lasts as long as this call: for large models, of which the heap then never holds the bytes.
     * The file must not be changed meanwhile.
     *
     * @throws ModelRefusedException when it cannot be used
     * @throws UncheckedIOException when it cannot be read
     */
    public static TrainedModelFile map(Path path) {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
                Arena arena = Arena.ofConfined()) {
            checkSize(channel.size());
            return read(channel.map(MapMode.READ_ONLY, 0, channel.size(), arena).asByteBuffer());
        } catch (IOException e) {
            throw new UncheckedIOException("The model file " + path + " cannot be read.", e);
        }
    }

    private static void checkSize(long size) {
        if (size > MAX_BYTES) {
            throw new ModelRefusedException("The model file has " + size + " bytes, which is more than a model.");
        }
    }

    /**
     * Reads a file from its position to its limit.
     *
     * @throws ModelRefusedException when it is not one, is truncated, was altered, or has a newer format
     */
    public static TrainedModelFile read(ByteBuffer bytes) {
        try {
            ModelFrame frame = ModelFrame.read(bytes, FORMAT);
            if (frame.format() == ForestFile.FORMAT) {
                ForestFile file = ForestFile.of(frame);
                return new TrainedModelFile(file.version(), ModelDecoder.of(file.model()));
            }
            TrainedModel model = ModelDecoder.read(frame);
            String kind = model.predictor() instanceof Predictor.Forest ? "forest-" : "linear-";
            return new TrainedModelFile(kind.concat(frame.scoringHash()), model);
        } catch (BrokenFrameException e) {
            throw new ModelRefusedException(e.getMessage(), e);
        } catch (BufferUnderflowException e) {
            throw new ModelRefusedException("The model file was written wrongly: a part ends early.", e);
        } catch (IllegalArgumentException e) {
            throw new ModelRefusedException("The model file was written wrongly: " + e.getMessage() + ".", e);
        }
    }
}
