package io.enterprisehub.leads;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Events for tests. */
public final class Events {

    public static final LeadKey LEAD = new LeadKey("tenant", "lead");
    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private Events() {}

    public static LeadEvent of(String id, LeadChange... changes) {
        return new LeadEvent(LEAD, id, "Test", START, START, false, List.of(changes));
    }

    public static LeadChange fields(Instant at, Map<LeadField, @Nullable String> values) {
        return new LeadChange.FieldsSet(values, at);
    }

    public static LeadChange item(ItemKind kind, String id, Instant at, Map<ItemField, @Nullable String> values) {
        return new LeadChange.ItemSet(kind, id, values, at);
    }

    public static LeadChange observed(Signal signal, Instant at) {
        return new LeadChange.Observed(signal, at);
    }

    /** A lead to which these changes happened, each in an event of its own. */
    public static Lead lead(LeadChange... changes) {
        Lead lead = Lead.unknown(LEAD);
        for (int i = 0; i < changes.length; i++) {
            lead = lead.apply(of("event" + i, changes[i]));
        }
        return lead;
    }

    /** Many events of every kind, with equal times now and then, and more items than are kept. */
    static List<LeadEvent> random(Random random, int count) {
        List<LeadEvent> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            // Whole hours, so that many events share a time and their ids decide.
            Instant at = START.plus(Duration.ofHours(random.nextInt(2_000)));
            // Steps of 7919 modulo a prime: distinct ids in no order of time or arrival.
            events.add(of(String.format("event%05d", i * 7_919 % 10_007), change(random, at)));
        }
        return events;
    }

    private static LeadChange change(Random random, Instant at) {
        return switch (random.nextInt(4)) {
            case 0 -> observed(Signal.values()[random.nextInt(Signal.values().length)], at);
            case 1 -> random.nextInt(8) == 0 ? fields(at, LeadField.erasure()) : fields(at, contact(random));
            default ->
                item(
                        ItemKind.values()[random.nextInt(2)],
                        "item" + random.nextInt(600),
                        at,
                        Map.of(ItemField.values()[random.nextInt(ItemField.values().length)], "v" + random.nextInt(5)));
        };
    }

    private static Map<LeadField, @Nullable String> contact(Random random) {
        Map<LeadField, @Nullable String> values = new HashMap<>();
        for (LeadField field : LeadField.values()) {
            if (random.nextBoolean()) {
                values.put(field, random.nextInt(5) == 0 ? null : "v" + random.nextInt(5));
            }
        }
        return values;
    }
}
