package io.enterprisehub.cache.tier;

import static io.enterprisehub.cache.tier.Fixture.LIMIT;
import static io.enterprisehub.cache.tier.Fixture.POLICY;
import static io.enterprisehub.cache.tier.Lookup.Origin.LOADER;
import static io.enterprisehub.cache.tier.Lookup.Origin.LOCAL;
import static io.enterprisehub.cache.tier.Lookup.Origin.REMOTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.enterprisehub.cache.RedisLink;
import io.enterprisehub.cache.TestRedis;
import io.enterprisehub.cache.tier.remote.RedisLevel;
import io.enterprisehub.cache.tier.remote.RemoteLevel;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class GroupInvalidationTest {

    private static final RegionPolicy LENIENT = POLICY.withStale(Duration.ZERO, Duration.ofMinutes(5), Duration.ZERO);
    private static TestRedis redis;
    private static RedisLink link;

    private final String tenant = "t-" + UUID.randomUUID();
    private final Map<String, Versioned<String>> truth = new HashMap<>();
    private boolean loaderBroken;
    private Runnable whileLoading = () -> {};

    @BeforeAll
    static void startRedis() throws IOException {
        redis = TestRedis.cluster();
        link = new RedisLink(redis.settings(), InstantSource.system());
    }

    @AfterAll
    static void stopRedis() throws IOException {
        link.close();
        redis.close();
    }

    /** Values are tagged by their first word; keys have the form owner/name. */
    private final class Site {

        final TieredCache cache;
        final Region<String, String> leads;
        final Region<String, String> scores;

        Site(@Nullable RemoteLevel remote) {
            TieredCache.Builder builder = TieredCache.builder().local(1 << 20);
            if (remote != null) {
                builder.remote(remote);
            }
            cache = builder.build();
            leads = cache.region(definition("lead"));
            scores = cache.region(definition("score"));
        }

        private RegionDefinition<String, String> definition(String name) {
            return new RegionDefinition<String, String>(
                            name, key -> key, Codecs.text(), GroupInvalidationTest.this::load, LENIENT)
                    .withTags(
                            (key, value) -> value == null ? List.of() : List.of(value.substring(0, value.indexOf(' '))))
                    .withPrefixes('/');
        }

        Lookup<String> lead(String key) {
            try (Session session = cache.session(LIMIT)) {
                return leads.lookup(session, tenant, key);
            }
        }

        /** The second read of a session, which makes no barrier. */
        Lookup<String> leadWithoutBarrier(String key) {
            try (Session session = cache.session(LIMIT)) {
                assertThat(scores.get(session, tenant, "none")).isNull();
                return leads.lookup(session, tenant, key);
            }
        }
    }

    private Map<String, Versioned<String>> load(String of, Set<String> keys) {
        if (loaderBroken) {
            throw new IllegalStateException("The loader is broken");
        }
        Map<String, Versioned<String>> found = new HashMap<>(truth);
        found.keySet().retainAll(keys);
        whileLoading.run();
        return found;
    }

    private Site site() {
        return new Site(new RedisLevel(link, LIMIT));
    }

    private void truths() {
        truth.put("7/a", new Versioned<>(1, "hot a"));
        truth.put("7/b", new Versioned<>(1, "cold b"));
        truth.put("8/c", new Versioned<>(1, "hot c"));
    }

    @Test
    void forgetsTheValuesOfATagInMemoryAndInTheSharedLevelAndNoOthers() {
        truths();
        Site one = site();
        Site other = site();
        truth.keySet().forEach(key -> assertThat(one.lead(key).origin()).isEqualTo(LOADER));
        truth.keySet().forEach(key -> assertThat(other.lead(key).origin()).isEqualTo(REMOTE));

        one.cache.evictTag(tenant, "hot");

        for (Site site : List.of(one, other)) {
            assertThat(site.leadWithoutBarrier("7/b").origin()).isEqualTo(LOCAL);
        }
        assertThat(other.leadWithoutBarrier("7/a").origin()).isEqualTo(LOADER);
        assertThat(one.leadWithoutBarrier("7/a").origin()).isEqualTo(REMOTE);
        assertThat(one.lead("8/c").origin()).isEqualTo(LOADER);
    }

    @Test
    void forgetsTheValuesOfAPrefixOfARegionAndOfATenant() {
        truths();
        Site one = site();
        truth.keySet().forEach(one::lead);
        one.leads.evictPrefix(tenant, "7/");
        assertThat(one.lead("7/a").origin()).isEqualTo(LOADER);
        assertThat(one.leadWithoutBarrier("8/c").origin()).isEqualTo(LOCAL);

        one.scores.evictAll(tenant);
        assertThat(one.leadWithoutBarrier("8/c").origin()).isEqualTo(LOCAL);
        one.leads.evictAll(tenant);
        assertThat(one.lead("8/c").origin()).isEqualTo(LOADER);

        one.cache.evictTenant(tenant);
        assertThat(one.lead("8/c").origin()).isEqualTo(LOADER);
    }

    @Test
    void servesWhatExpiredWithItsGroupOnlyWhenTheLoaderFailsAndWhatWasEvictedNever() {
        truths();
        Site one = site();
        Site other = site();
        List.of(one, other).forEach(site -> site.lead("7/a"));

        one.cache.expireTag(tenant, "hot");
        loaderBroken = true;
        assertThat(other.lead("7/a")).isEqualTo(new Lookup<>("hot a", 1, REMOTE, true));
        one.cache.evictTag(tenant, "hot");

        for (Site site : List.of(one, other)) {
            assertThatThrownBy(() -> site.lead("7/a")).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void keepsNothingThatWasLoadedBeforeItsTagWasInvalidated() {
        truths();
        Site one = site();
        Site other = site();
        whileLoading = () -> {
            whileLoading = () -> {};
            truth.put("7/a", new Versioned<>(1, "hot anew"));
            other.cache.evictTag(tenant, "hot");
        };

        assertThat(one.lead("7/a").value()).isEqualTo("hot a");

        assertThat(one.cache.counters().get(Counter.REMOTE_FILL_REFUSED)).isEqualTo(1);
        assertThat(other.lead("7/a")).isEqualTo(new Lookup<>("hot anew", 1, LOADER, false));
        assertThat(one.lead("7/a").value()).isEqualTo("hot anew");
    }

    @Test
    void storesNoPutWhoseTagWasInvalidatedSinceBeforeItsCommit() {
        truths();
        Site one = site();
        assertThat(one.lead("7/a").origin()).isEqualTo(LOADER);
        try (Session session = one.cache.session(LIMIT)) {
            WriteTicket ticket = session.writing(tenant);
            site().cache.evictTag(tenant, "hot");
            one.leads.put(ticket, "7/a", new Versioned<>(2, "hot before"));
        }
        truth.put("7/a", new Versioned<>(2, "hot after"));

        assertThat(one.lead("7/a")).isEqualTo(new Lookup<>("hot after", 2, LOADER, false));
    }

    @Test
    void beginsAnEpochWhenTheServerForgetsWhatItHasInvalidated() {
        truths();
        Site one = site();
        Site other = site();
        List.of(one, other).forEach(site -> site.lead("7/a"));
        one.cache.evictTag(tenant, "hot");
        Fixture.delete(link, "eh:{" + tenant + "}:tier:g");

        assertThat(other.lead("7/a").origin()).isEqualTo(LOADER);
        assertThat(one.lead("7/a").origin()).isEqualTo(REMOTE);
    }

    @Test
    void worksWithoutASharedLevel() {
        truths();
        Site alone = new Site(null);
        truth.keySet().forEach(alone::lead);

        alone.cache.evictTag(tenant, "hot");

        assertThat(alone.lead("7/a").origin()).isEqualTo(LOADER);
        assertThat(alone.lead("7/b").origin()).isEqualTo(LOCAL);
    }

    @Test
    void saysWhatIsWrongWithATagOrAPrefix() {
        Site one = site();

        assertThatThrownBy(() -> one.cache.evictTag(tenant, "two\nlines")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> one.cache.evictTag(tenant, "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> one.leads.evictPrefix(tenant, "7")).hasMessageContaining("separator");
    }
}
