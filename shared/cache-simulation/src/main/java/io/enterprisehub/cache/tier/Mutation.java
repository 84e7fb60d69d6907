package io.enterprisehub.cache.tier;

import io.enterprisehub.cache.tier.remote.Address;
import io.enterprisehub.cache.tier.remote.GroupState;
import io.enterprisehub.cache.tier.remote.LogEntry;
import io.enterprisehub.cache.tier.remote.LogPosition;
import io.enterprisehub.cache.tier.remote.LogSlice;
import io.enterprisehub.cache.tier.remote.Publication;
import io.enterprisehub.cache.tier.remote.ReadReply;
import io.enterprisehub.cache.tier.remote.ReadRequest;
import io.enterprisehub.cache.tier.remote.RemoteLevel;
import io.enterprisehub.cache.tier.remote.Scripts;
import io.enterprisehub.cache.tier.remote.Snapshot;
import io.enterprisehub.cache.tier.remote.Stamp;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One guard taken out, or none. */
enum Mutation {
    NONE(0),
    /** A late value is kept although its key changed since the read began. */
    NO_RESERVATION_CHECK(144),
    /** A log that cannot be followed is followed all the same. */
    NO_GENERATION_ON_GAP(5),
    /** Entries of an older generation are served. */
    GENERATION_NOT_CHECKED(5),
    /** The log is read after the last position, so that its loss goes unnoticed. */
    EXCLUSIVE_READ(6),
    /** A change leaves the loads in flight alone. */
    CHANGE_DOES_NOT_DETACH(18),
    /** A read that was cut off shares a load that is older than itself. */
    BLIND_READ_JOINS(150),
    /** A barrier is applied although it does not know what another one has applied since it was sent. */
    OVERTAKEN_UNSEEN(2837),
    /** A barrier begins a generation with what it saw, although something came between. */
    OVERTAKEN_BEGINS(934),
    /** What was read with a barrier is kept although another barrier came between. */
    ALWAYS_RENEWS(1674),
    /** What was read with a barrier is kept although this environment made a change meanwhile. */
    RENEWS_OVER_OWN_CHANGE(1674),
    /** Memory keeps an older version when it hears of a newer one. */
    OLDER_ENTRY_SURVIVES(1),
    /** A put overwrites a newer version. */
    NO_VERSION_GUARD(3, new Scripts.Edit("put", "lower(ARGV[3]:sub(9, 16), old)", "false")),
    /** A put under an empty key needs no proof that nothing newer was forgotten. */
    NO_PROOF_ON_EMPTY(20, new Scripts.Edit("put", "if known and unbroken and not rival then", "if true then")),
    /** A put compares itself with an expired value. */
    EXPIRED_COUNTS_AS_NEWEST(54, new Scripts.Edit("put", "envelope:sub(1, 4) == 'EHC+'", "true")),
    /** The proof does not look for rivals. */
    NO_RIVAL_CHECK(
            20, new Scripts.Edit("put", "if known and unbroken and not rival then", "if known and unbroken then")),
    /** A put that changes nothing in the shared level says nothing. */
    SILENT_WHEN_NEWER_KEPT(
            19, new Scripts.Edit("put", "redis.call('DEL', KEYS[3])", "if outcome == 1 then return {outcome} end")),
    /** Whoever has loaded may fill. */
    LEASE_IGNORED(3, new Scripts.Edit("fill", "if redis.call('GET', KEYS[2]) ~= ARGV[1] then return {0} end", "")),
    /** An eviction leaves the leases of loads in flight. */
    EVICT_KEEPS_LEASE(27, new Scripts.Edit("invalidate", "redis.call('DEL', KEYS[3])", "")),
    /** A snapshot is used although the log since it is gone. */
    SNAPSHOT_ALWAYS_FOLLOWED(13),
    /** What changed since a snapshot is not applied to it. */
    SNAPSHOT_NOT_REPLAYED(2),
    /** A snapshot's position is taken after its values were read. */
    SNAPSHOT_POSITION_LATE(2),
    /** A chunk of another publication is taken for one of this. */
    ANY_CHUNK(1642),
    /** Changes leave alone what was hydrated and not read yet. */
    CHANGE_SPARES_HYDRATED(23),
    /** What memory has lost stays among the hot entries. */
    HOT_OUTLIVES_MEMORY(1),
    /** Entries in memory do not belong to groups. */
    GROUP_NOT_CHECKED(1),
    /** A group's invalidation leaves the loads in flight alone. */
    GROUP_LEAVES_FLIGHTS(211),
    /** An own invalidation hides those that came before it and were not heard of yet. */
    OWN_GROUP_HIDES_OTHERS(52),
    /** Numbers of an older epoch are compared with those of a new one. */
    EPOCH_CHANGE_IGNORED(14),
    /** What plain commands read is not compared with invalidations. */
    PEEK_TRUSTS(1),
    /** The server does not compare values with invalidations of their groups. */
    GROUP_NOT_CHECKED_REMOTELY(
            1, new Scripts.Edit("read", "if since >= count then return 0 end", "if true then return 0 end")),
    /** The server takes values of an older epoch for good. */
    EPOCH_NOT_CHECKED(29, new Scripts.Edit("read", "stored:sub(-24, -9) ~= epoch", "false")),
    /** A fill is stamped when it is stored, not before its load. */
    STAMPED_AFTER_LOAD(
            28,
            new Scripts.Edit(
                    "fill",
                    "judge(KEYS[3], ARGV[4], tonumber(ARGV[6]), tonumber(g[2])) ~= 0",
                    "false",
                    new Scripts.Edit("fill", "stamp(ARGV[4], epoch, ARGV[6])", "stamp(ARGV[4], epoch, g[2])"))),
    /** A fill begins the epoch anew that was lost. */
    FILL_BEGINS_EPOCH(
            46,
            new Scripts.Edit(
                    "fill", "local g = redis.call('HMGET', KEYS[3], 'e', 'n')", "local g = {groups(KEYS[3], epoch)}")),
    /** A put is stamped when it is stored, not before its commit. */
    PUT_STAMPED_LATE(
            2,
            new Scripts.Edit(
                    "put",
                    "elseif outdated then",
                    "elseif false then",
                    new Scripts.Edit("put", "stamp(ARGV[11], epoch, since)", "stamp(ARGV[11], epoch, count)")));

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
        return switch (this) {
            case EXCLUSIVE_READ -> new Exclusive(redis);
            case SNAPSHOT_POSITION_LATE -> new Late(redis);
            default -> redis;
        };
    }

    Coherence coherence() {
        Mutation removed = this;
        return new Coherence() {
            @Override
            boolean holds(@Nullable Slot<?> current, Slot<?> mine, long generation) {
                return removed == NO_RESERVATION_CHECK || super.holds(current, mine, generation);
            }

            @Override
            boolean joinable(Slot<?> slot, TenantLog.State state, View.Mark mark) {
                return removed == BLIND_READ_JOINS
                        ? slot.generation() == state.generation()
                        : super.joinable(slot, state, mark);
            }

            @Override
            boolean saw(@Nullable LogPosition applied, LogSlice slice) {
                return removed == OVERTAKEN_UNSEEN || super.saw(applied, slice);
            }

            @Override
            boolean mayBegin(TenantLog.State sent, TenantLog.State before) {
                return removed == OVERTAKEN_BEGINS || super.mayBegin(sent, before);
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
            boolean followsSnapshot(Snapshot snapshot, LogSlice slice, GroupState groups, int limit) {
                return removed == SNAPSHOT_ALWAYS_FOLLOWED || super.followsSnapshot(snapshot, slice, groups, limit);
            }

            @Override
            List<LogEntry> snapshotNews(LogSlice slice) {
                boolean known =
                        removed != SNAPSHOT_NOT_REPLAYED && !slice.entries().isEmpty();
                return known ? super.snapshotNews(slice) : List.of();
            }

            @Override
            boolean sameSnapshot(String id, @Nullable String ofChunk) {
                return removed == ANY_CHUNK || super.sameSnapshot(id, ofChunk);
            }

            @Override
            boolean reachesHydrated() {
                return removed != CHANGE_SPARES_HYDRATED;
            }

            @Override
            boolean reachesHot() {
                return removed != HOT_OUTLIVES_MEMORY;
            }

            @Override
            boolean sharesAcross(long began, long newest) {
                return removed == GROUP_LEAVES_FLIGHTS || super.sharesAcross(began, newest);
            }

            @Override
            Groups.Verdict judge(Groups groups, LocalEntry<?> entry) {
                return removed == GROUP_NOT_CHECKED ? Groups.Verdict.GOOD : super.judge(groups, entry);
            }

            @Override
            Groups.Verdict judge(Groups groups, Stamp stamp) {
                return removed == PEEK_TRUSTS ? Groups.Verdict.GOOD : super.judge(groups, stamp);
            }

            @Override
            long compared(Groups groups) {
                return removed == OWN_GROUP_HIDES_OTHERS ? groups.newest() : super.compared(groups);
            }

            @Override
            boolean sameEpoch(String one, String other) {
                return removed == EPOCH_CHANGE_IGNORED || super.sameEpoch(one, other);
            }

            @Override
            boolean countsOwnChanges() {
                return removed != RENEWS_OVER_OWN_CHANGE;
            }

            @Override
            boolean detaches() {
                return removed != CHANGE_DOES_NOT_DETACH;
            }
        };
    }

    /** Publishes as if the position had been taken in the end. */
    private static final class Late extends Route {

        Late(RemoteLevel redis) {
            super(redis);
        }

        @Override
        public void publish(String tenant, Publication snapshot) {
            Publication.Start end = start(tenant, snapshot.id());
            super.publish(
                    tenant,
                    new Publication(snapshot.id(), end, snapshot.chunks(), snapshot.life(), snapshot.deadline()));
        }
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
            return new ReadReply(
                    new LogSlice(entries, entries.getLast().position()),
                    reply.values(),
                    reply.groups(),
                    reply.snapshot());
        }
    }
}
