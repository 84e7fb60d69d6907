package io.enterprisehub.leads;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is known of one lead. Immutable; events of the same lead may be applied in any order, each once, and
 * end in equal leads.
 *
 * @param fields the contact's own fields
 * @param items opportunities, appointments, tasks and campaigns by id
 * @param signals what the lead did and what was done to it, decaying
 */
public record Lead(
        LeadKey key,
        Fields<LeadField> fields,
        Map<ItemKind, SortedMap<String, Fields<ItemField>>> items,
        Map<Signal, DecayedCounter> signals) {

    /**
     * A bound against runaway senders, far above what a real lead has. Beyond it the smallest ids stay: a rule that does
     * not depend on the order of arrival, as "the newest stay" would once fields merge.
     */
    static final int MAX_ITEMS_PER_KIND = 200;

    public Lead {
        items = Collections.unmodifiableMap(copy(items, ItemKind.class));
        signals = Collections.unmodifiableMap(copy(signals, Signal.class));
    }

    public static Lead unknown(LeadKey key) {
        return new Lead(key, Fields.none(), new EnumMap<>(ItemKind.class), new EnumMap<>(Signal.class));
    }

    public Lead apply(LeadEvent event) {
        Lead lead = this;
        for (LeadChange change : event.changes()) {
            lead = lead.apply(change, new Stamp(change.at(), event.eventId()));
        }
        return lead;
    }

    private Lead apply(LeadChange change, Stamp stamp) {
        return switch (change) {
            case LeadChange.Observed(Signal signal, Instant at) -> {
                EnumMap<Signal, DecayedCounter> next = copy(signals, Signal.class);
                next.put(signal, signal(signal).add(at, signal.halfLife()));
                yield new Lead(key, fields, items, next);
            }
            case LeadChange.FieldsSet set -> new Lead(key, fields.set(set.values(), stamp), items, signals);
            case LeadChange.ItemSet set -> {
                EnumMap<ItemKind, SortedMap<String, Fields<ItemField>>> next = copy(items, ItemKind.class);
                TreeMap<String, Fields<ItemField>> ofKind = new TreeMap<>(items(set.kind()));
                ofKind.put(
                        set.itemId(),
                        ofKind.getOrDefault(set.itemId(), Fields.none()).set(set.values(), stamp));
                while (ofKind.size() > MAX_ITEMS_PER_KIND) {
                    ofKind.pollLastEntry();
                }
                next.put(set.kind(), Collections.unmodifiableSortedMap(ofKind));
                yield new Lead(key, fields, next, signals);
            }
        };
    }

    /** Not EnumMap's own copy constructor: that refuses an empty map of another kind. */
    private static <K extends Enum<K>, V> EnumMap<K, V> copy(Map<K, V> map, Class<K> type) {
        EnumMap<K, V> copy = new EnumMap<>(type);
        copy.putAll(map);
        return copy;
    }

    public DecayedCounter signal(Signal signal) {
        return signals.getOrDefault(signal, DecayedCounter.empty());
    }

    public SortedMap<String, Fields<ItemField>> items(ItemKind kind) {
        return items.getOrDefault(kind, Collections.emptySortedMap());
    }

    /** The items that were not deleted in the CRM. */
    public Stream<Fields<ItemField>> live(ItemKind kind) {
        return items(kind).values().stream().filter(item -> !item.is(ItemField.DELETED, "true"));
    }

    /** When the newest thing happened to this lead, in event time; null when nothing ever did. */
    public @Nullable Instant lastEventAt() {
        Stream<Instant> written = Stream.concat(
                        Stream.of(fields.cells()),
                        items.values().stream()
                                .flatMap(m -> m.values().stream())
                                .map(Fields::cells))
                .flatMap(cells -> cells.values().stream())
                .map(cell -> cell.stamp().at());
        Stream<Instant> observed = signals.values().stream().map(c -> Instant.ofEpochMilli(c.last()));
        return Stream.concat(written, observed).max(Instant::compareTo).orElse(null);
    }

    public LeadStatus status() {
        return LeadStatus.of(this);
    }
}
