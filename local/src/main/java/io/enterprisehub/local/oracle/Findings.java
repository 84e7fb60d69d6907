package io.enterprisehub.local.oracle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How often each kind of damage was found, with the first few cases by id. Not safe for many threads. */
public final class Findings {

    private static final int MAX_EXAMPLES = 5;

    private final Map<Damage, Integer> counts = new EnumMap<>(Damage.class);
    private final Map<Damage, List<String>> examples = new EnumMap<>(Damage.class);

    Findings() {
        for (Damage damage : Damage.values()) {
            counts.put(damage, 0);
            examples.put(damage, new ArrayList<>());
        }
    }

    /** Counts one case; {@code example} names ids only. */
    void add(Damage damage, String example) {
        counts.merge(damage, 1, Integer::sum);
        List<String> known = examples(damage);
        if (known.size() < MAX_EXAMPLES) {
            examples.computeIfAbsent(damage, _ -> new ArrayList<>()).add(example);
        }
    }

    public int count(Damage damage) {
        return counts.getOrDefault(damage, 0);
    }

    public List<String> examples(Damage damage) {
        return Collections.unmodifiableList(examples.getOrDefault(damage, List.of()));
    }

    public boolean allZero() {
        return counts.values().stream().allMatch(count -> count == 0);
    }
}
