package io.enterprisehub.inference.forest.file;

import io.enterprisehub.inference.codec.BrokenFrameException;
import io.enterprisehub.inference.codec.ModelFrame;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/**
 * A forest in a file of format 1, and the version that its file gives it. What is written today is format 2 of {@code
 * io.enterprisehub.inference.model.TrainedModelFile}, which reads these files too.
 *
 * @param version names the scoring part: equal versions give equal scores, whatever stands in the provenance
 */
public record ForestFile(String version, ForestModel model) {

    public static final int FORMAT = 1;

    /**
     * The bytes of a new file.
     *
     * @throws IllegalArgumentException when the leaves are not rounded to the precision that the model names
     */
    public static byte[] write(ForestModel model) {
        return ModelFrame.write(FORMAT, ForestEncoder.scoring(model), ForestEncoder.description(model));
    }

    /**
     * Reads a file from its position to its limit.
     *
     * @throws ForestFileException when it is not one, is truncated, was altered, or has a format of another time
     */
    public static ForestFile read(ByteBuffer bytes) {
        try {
            return of(ModelFrame.read(bytes, FORMAT));
        } catch (BrokenFrameException e) {
            throw new ForestFileException(e.getMessage(), e);
        } catch (BufferUnderflowException e) {
            throw new ForestFileException("The model file was written wrongly: a part ends early.", e);
        } catch (IllegalArgumentException e) {
            throw new ForestFileException(
                    "The model file was written wrongly: "
                            .concat(e.getMessage())
                            .concat("."),
                    e);
        }
    }

    /**
     * Reads the parts of a file of format 1.
     *
     * @throws BufferUnderflowException when a part ends early
     * @throws IllegalArgumentException when what is read makes no model
     */
    public static ForestFile of(ModelFrame frame) {
        String version = "forest-".concat(frame.scoringHash());
        return new ForestFile(version, ForestDecoder.read(frame.scoring(), frame.description()));
    }
}
