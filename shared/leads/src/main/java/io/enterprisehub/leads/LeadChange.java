package io.enterprisehub.leads;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One effect of an event on a lead. Effects carry their own time: the entity's date where it has one, else the event's. */
public sealed interface LeadChange {

    Instant at();

    /** Something countable happened; counts once, whenever it arrives. */
    record Observed(Signal signal, Instant at) implements LeadChange {}

    /**
     * Fields of the lead itself were written. A field that is not named keeps its value; null clears it.
     *
     * @param values see {@link LeadField} for the names
     */
    record FieldsSet(Map<LeadField, @Nullable String> values, Instant at) implements LeadChange {
        // Not compact: javac drops the type annotations of a compact constructor's parameters, and callers may pass
        // null values.
        public FieldsSet(Map<LeadField, @Nullable String> values, Instant at) {
            this.values = Collections.unmodifiableMap(new TreeMap<>(values));
            this.at = at;
        }
    }

    /** Fields of something that belongs to the lead were written, under the same rule. */
    record ItemSet(ItemKind kind, String itemId, Map<ItemField, @Nullable String> values, Instant at)
            implements LeadChange {
        public ItemSet(ItemKind kind, String itemId, Map<ItemField, @Nullable String> values, Instant at) {
            this.kind = kind;
            this.itemId = itemId;
            this.values = Collections.unmodifiableMap(new TreeMap<>(values));
            this.at = at;
        }
    }
}
