package io.enterprisehub.cache.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.enterprisehub.cache.RedisLink;
import io.enterprisehub.cache.RedisSettings;
import io.enterprisehub.cache.tier.compress.Compression;
import io.enterprisehub.cache.tier.remote.Address;
import io.enterprisehub.cache.tier.remote.Fill;
import io.enterprisehub.cache.tier.remote.GroupState;
import io.enterprisehub.cache.tier.remote.LogEntry.Verb;
import io.enterprisehub.cache.tier.remote.LogPosition;
import io.enterprisehub.cache.tier.remote.Put;
import io.enterprisehub.cache.tier.remote.ReadReply;
import io.enterprisehub.cache.tier.remote.ReadRequest;
import io.enterprisehub.cache.tier.remote.ReadRequest.LogRequest;
import io.enterprisehub.cache.tier.remote.RedisLevel;
import io.enterprisehub.cache.tier.remote.RemoteLevel;
import io.enterprisehub.cache.tier.remote.RemoteValue;
import io.enterprisehub.cache.tier.remote.RemoteValue.Lease;
import io.enterprisehub.cache.tier.remote.Stamp;
import io.enterprisehub.cachetesting.RedisNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Hazard: steps of readers and writers reach the shared level in any order, and an older value wins. */
class ReorderingHazardTest {

    private static final Address ADDRESS = new Address("r", "a");
    private static final byte CODEC = Codecs.text().id();

    private static RedisNode redis;
    private static RedisLink link;
    private static RemoteLevel level;

    @BeforeAll
    static void startRedis() {
        redis = RedisNode.standalone();
        link = new RedisLink(new RedisSettings(redis.uri(), false, Site.LIMIT, Site.LIMIT), InstantSource.system());
        level = new RedisLevel(link, Site.LIMIT);
    }

    @AfterAll
    static void stopRedis() {
        link.close();
        redis.close();
    }

    /** Two readers that ask, load and fill; one writer that takes its position, commits and tells. */
    private static final class Play {

        private final String tenant;
        private final LocalKey name;
        private final Verb verb;
        private final String[] tokens = {"", ""};
        private final long[] loaded = {0, 0};
        private final GroupState[] groups = new GroupState[2];
        private GroupState groupsBefore = new GroupState("", 0);
        private LogPosition position = new LogPosition("", "");
        private long truth = 1;
        private boolean told;

        Play(String tenant, Verb verb, boolean fillsFirst) {
            this.tenant = tenant;
            this.name = new LocalKey(tenant, ADDRESS.region(), ADDRESS.key());
            this.verb = verb;
            if (fillsFirst) {
                ask(0);
                load(0);
                fill(0);
            }
        }

        List<List<Runnable>> actors() {
            return List.of(
                    List.of(() -> ask(0), () -> load(0), () -> fill(0)),
                    List.of(() -> ask(1), () -> load(1), () -> fill(1)),
                    List.of(this::takePosition, () -> truth = 2, this::tell));
        }

        private ReadReply read(List<Address> addresses, String token) {
            LogRequest log = new LogRequest(null, 10, "anchor");
            return level.read(new ReadRequest(tenant, log, addresses, token, Duration.ofMinutes(1)));
        }

        private void ask(int reader) {
            String token = "token-" + reader;
            ReadReply reply = read(List.of(ADDRESS), token);
            RemoteValue value = reply.values().getFirst();
            groups[reader] = reply.groups();
            tokens[reader] = value.lease() == Lease.GRANTED ? token : "";
        }

        private void load(int reader) {
            loaded[reader] = truth;
        }

        private void fill(int reader) {
            if (!tokens[reader].isEmpty()) {
                Stamp stamp = new Stamp(groups[reader], List.of());
                long version = loaded[reader];
                Fill fill = new Fill(ADDRESS, tokens[reader], envelope(version), version, 60_000, stamp);
                assertThat(level.fill(tenant, List.of(fill))).hasSize(1);
                check();
            }
        }

        private void takePosition() {
            ReadReply reply = read(List.of(), "");
            position = Objects.requireNonNull(reply.log()).last();
            groupsBefore = reply.groups();
        }

        private void tell() {
            switch (verb) {
                case PUT -> put(2);
                case EVICT -> level.evict(tenant, ADDRESS, "nonce");
                case EXPIRE -> level.expire(tenant, ADDRESS, "nonce");
                case ANCHOR, EVICT_GROUP, EXPIRE_GROUP ->
                    throw new IllegalArgumentException("Nobody tells it of a key");
            }
            told = true;
            check();
        }

        private void put(long version) {
            Put put = new Put(
                    ADDRESS,
                    version,
                    envelope(version),
                    60_000,
                    List.of(),
                    groupsBefore,
                    position,
                    10,
                    "nonce-" + version);
            assertThat(level.put(tenant, put)).isNotNull();
        }

        private byte[] envelope(long version) {
            byte[] payload = ("v" + version).getBytes(StandardCharsets.UTF_8);
            return new Envelope(false, CODEC, version, 0, 0, payload).encode(name, Compression.none());
        }

        /** What lies in the shared level; looking takes no lease. */
        @Nullable
        Envelope kept() {
            byte[] bytes = level.peek(tenant, List.of(ADDRESS)).getFirst().envelope();
            return bytes == null ? null : Envelope.decode(name, CODEC, bytes, Compression.none());
        }

        /** From the acknowledgement on, nothing older may be fresh in the shared level. */
        void check() {
            Envelope kept = kept();
            if (told && kept != null) {
                assertThat(kept.expired() || kept.version() >= 2)
                        .as("version %d, expired %s", kept.version(), kept.expired())
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Verb.class,
            names = {"PUT", "EVICT", "EXPIRE"})
    void noOrderOfStepsLeavesAnOlderValueThanWasAcknowledged(Verb verb) {
        for (boolean fillsFirst : new boolean[] {false, true}) {
            int[] orders = {0};
            eachOrder(List.of(3, 3, 3), order -> {
                if (order.indexOf(0) > order.indexOf(1)) {
                    return; // The same with the readers exchanged.
                }
                Play play = new Play("t-" + verb + fillsFirst + orders[0], verb, fillsFirst);
                int[] next = {0, 0, 0};
                for (int actor : order) {
                    play.actors().get(actor).get(next[actor]).run();
                    next[actor]++;
                }
                play.check();
                orders[0]++;
            });
            assertThat(orders[0]).isEqualTo(840);
        }
    }

    @Test
    void putsThatArriveInAnyOrderLeaveTheHighestVersion() {
        int[] orders = {0};
        eachOrder(List.of(1, 1, 1, 1), order -> {
            Play play = new Play("puts-" + orders[0], Verb.PUT, false);
            play.takePosition();
            order.forEach(writer -> play.put(1 + writer));

            assertThat(Objects.requireNonNull(play.kept()).version()).isEqualTo(4);
            orders[0]++;
        });
        assertThat(orders[0]).isEqualTo(24);
    }

    /** All interleavings of actors that make so many steps each. */
    private static void eachOrder(List<Integer> steps, Consumer<List<Integer>> play) {
        extend(new ArrayList<>(), new ArrayList<>(steps), play);
    }

    private static void extend(List<Integer> order, List<Integer> left, Consumer<List<Integer>> play) {
        if (left.stream().allMatch(steps -> steps == 0)) {
            play.accept(List.copyOf(order));
            return;
        }
        for (int actor = 0; actor < left.size(); actor++) {
            if (left.get(actor) > 0) {
                left.set(actor, left.get(actor) - 1);
                order.add(actor);
                extend(order, left, play);
                order.removeLast();
                left.set(actor, left.get(actor) + 1);
            }
        }
    }
}
