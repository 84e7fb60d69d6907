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
        public FieldsSet {
            values = Collections.unmodifiableMap(new TreeMap<>(values));
        }
    }

    /** Fields of something that belongs to the lead were written, under the same rule. */
    record ItemSet(ItemKind kind, String itemId, Map<ItemField, @Nullable String> values, Instant at)
            implements LeadChange {
        public ItemSet {
            values = Collections.unmodifiableMap(new TreeMap<>(values));
        }
    }
}
