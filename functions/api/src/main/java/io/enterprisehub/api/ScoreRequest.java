package io.enterprisehub.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.enterprisehub.function.json.JsonFields;
import io.enterprisehub.leads.score.Feature;
import io.enterprisehub.leads.score.Features;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What is to be scored: leads by their ids, or rows of features as an object each, in which a missing or null feature is unknown. */
sealed interface ScoreRequest {

    /** Rows or leads of one request. */
    int MOST = 1_000;

    record OfLeads(List<String> ids) implements ScoreRequest {}

    /**
     * A matrix.
     *
     * @param rows row-major, NaN = unknown
     */
    @SuppressWarnings("ArrayRecordComponent") // Carries numbers from the body to the model; never compared.
    record OfRows(float[] rows, int count) implements ScoreRequest {}

    /**
     * Reads a body.
     *
     * @throws BadBody when it is none, naming the place
     */
    static ScoreRequest parse(byte[] body) {
        try (JsonParser json = JsonFields.FACTORY.createParser(body)) {
            if (json.nextToken() != JsonToken.START_OBJECT
                    || json.nextToken() != JsonToken.FIELD_NAME
                    || !List.of("leads", "rows").contains(json.currentName())) {
                throw new BadBody(
                        "must be a JSON object with \"leads\", an array of ids, or \"rows\", an array of objects");
            }
            boolean leads = json.currentName().equals("leads");
            if (json.nextToken() != JsonToken.START_ARRAY) {
                throw new BadBody("must have an array under \"" + (leads ? "leads" : "rows") + "\"");
            }
            ScoreRequest request = leads ? new OfLeads(ids(json)) : rows(json);
            if (json.nextToken() != JsonToken.END_OBJECT) {
                throw new BadBody("must have nothing beside \"leads\" or \"rows\"");
            }
            return request;
        } catch (JsonProcessingException malformed) {
            throw new BadBody("must be JSON");
        } catch (IOException impossible) {
            throw new UncheckedIOException("Reading from memory failed", impossible);
        }
    }

    private static List<String> ids(JsonParser json) throws IOException {
        List<String> ids = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() != JsonToken.VALUE_STRING || json.getText().isEmpty()) {
                throw new BadBody("must have a text of one character or more at leads[" + ids.size() + "]");
            }
            if (ids.size() == MOST) {
                throw new BadBody("must have no more than 1,000 leads");
            }
            ids.add(json.getText());
        }
        return ids;
    }

    private static OfRows rows(JsonParser json) throws IOException {
        float[] rows = new float[16 * Features.COUNT];
        int count = 0;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() != JsonToken.START_OBJECT) {
                throw new BadBody("must have an object at rows[" + count + "]");
            }
            if (count == MOST) {
                throw new BadBody("must have no more than 1,000 rows");
            }
            if ((count + 1) * Features.COUNT > rows.length) {
                rows = Arrays.copyOf(rows, 2 * rows.length);
            }
            readRow(json, rows, count);
            count++;
        }
        return new OfRows(rows, count);
    }

    private static void readRow(JsonParser json, float[] rows, int row) throws IOException {
        Arrays.fill(rows, row * Features.COUNT, (row + 1) * Features.COUNT, Float.NaN);
        JsonFields.visit(json, (name, value) -> {
            int column = column(name);
            if (column < 0) {
                throw new BadBody("must name known features only; rows[" + row + "] has another one. The features are: "
                        + String.join(", ", names()));
            }
            rows[row * Features.COUNT + column] = number(value, row, name);
        });
    }

    private static float number(JsonParser value, int row, String feature) throws IOException {
        JsonToken token = value.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            return Float.NaN;
        }
        if (!token.isNumeric() || !Float.isFinite(value.getFloatValue())) {
            throw new BadBody("must have a number or null at rows[" + row + "]." + feature);
        }
        return value.getFloatValue();
    }

    private static int column(String name) {
        for (Feature feature : Feature.values()) {
            if (feature.name().equals(name)) {
                return feature.ordinal();
            }
        }
        return -1;
    }

    private static List<String> names() {
        return Arrays.stream(Feature.values()).map(Feature::name).toList();
    }
}
