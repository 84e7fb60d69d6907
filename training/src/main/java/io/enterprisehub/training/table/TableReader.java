package io.enterprisehub.training.table;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a CSV file by its schema, in one pass. What is wrong is said in one sentence with line and column, at the first place where it
 * is found.
 */
public final class TableReader {

    /** Larger files belong into a database; the values are held in memory. */
    static final long MOST_BYTES = 2L << 30;

    private static final int MOST_ROWS = 2_000_000;
    private static final long MOST_VALUES = 50_000_000;
    private static final int MOST_COLUMNS = 1_000;

    private final Schema schema;
    private final String file;
    private final boolean targetNeeded;
    private final List<ColumnBuilder> features = new ArrayList<>();
    private final Map<String, ColumnBuilder.OfCategories> groups = new LinkedHashMap<>();
    private final Times times = new Times();
    private final ColumnBuilder.OfCategories ids = ColumnBuilder.ids("id");
    private boolean[] outcomes = new boolean[1024];
    private int rows;

    private TableReader(Schema schema, String file, boolean targetNeeded) {
        this.schema = schema;
        this.file = file;
        this.targetNeeded = targetNeeded;
        schema.features().forEach((name, type) -> features.add(ColumnBuilder.of(name, type)));
        schema.groups().forEach(name -> groups.put(name, ColumnBuilder.categories(name)));
    }

    /**
     * Reads rows whose outcome is known.
     *
     * @throws DataException when the file cannot be used
     */
    public static Table read(Path path, Schema schema) {
        return read(path, schema, true);
    }

    /** Reads rows to be explained: the target may be absent, and then counts as a no. */
    public static Table readWithoutTarget(Path path, Schema schema) {
        return read(path, schema, false);
    }

    private static Table read(Path path, Schema schema, boolean targetNeeded) {
        String file = String.valueOf(path.getFileName());
        try {
            if (Files.size(path) > MOST_BYTES) {
                throw new DataException(file + " is larger than " + (MOST_BYTES >> 20)
                        + " MB, which is the most that is read; take the latest part of it");
            }
        } catch (IOException e) {
            throw new DataException("The file " + path + " cannot be read: is it there?", e);
        }
        try (Reader text = Files.newBufferedReader(path, StandardCharsets.UTF_8);
                CsvRecords records = new CsvRecords(file, text, schema.separator())) {
            return new TableReader(schema, file, targetNeeded).read(records);
        } catch (IOException e) {
            throw new DataException("The file " + path + " cannot be read", e);
        }
    }

    private Table read(CsvRecords records) {
        List<String> header = records.next();
        if (header == null) {
            throw new DataException(file + " is empty: its first line must name the columns");
        }
        Map<String, Integer> places = places(header);
        for (List<String> record = records.next(); record != null; record = records.next()) {
            if (record.size() != header.size()) {
                throw new DataException(file + ", line " + records.line() + ": there are " + record.size()
                        + " fields where the header names " + header.size() + " columns (separator \""
                        + schema.separator() + "\")");
            }
            add(record, places, records.line());
            if (rows > MOST_ROWS || (long) rows * features.size() > MOST_VALUES) {
                throw new DataException(file + ", line " + records.line() + ": more than " + MOST_ROWS + " rows or "
                        + MOST_VALUES + " values are not read; take the latest part of the file");
            }
        }
        if (rows == 0) {
            throw new DataException(file + " has a header and no rows");
        }
        Map<String, Column.Categories> built = new LinkedHashMap<>();
        groups.forEach((name, group) -> built.put(name, group.build()));
        return new Table(
                features.stream().map(ColumnBuilder::build).toList(),
                built,
                Arrays.copyOf(outcomes, rows),
                schema.time() == null ? null : times.build(),
                schema.id() == null ? null : ids.codes());
    }

    private Map<String, Integer> places(List<String> header) {
        if (header.size() > MOST_COLUMNS) {
            throw new DataException(file + ", line 1: more than " + MOST_COLUMNS + " columns are not read");
        }
        Map<String, Integer> places = new LinkedHashMap<>();
        for (int i = 0; i < header.size(); i++) {
            String name = header.get(i).strip();
            if (schema.role(name) == null) {
                throw DataException.at(
                        file, 1, name, "the schema does not know it; name it under features, groups or blocked");
            }
            if (places.put(name, i) != null) {
                throw DataException.at(file, 1, name, "the header names it twice");
            }
        }
        Set<String> lacking = new HashSet<>(schema.required());
        lacking.removeAll(places.keySet());
        if (!targetNeeded) {
            lacking.remove(schema.target());
            lacking.removeAll(schema.groups());
        }
        for (String column : schema.required()) {
            if (lacking.contains(column)) {
                throw DataException.at(
                        file, 1, column, "the header has no such column, and it is " + schema.role(column));
            }
        }
        return places;
    }

    private void add(List<String> record, Map<String, Integer> places, long line) {
        for (ColumnBuilder feature : features) {
            require(feature.add(value(record, places, feature.name)), line, feature.name);
        }
        groups.forEach((name, group) -> require(group.add(value(record, places, name)), line, name));
        String outcome = value(record, places, schema.target());
        if (outcome == null && targetNeeded) {
            throw DataException.at(file, line, schema.target(), "the target has no value; leave such rows out");
        }
        if (schema.time() != null) {
            require(times.add(value(record, places, schema.time())), line, schema.time());
        }
        if (schema.id() != null) {
            String id = value(record, places, schema.id());
            require(id == null ? "every row needs an id" : ids.add(id), line, schema.id());
        }
        if (rows == outcomes.length) {
            outcomes = Arrays.copyOf(outcomes, 2 * rows);
        }
        outcomes[rows++] = schema.positive().equals(outcome);
    }

    private void require(@Nullable String problem, long line, String column) {
        if (problem != null) {
            throw DataException.at(file, line, column, problem);
        }
    }

    /** The value without the blanks around it; null where it is missing. */
    private @Nullable String value(List<String> record, Map<String, Integer> places, String column) {
        Integer place = places.get(column);
        String value = place == null ? "" : record.get(place).strip();
        return schema.missing().contains(value) ? null : value;
    }
}
