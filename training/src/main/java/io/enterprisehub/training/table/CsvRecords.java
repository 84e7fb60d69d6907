package io.enterprisehub.training.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The records of a CSV file (RFC 4180), one after the other, each with the line on which it begins. Not safe for many threads. */
final class CsvRecords implements AutoCloseable {

    private static final int LONGEST_FIELD = 100_000;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final String file;
    private final CsvParser parser;
    private long line = 1;

    CsvRecords(String file, Reader text, char separator) throws IOException {
        this.file = file;
        CsvFactory factory = CsvFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(LONGEST_FIELD)
                        .build())
                .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
                .build();
        this.parser = factory.createParser(text);
        parser.setSchema(CsvSchema.emptySchema().withColumnSeparator(separator));
    }

    /** Line on which the record begins that was read last; the first is 1. */
    long line() {
        return line;
    }

    /**
     * The next record; null at the end.
     *
     * @throws DataException when there is no record to be made of what comes
     */
    @Nullable
    List<String> next() {
        boolean first = line == 1;
        try {
            JsonToken token = parser.nextToken();
            if (token == null) {
                return null;
            }
            line = parser.currentLocation().getLineNr();
            List<String> fields = new ArrayList<>();
            while (parser.nextToken() == JsonToken.VALUE_STRING) {
                fields.add(parser.getText());
            }
            if (first && fields.getFirst().startsWith(BYTE_ORDER_MARK)) {
                fields.set(0, fields.getFirst().substring(1));
            }
            return fields;
        } catch (JsonProcessingException e) {
            throw new DataException(
                    file + ", line " + line + ": the record that begins here is no CSV: " + because(e), e);
        } catch (CharacterCodingException e) {
            throw new DataException(file + ", after line " + line + ": the file is not UTF-8 text", e);
        } catch (IOException e) {
            throw new DataException(file + ", after line " + line + ": the file cannot be read further", e);
        }
    }

    private static String because(JsonProcessingException e) {
        String message = e.getOriginalMessage();
        if (message.contains("closing quote")) {
            return "a quote is opened and never closed";
        }
        if (message.contains("exceeds the maximum")) {
            return "a field is longer than " + LONGEST_FIELD + " characters; is a quote not closed?";
        }
        return "a closing quote is followed by something else than the separator or the end of the line";
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
