package io.enterprisehub.leads;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A map of last-writer-wins registers: each field keeps the value of the greatest {@link Stamp} that wrote it.
 *
 * <p>Immutable. {@link #set} is commutative, associative and idempotent over distinct stamps.
 */
public record Fields<F extends Enum<F>>(SortedMap<F, Cell> cells) {

    /** A value and who wrote it; null = cleared. */
    public record Cell(@Nullable String value, Stamp stamp) {}

    public Fields {
        cells = Collections.unmodifiableSortedMap(new TreeMap<>(cells));
    }

    public static <F extends Enum<F>> Fields<F> none() {
        return new Fields<F>(new TreeMap<>());
    }

    public Fields<F> set(Map<F, @Nullable String> values, Stamp stamp) {
        TreeMap<F, Cell> next = new TreeMap<>(cells);
        for (Map.Entry<F, @Nullable String> entry : values.entrySet()) {
            Cell held = next.get(entry.getKey());
            if (held == null || stamp.compareTo(held.stamp()) > 0) {
                next.put(entry.getKey(), new Cell(entry.getValue(), stamp));
            }
        }
        return new Fields<>(next);
    }

    public @Nullable String get(F field) {
        Cell cell = cells.get(field);
        return cell == null ? null : cell.value();
    }

    public boolean is(F field, String value) {
        return Objects.equals(get(field), value);
    }
}
