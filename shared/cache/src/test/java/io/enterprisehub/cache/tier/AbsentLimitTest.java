package io.enterprisehub.cache.tier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AbsentLimitTest {

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger loads = new AtomicInteger();
    private final Loader<String, String> limited = AbsentLimit.around(this::load, 100, nanos::get);

    private Map<String, Versioned<String>> load(String tenant, Set<String> keys) {
        loads.incrementAndGet();
        return keys.stream()
                .filter(key -> key.startsWith("real"))
                .collect(Collectors.toMap(key -> key, key -> new Versioned<>(1, key)));
    }

    private long refusedOf(int requests, String prefix) {
        return IntStream.range(0, requests)
                .filter(i -> {
                    try {
                        limited.load("t", Set.of(prefix + i));
                        return false;
                    } catch (TooManyAbsent refused) {
                        return true;
                    }
                })
                .count();
    }

    @Test
    void loadsNoMoreThanTheLimitHoweverManyRandomIdsAreAsked() {
        assertThat(refusedOf(10_000, "none")).isEqualTo(9_900);
        assertThat(loads.get()).isEqualTo(100);
    }

    @Test
    void takesNothingForKeysThatExist() {
        assertThat(refusedOf(10_000, "real")).isZero();
        assertThat(refusedOf(100, "none")).isZero();
    }

    @Test
    void countsEachAbsentKeyOfABulkLoad() {
        limited.load("t", IntStream.range(0, 100).mapToObj(i -> "none" + i).collect(Collectors.toSet()));

        assertThatThrownBy(() -> limited.load("t", Set.of("real")))
                .isInstanceOf(TooManyAbsent.class)
                .hasMessage(
                        "Tenant t asked for more than 100 keys in a minute that do not exist; try again in a minute");
    }

    @Test
    void limitsReloadsAndPassesOnWhatTheLoaderIsToldOfThem() {
        Versioned<String> known = new Versioned<>(1, "real");
        List<String> told = new ArrayList<>();
        Loader<String, String> within = AbsentLimit.around(
                new Loader<>() {
                    @Override
                    public Map<String, Versioned<String>> load(String tenant, Set<String> keys) {
                        throw new AssertionError("What is known is asked for by reload");
                    }

                    @Override
                    public Map<String, Versioned<String>> reload(
                            String tenant, Map<String, @Nullable Versioned<String>> old) {
                        return Map.of("real", known);
                    }

                    @Override
                    public void forgetAll(String tenant) {
                        told.add(tenant);
                    }
                },
                1,
                nanos::get);

        assertThat(within.reload("t", Map.of("real", known)).get("real")).isSameAs(known);
        assertThat(within.reload("t", Map.of("real", known, "none", known))).hasSize(1);
        assertThatThrownBy(() -> within.reload("t", Map.of("real", known))).isInstanceOf(TooManyAbsent.class);
        within.forgetAll("t");

        assertThat(told).containsExactly("t");
    }

    @Test
    void refillsWithTimeAndKeepsTenantsApart() {
        assertThat(refusedOf(200, "none")).isEqualTo(100);
        assertThat(limited.load("other", Set.of("real"))).hasSize(1);

        nanos.addAndGet(Duration.ofSeconds(30).toNanos());

        assertThat(refusedOf(200, "none")).isEqualTo(150);
    }
}
