package io.enterprisehub.function.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes one JSON value; the caller owns the generator and closes it. */
@FunctionalInterface
public interface JsonContent {

    void writeTo(JsonGenerator json) throws IOException;

    /** The value as UTF-8. */
    default byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JsonFields.FACTORY.createGenerator(bytes)) {
            writeTo(json);
        } catch (IOException impossible) {
            throw new UncheckedIOException("Writing to memory failed", impossible);
        }
        return bytes.toByteArray();
    }
}
