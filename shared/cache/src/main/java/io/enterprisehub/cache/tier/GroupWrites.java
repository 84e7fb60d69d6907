package io.enterprisehub.cache.tier;

import io.enterprisehub.cache.tier.remote.GroupState;
import io.enterprisehub.cache.tier.remote.LogEntry.Verb;
import io.enterprisehub.cache.tier.remote.RemoteLevel;
import io.enterprisehub.cache.tier.remote.RemoteUnavailable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells the levels that a group of values is no longer good, from the truth upwards, as {@link Writes} does for one value.
 * The own memory is as good as that afterwards, also when an answer was lost. Safe for any thread.
 */
final class GroupWrites {

    private final Core core;
    private final Consumer<String> forget;

    /**
     * For the groups of some regions.
     *
     * @param forget makes their loaders forget a tenant
     */
    GroupWrites(Core core, Consumer<String> forget) {
        this.core = core;
        this.forget = forget;
    }

    void invalidate(String tenant, String group, Verb verb) {
        RuntimeException kept = forgotten(tenant);
        tell(tenant, group, verb);
        if (kept != null) {
            throw notAcknowledged(kept);
        }
    }

    private @Nullable RuntimeException forgotten(String tenant) {
        try {
            forget.accept(tenant);
            return null;
        } catch (RuntimeException failure) {
            return failure;
        }
    }

    private void tell(String tenant, String group, Verb verb) {
        TenantLog log = core.log(tenant);
        RemoteLevel remote = core.remote();
        if (remote == null) {
            log.invalidateAlone(group, verb);
            return;
        }
        try {
            GroupState state = remote.invalidate(tenant, group, verb, core.unique());
            log.anticipate(group, verb, state);
        } catch (RemoteUnavailable down) {
            log.distrust();
            throw notAcknowledged(down);
        }
    }

    private NotAcknowledged notAcknowledged(RuntimeException failure) {
        core.counters().add(Counter.NOT_ACKNOWLEDGED);
        return new NotAcknowledged(failure);
    }
}
