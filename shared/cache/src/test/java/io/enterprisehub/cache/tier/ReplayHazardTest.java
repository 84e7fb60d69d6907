package io.enterprisehub.cache.tier;

import static io.enterprisehub.cache.tier.Fixture.POLICY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.enterprisehub.cache.tier.Site.Truth;
import io.enterprisehub.cachetesting.Meter.Counts;
import io.enterprisehub.cachetesting.RedisNode;
import io.enterprisehub.cachetesting.Way;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Hazard: a write whose answer was lost, or that was under way for too long, arrives after a newer one. */
class ReplayHazardTest {

    private static final Duration REST = Duration.ofSeconds(2);

    private static RedisNode redis;

    private final String tenant = "t-" + UUID.randomUUID();
    private final Truth truth = new Truth();
    private Site unlucky;
    private Site other;

    @BeforeAll
    static void startRedis() {
        redis = RedisNode.standalone();
    }

    @AfterAll
    static void stopRedis() {
        redis.close();
    }

    @BeforeEach
    void open() {
        unlucky = new Site(redis, truth, POLICY, Site.DEADLINE);
        other = new Site(redis, truth, POLICY);
        truth.commit("a");
        assertThat(unlucky.read(tenant, "a").version()).isEqualTo(1);
        assertThat(other.read(tenant, "a").version()).isEqualTo(1);
        // Both scripts are known to the server from here on: one write is one command.
        unlucky.put(tenant, "known");
        unlucky.evict(tenant, "known");
        unlucky.expire(tenant, "known");
    }

    @AfterEach
    void close() {
        unlucky.close();
        other.close();
    }

    /** What the unlucky one does. */
    enum Write {
        PUT,
        EVICT,
        EXPIRE;

        void make(Site site, String tenant) {
            switch (this) {
                case PUT -> site.put(tenant, "a");
                case EVICT -> site.evict(tenant, "a");
                case EXPIRE -> site.expire(tenant, "a");
            }
        }
    }

    private void assertNothingOlderThanTheLastPut() {
        unlucky.pass(REST);
        for (int i = 0; i < 2; i++) {
            assertThat(unlucky.read(tenant, "a").value())
                    .isEqualTo("a@" + truth.row("a").version());
            assertThat(other.read(tenant, "a").value())
                    .isEqualTo("a@" + truth.row("a").version());
        }
    }

    @ParameterizedTest
    @EnumSource(Write.class)
    void aWriteWhoseReplyWasSwallowedIsNotSentAgainAfterTheReconnect(Write write) {
        Counts before = unlucky.network.meter().counts();
        unlucky.network.set(Way.DEAF);
        assertThatThrownBy(() -> write.make(unlucky, tenant)).isInstanceOf(NotAcknowledged.class);
        unlucky.network.meter().await(now -> now.since(before).replies() > 0, Site.LIMIT);
        other.put(tenant, "a");

        unlucky.network.set(Way.OPEN);

        assertNothingOlderThanTheLastPut();
        // One entry for each write that reached the server, and none twice: that of the swallowed one and the newer
        // put.
        String log = redis.ask("XLEN", "eh:{" + tenant + "}:tier:log");
        assertThat(Integer.parseInt(log)).isEqualTo(1 + 3 + 2);
    }

    @ParameterizedTest
    @EnumSource(Write.class)
    void aWriteThatArrivesAfterItWasGivenUpDoesNotUndoANewerOne(Write write) {
        Counts before = unlucky.network.meter().counts();
        unlucky.network.set(Way.HOLD_REQUESTS);
        assertThatThrownBy(() -> write.make(unlucky, tenant)).isInstanceOf(NotAcknowledged.class);
        other.put(tenant, "a");
        assertThat(other.read(tenant, "a").version()).isEqualTo(truth.row("a").version());

        unlucky.network.set(Way.OPEN);
        unlucky.network.meter().await(now -> now.since(before).replies() > 0, Site.LIMIT);

        assertNothingOlderThanTheLastPut();
    }

    @Test
    void aFillThatArrivesLateDoesNotUndoAnEviction() {
        other.evict(tenant, "a");
        unlucky.whileLoading = () -> unlucky.network.set(Way.HOLD_REQUESTS);
        assertThat(unlucky.read(tenant, "a").version()).isEqualTo(truth.row("a").version());
        other.evict(tenant, "a");

        long replies = unlucky.network.meter().counts().replies();
        unlucky.network.set(Way.OPEN);
        unlucky.network.meter().await(now -> now.replies() > replies, Site.LIMIT);

        assertThat(redis.ask("EXISTS", Fixture.valueKey(tenant, "a"))).isEqualTo("0");
        assertNothingOlderThanTheLastPut();
    }
}
