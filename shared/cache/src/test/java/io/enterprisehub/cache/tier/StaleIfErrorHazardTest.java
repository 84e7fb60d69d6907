package io.enterprisehub.cache.tier;

import static io.enterprisehub.cache.tier.Fixture.POLICY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.enterprisehub.cache.tier.Site.Truth;
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
import org.junit.jupiter.params.provider.CsvSource;

/** Hazard: a value that was invalidated comes back because the loader fails. */
class StaleIfErrorHazardTest {

    private static final RegionPolicy LENIENT = POLICY.withStale(Duration.ZERO, Duration.ofHours(1), Duration.ZERO);

    private static RedisNode redis;

    private final String tenant = "t-" + UUID.randomUUID();
    private final Truth truth = new Truth();
    private Site reader;
    private Site writer;

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
        reader = new Site(redis, truth, LENIENT);
        writer = new Site(redis, truth, LENIENT);
        truth.commit("a");
    }

    @AfterEach
    void close() {
        reader.close();
        writer.close();
    }

    /** Where the value lies when its key is invalidated. */
    enum Held {
        MEMORY,
        SHARED_LEVEL,
        BOTH
    }

    private void hold(Held where) {
        Site first = where == Held.SHARED_LEVEL ? writer : reader;
        assertThat(first.read(tenant, "a").value()).isEqualTo("a@1");
        if (where == Held.MEMORY) {
            assertThat(redis.ask("DEL", Fixture.valueKey(tenant, "a"))).isEqualTo("1");
        }
    }

    /** Whether the reader may still be served the old value: only an expired one, and only where it is known to be that. */
    @ParameterizedTest
    @CsvSource({
        "EVICT,  MEMORY,       false, false",
        "EVICT,  SHARED_LEVEL, false, false",
        "EVICT,  BOTH,         false, false",
        "EVICT,  MEMORY,       true,  false",
        "EVICT,  BOTH,         true,  false",
        "EXPIRE, MEMORY,       false, true",
        "EXPIRE, SHARED_LEVEL, false, true",
        "EXPIRE, BOTH,         false, true",
        "EXPIRE, MEMORY,       true,  false",
        "EXPIRE, BOTH,         true,  false",
        "PUT,    MEMORY,       true,  false",
        "PUT,    BOTH,         true,  false",
    })
    void servesInNeedOnlyWhatMayStillBeServed(String verb, Held where, boolean cutSince, boolean served) {
        hold(where);
        if (cutSince) {
            reader.network.set(Way.CUT);
        }
        switch (verb) {
            case "EVICT" -> writer.evict(tenant, "a");
            case "EXPIRE" -> writer.expire(tenant, "a");
            default -> writer.put(tenant, "a");
        }
        reader.loaderBroken = true;

        if (served) {
            Lookup<String> found = reader.read(tenant, "a");
            assertThat(found.value()).isEqualTo("a@1");
            assertThat(found.stale()).isTrue();
        } else {
            // The second time, the shared level is not even asked any more where it is away.
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> reader.read(tenant, "a")).isInstanceOf(IllegalStateException.class);
            }
        }
    }

    @Test
    void servesTheNewerValueThatWasPutWhenTheLoaderFails() {
        hold(Held.BOTH);
        writer.put(tenant, "a");
        reader.loaderBroken = true;

        assertThat(reader.read(tenant, "a").value()).isEqualTo("a@2");
    }

    @Test
    void anEvictionAfterAnExpirationEndsTheEmergencyToo() {
        hold(Held.BOTH);
        writer.expire(tenant, "a");
        reader.loaderBroken = true;
        assertThat(reader.read(tenant, "a").stale()).isTrue();

        writer.evict(tenant, "a");

        assertThatThrownBy(() -> reader.read(tenant, "a")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatWasServedInNeedIsNotFreshForAnybodyElse() {
        hold(Held.SHARED_LEVEL);
        writer.expire(tenant, "a");
        reader.loaderBroken = true;
        assertThat(reader.read(tenant, "a").stale()).isTrue();

        assertThat(writer.read(tenant, "a").value()).isEqualTo("a@2");
        reader.loaderBroken = false;
        Lookup<String> found = reader.read(tenant, "a");
        assertThat(found.value()).isEqualTo("a@2");
        assertThat(found.stale()).isFalse();
    }
}
