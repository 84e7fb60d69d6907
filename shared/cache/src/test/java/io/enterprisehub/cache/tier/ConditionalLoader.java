package io.enterprisehub.cache.tier;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Can ask the truth for versions, and says "unchanged" where it may. */
final class ConditionalLoader implements Loader<String, String> {

    final Map<String, Versioned<String>> truth = new HashMap<>();
    final List<String> transferred = new ArrayList<>();

    /** Runs once, after the question was answered. */
    Runnable whileReloading = () -> {};

    @Override
    public Map<String, Versioned<String>> load(String of, Set<String> keys) {
        Map<String, Versioned<String>> found = new HashMap<>(truth);
        found.keySet().retainAll(keys);
        transferred.addAll(found.keySet());
        return found;
    }

    @Override
    public Map<String, Versioned<String>> reload(String of, Map<String, @Nullable Versioned<String>> known) {
        Map<String, Versioned<String>> found = new HashMap<>();
        known.forEach((key, old) -> {
            Versioned<String> now = truth.get(key);
            if (old != null && now != null && old.version() == now.version()) {
                found.put(key, old);
            } else {
                found.putAll(load(of, Set.of(key)));
            }
        });
        Runnable once = whileReloading;
        whileReloading = () -> {};
        once.run();
        return found;
    }
}
