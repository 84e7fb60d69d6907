package io.enterprisehub.cache.tier;

import io.enterprisehub.cache.tier.remote.Address;
import io.enterprisehub.cache.tier.remote.LogEntry;
import io.enterprisehub.cache.tier.remote.LogPosition;
import io.enterprisehub.cache.tier.remote.LogSlice;
import io.enterprisehub.cache.tier.remote.ReadReply;
import io.enterprisehub.cache.tier.remote.ReadRequest;
import io.enterprisehub.cache.tier.remote.RemoteLevel;
import io.enterprisehub.cache.tier.remote.Scripts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One guard taken out, or none. */
enum Mutation {
    NONE(0),
    /** A late value is kept although its key changed since the read began. */
    NO_RESERVATION_CHECK(28),
    /** A log that cannot be followed is followed all the same. */
    NO_GENERATION_ON_GAP(19),
    /** Entries of an older generation are served. */
    GENERATION_NOT_CHECKED(6),
    /** The log is read after the last position, so that its loss goes unnoticed. */
    EXCLUSIVE_READ(23),
    /** A change leaves the loads in flight alone. */
    CHANGE_DOES_NOT_DETACH(6),
    /** A read that was cut off shares a load that is older than itself. */
    BLIND_READ_JOINS(803),
    /** What was read with a barrier is kept although another barrier came between. */
    ALWAYS_RENEWS(180),
    /** Memory keeps an older version when it hears of a newer one. */
    OLDER_ENTRY_SURVIVES(2),
    /** A put overwrites a newer version. */
    NO_VERSION_GUARD(2, new Scripts.Edit("put", "lower(ARGV[3]:sub(9, 16), old)", "false")),
    /** A put under an empty key needs no proof that nothing newer was forgotten. */
    NO_PROOF_ON_EMPTY(3, new Scripts.Edit("put", "if unbroken and not rival then", "if true then")),
    /** A put compares itself with an expired value. */
    EXPIRED_COUNTS_AS_NEWEST(67, new Scripts.Edit("put", "envelope:sub(1, 4) == 'EHC+'", "true")),
    /** The proof does not look for rivals. */
    NO_RIVAL_CHECK(10, new Scripts.Edit("put", "if unbroken and not rival then", "if unbroken then")),
    /** The proof does not look whether the log is whole. */
    NO_UNBROKEN_CHECK(15, new Scripts.Edit("put", "if unbroken and not rival then", "if not rival then")),
    /** A put that changes nothing in the shared level says nothing. */
    SILENT_WHEN_NEWER_KEPT(
            13, new Scripts.Edit("put", "redis.call('DEL', KEYS[3])", "if outcome == 1 then return {outcome} end")),
    /** Whoever has loaded may fill. */
    LEASE_IGNORED(5, new Scripts.Edit("fill", "if redis.call('GET', KEYS[2]) ~= ARGV[1] then return {0} end", "")),
    /** An eviction leaves the leases of loads in flight. */
    EVICT_KEEPS_LEASE(7, new Scripts.Edit("invalidate", "redis.call('DEL', KEYS[3])", ""));

    private final long killer;

    @SuppressWarnings("ImmutableEnumChecker") // A record of strings.
    private final Scripts.@Nullable Edit edit;

    Mutation(long killer) {
        this(killer, null);
    }

    Mutation(long killer, Scripts.@Nullable Edit edit) {
        this.killer = killer;
        this.edit = edit;
    }

    /** A seed whose history misses the guard. */
    long killer() {
        return killer;
    }

    Scripts.@Nullable Edit edit() {
        return edit;
    }

    RemoteLevel wrap(RemoteLevel redis) {
        return this == EXCLUSIVE_READ ? new Exclusive(redis) : redis;
    }

    Coherence coherence() {
        Mutation removed = this;
        return new Coherence() {
            @Override
            boolean holds(@Nullable Slot<?> current, Slot<?> mine, long generation) {
                return removed == NO_RESERVATION_CHECK || super.holds(current, mine, generation);
            }

            @Override
            boolean joinable(Slot<?> slot, long generation, View.Mark mark) {
                return removed == BLIND_READ_JOINS
                        ? slot.generation() == generation
                        : super.joinable(slot, generation, mark);
            }

            @Override
            boolean mayRenew(TenantLog.State sent, TenantLog.State before) {
                return removed == ALWAYS_RENEWS || super.mayRenew(sent, before);
            }

            @Override
            long nextGeneration(long generation) {
                // The first generation is needed to begin at all.
                return removed == NO_GENERATION_ON_GAP && generation > 0
                        ? generation
                        : super.nextGeneration(generation);
            }

            @Override
            boolean usable(LocalEntry<?> entry, long generation) {
                return removed == GENERATION_NOT_CHECKED || super.usable(entry, generation);
            }

            @Override
            boolean survives(long kept, LogEntry.Verb verb, long version) {
                return (removed == OLDER_ENTRY_SURVIVES && verb == LogEntry.Verb.PUT)
                        || super.survives(kept, verb, version);
            }

            @Override
            boolean detaches() {
                return removed != CHANGE_DOES_NOT_DETACH;
            }
        };
    }

    /** Answers as if the log had been read from after the position: it is always "there". */
    private static final class Exclusive extends Route {

        Exclusive(RemoteLevel redis) {
            super(redis);
        }

        @Override
        public ReadReply read(ReadRequest request) {
            ReadReply reply = super.read(request);
            ReadRequest.LogRequest asked = request.log();
            LogSlice log = reply.log();
            LogPosition from = asked == null ? null : asked.from();
            if (log == null || from == null || log.continues(from, Coherence.MAX_NEWS)) {
                return reply;
            }
            List<LogEntry> entries = new ArrayList<>();
            entries.add(new LogEntry(from, new Address("", ""), LogEntry.Verb.ANCHOR, 0));
            entries.addAll(log.entries());
            return new ReadReply(new LogSlice(entries, entries.getLast().position()), reply.values(), reply.snapshot());
        }
    }
}
