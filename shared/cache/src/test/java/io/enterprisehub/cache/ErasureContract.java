package io.enterprisehub.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What erasure promises on every kind of Redis. */
abstract class ErasureContract {

    static final Duration LIMIT = Duration.ofSeconds(5);

    private final String tenant = "loc-" + UUID.randomUUID();
    private Erasure erasure;

    abstract RedisLink link();

    @BeforeEach
    void makeErasure() {
        erasure = new Erasure(link());
    }

    private void put(String owner, String eventId) {
        String key = TenantKeys.of(owner).claim(eventId);
        assertThat(link().<String>call(LIMIT, redis -> redis.set(key, "claimed")))
                .isEqualTo("OK");
    }

    private boolean has(String owner, String eventId) {
        String key = TenantKeys.of(owner).claim(eventId);
        return link().<Long>call(LIMIT, redis -> redis.exists(key)) == 1;
    }

    @Test
    void removesOnlyTheNamedClaims() {
        List.of("a", "b", "c").forEach(id -> put(tenant, id));

        erasure.claims(tenant, List.of("a", "b", "unknown"), LIMIT);
        erasure.claims(tenant, List.of(), LIMIT);

        assertThat(has(tenant, "a")).isFalse();
        assertThat(has(tenant, "b")).isFalse();
        assertThat(has(tenant, "c")).isTrue();
    }

    @Test
    void removesEveryKeyOfATenantAndNoneOfAnother() {
        String similar = tenant + "x";
        IntStream.range(0, 2_500).forEach(i -> put(tenant, "id" + i));
        put(similar, "a");

        assertThat(erasure.everything(tenant, LIMIT)).isEqualTo(2_500);

        assertThat(erasure.everything(tenant, LIMIT)).isZero();
        assertThat(has(similar, "a")).isTrue();
    }

    @Test
    void takesGlobCharactersOfATenantLiterally() {
        String wild = tenant + "[ab]*?\\";
        List.of(wild, tenant, tenant + "ab").forEach(owner -> put(owner, "a"));

        assertThat(erasure.everything(wild, LIMIT)).isEqualTo(1);

        assertThat(has(tenant, "a")).isTrue();
        assertThat(has(tenant + "ab", "a")).isTrue();
    }
}
