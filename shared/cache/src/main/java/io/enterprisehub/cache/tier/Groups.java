package io.enterprisehub.cache.tier;

import io.enterprisehub.cache.tier.remote.Group;
import io.enterprisehub.cache.tier.remote.GroupState;
import io.enterprisehub.cache.tier.remote.LogEntry.Verb;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What one generation knows of a tenant's group invalidations: each that came after its beginning, up to the last that the
 * log told, without a gap; and those of its own that the log has not told yet.
 *
 * <p>Safe for any thread; changed by one at a time.
 */
final class Groups {

    private final String epoch;
    private final long base;
    private final Map<String, Last> last = new ConcurrentHashMap<>();
    private volatile long told;
    private volatile long newest;

    /** Numbers of a group's last eviction and expiration. */
    private record Last(long evicted, long expired) {}

    /** What the invalidations mean for a value. */
    enum Verdict {
        GOOD,
        /** Only in need. */
        EXPIRED,
        EVICTED,
        /** The value's stamp is of another epoch, or from before the generation began. */
        UNKNOWN
    }

    /** Nothing was invalidated since. */
    Groups(GroupState begun) {
        this.epoch = begun.epoch();
        this.base = begun.count();
        this.told = base;
        this.newest = base;
    }

    String epoch() {
        return epoch;
    }

    /** The state that a load which begins now may be stamped with. */
    GroupState told() {
        return new GroupState(epoch, told);
    }

    /** A value that is stamped with this or more needs no look at its groups. */
    long newest() {
        return newest;
    }

    /** The log told of an invalidation; the log tells them in order. */
    void tell(String group, Verb verb, long number) {
        remember(group, verb, number);
        told = Math.max(told, number);
    }

    /** An own invalidation, which the log tells later: others may have come before it. */
    void anticipate(String group, Verb verb, long number) {
        remember(group, verb, number);
    }

    private void remember(String group, Verb verb, long number) {
        boolean evicts = verb == Verb.EVICT_GROUP;
        last.merge(
                group,
                new Last(evicts ? number : 0, evicts ? 0 : number),
                (old, now) -> new Last(Math.max(old.evicted(), now.evicted()), Math.max(old.expired(), now.expired())));
        newest = Math.max(newest, number);
    }

    Verdict verdict(GroupState stamp, List<String> groups) {
        return epoch.equals(stamp.epoch()) ? verdict(stamp.count(), groups) : Verdict.UNKNOWN;
    }

    /** For a stamp of this epoch. */
    Verdict verdict(long stamp, List<String> groups) {
        if (stamp >= newest) {
            return Verdict.GOOD;
        }
        if (stamp < base) {
            return Verdict.UNKNOWN;
        }
        Verdict verdict = verdict(stamp, last.get(Group.ALL));
        for (String group : groups) {
            Verdict one = verdict(stamp, last.get(group));
            verdict = one.compareTo(verdict) > 0 ? one : verdict;
        }
        return verdict;
    }

    private static Verdict verdict(long stamp, @Nullable Last last) {
        if (last == null) {
            return Verdict.GOOD;
        }
        if (last.evicted() > stamp) {
            return Verdict.EVICTED;
        }
        return last.expired() > stamp ? Verdict.EXPIRED : Verdict.GOOD;
    }
}
