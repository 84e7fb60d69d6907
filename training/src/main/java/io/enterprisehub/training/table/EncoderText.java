package io.enterprisehub.training.table;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An encoder as text for a model's provenance, where it travels with the model. */
public final class EncoderText {

    /** Key in the provenance. */
    public static final String KEY = "encoding";

    /** What a text of a model file can hold, with some room. */
    private static final int MOST_BYTES = 60_000;

    private EncoderText() {}

    /**
     * JSON of the encoder.
     *
     * @throws DataException when the names of the levels are too long for a model file
     */
    public static String write(Encoder encoder) {
        List<Map<String, Object>> columns = new ArrayList<>();
        for (ColumnCode code : encoder.codes()) {
            Map<String, Object> column = new LinkedHashMap<>();
            column.put("column", code.column());
            switch (code) {
                case ColumnCode.Plain _ -> {}
                case ColumnCode.OneHot(String _, var levels) -> column.put("levels", levels);
                case ColumnCode.Rate(String _, var rates, float prior) -> {
                    column.put("rates", rates);
                    column.put("prior", prior);
                }
            }
            columns.add(column);
        }
        try {
            String text = JSON.std.asString(columns);
            if (text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
                throw new DataException("The categories have too many or too long levels to travel with the model ("
                        + MOST_BYTES + " bytes); block or shorten some");
            }
            return text;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /**
     * The encoder of a text.
     *
     * @throws DataException when it is none
     */
    public static Encoder read(String text) {
        try {
            List<ColumnCode> codes = new ArrayList<>();
            for (Object item : JSON.std.listFrom(text)) {
                codes.add(code((Map<?, ?>) item));
            }
            return new Encoder(codes);
        } catch (IOException | ClassCastException e) {
            throw new DataException("The model's encoding cannot be read; was it written by hub train?", e);
        }
    }

    private static ColumnCode code(Map<?, ?> column) {
        String name = String.valueOf(column.get("column"));
        if (column.get("levels") instanceof List<?> levels) {
            return new ColumnCode.OneHot(
                    name, levels.stream().map(String::valueOf).toList());
        }
        if (column.get("rates") instanceof Map<?, ?> map && column.get("prior") instanceof Number prior) {
            Map<String, Float> rates = new LinkedHashMap<>();
            map.forEach((level, rate) -> rates.put(String.valueOf(level), ((Number) rate).floatValue()));
            return new ColumnCode.Rate(name, rates, prior.floatValue());
        }
        return new ColumnCode.Plain(name);
    }
}
