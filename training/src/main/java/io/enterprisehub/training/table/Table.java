package io.enterprisehub.training.table;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A file that was read: rows in time order. The arrays are neither copied nor changed. */
public final class Table {

    private final List<Column> features;
    private final Map<String, Column.Categories> groups;
    private final boolean[] outcomes;
    private final long @Nullable [] times;
    private final int @Nullable [] ids;

    Table(
            List<Column> features,
            Map<String, Column.Categories> groups,
            boolean[] outcomes,
            long @Nullable [] times,
            int @Nullable [] ids) {
        this.features = List.copyOf(features);
        this.groups = Map.copyOf(groups);
        this.outcomes = outcomes;
        this.times = times;
        this.ids = ids;
    }

    public int rows() {
        return outcomes.length;
    }

    /** Columns to learn from, in the schema's order. */
    public List<Column> features() {
        return features;
    }

    /** Columns of the fairness check, by name. */
    public Map<String, Column.Categories> groups() {
        return groups;
    }

    /** Whether each row came true. */
    public boolean[] outcomes() {
        return outcomes;
    }

    /** Milliseconds since 1970, never falling; null = the order alone is known. */
    public long @Nullable [] times() {
        return times;
    }

    /** Which rows belong together, as numbers; null = every row stands alone. */
    public int @Nullable [] ids() {
        return ids;
    }
}
