package io.enterprisehub.cache;

import static io.enterprisehub.cache.Claim.State.CLAIMED;
import static io.enterprisehub.cache.Claim.State.CLOSED;
import static io.enterprisehub.cache.Claim.State.ENQUEUED;
import static io.enterprisehub.cache.Claim.State.NEW;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What claims promise on every kind of Redis. */
abstract class ClaimsContract {

    static final Duration DAY = Duration.ofDays(1);
    static final Duration LIMIT = Duration.ofSeconds(5);

    private final String tenant = "loc-" + UUID.randomUUID();
    private Instant now = Instant.parse("2026-03-01T10:00:30Z");
    private Claims claims;

    abstract RedisLink link();

    @BeforeEach
    void makeClaims() {
        InstantSource clock = () -> now;
        claims = new Claims(link(), clock);
    }

    @Test
    void followsAnEventFromNewToEnqueued() {
        assertThat(claims.claim(tenant, "ev", DAY, LIMIT).state()).isEqualTo(NEW);
        assertThat(claims.claim(tenant, "ev", DAY, LIMIT).state()).isEqualTo(CLAIMED);
        assertThat(claims.markEnqueued(tenant, "ev", DAY, LIMIT)).isTrue();
        assertThat(claims.claim(tenant, "ev", DAY, LIMIT).state()).isEqualTo(ENQUEUED);
    }

    @Test
    void makesTheEventOfOneTenantNewForAnother() {
        assertThat(claims.claim(tenant, "ev", DAY, LIMIT).state()).isEqualTo(NEW);

        assertThat(claims.claim(tenant + "-b", "ev", DAY, LIMIT).state()).isEqualTo(NEW);
    }

    @Test
    void isNewAgainAfterARelease() {
        assertThat(claims.claim(tenant, "ev", DAY, LIMIT).state()).isEqualTo(NEW);

        claims.release(tenant, "ev", LIMIT);

        assertThat(claims.claim(tenant, "ev", DAY, LIMIT).state()).isEqualTo(NEW);
    }

    @Test
    void keepsTheMarkWhenALateReleaseMeetsAnEnqueuedEvent() {
        assertThat(claims.claim(tenant, "ev", DAY, LIMIT).state()).isEqualTo(NEW);
        assertThat(claims.markEnqueued(tenant, "ev", DAY, LIMIT)).isTrue();

        claims.release(tenant, "ev", LIMIT);

        assertThat(claims.claim(tenant, "ev", DAY, LIMIT).state()).isEqualTo(ENQUEUED);
    }

    @Test
    void doesNotBringBackAPurgedClaimWhenMarkingIt() {
        assertThat(claims.claim(tenant, "ev", DAY, LIMIT).state()).isEqualTo(NEW);
        assertThat(new Erasure(link()).everything(tenant, LIMIT)).isEqualTo(2);

        assertThat(claims.markEnqueued(tenant, "ev", DAY, LIMIT)).isFalse();

        assertThat(link().<Long>call(
                                LIMIT,
                                redis -> redis.exists(TenantKeys.of(tenant).claim("ev"))))
                .isZero();
    }

    @Test
    void claimsNothingOfAClosedLocationButCountsTheRequest() {
        String closed = TenantKeys.of(tenant).closed();
        assertThat(link().<String>call(LIMIT, redis -> redis.set(closed, "1"))).isEqualTo("OK");

        assertThat(claims.claim(tenant, "ev", DAY, LIMIT)).isEqualTo(new Claim(CLOSED, 1));
        assertThat(claims.claim(tenant, "ev", DAY, LIMIT)).isEqualTo(new Claim(CLOSED, 2));

        assertThat(link().<Long>call(LIMIT, redis -> redis.del(closed))).isEqualTo(1);
        assertThat(claims.claim(tenant, "ev", DAY, LIMIT)).isEqualTo(new Claim(NEW, 3));
    }

    @Test
    void countsRequestsByTheMinuteOfTheClock() {
        assertThat(claims.claim(tenant, "a", DAY, LIMIT).requestsThisMinute()).isEqualTo(1);
        assertThat(claims.claim(tenant, "b", DAY, LIMIT).requestsThisMinute()).isEqualTo(2);

        now = now.plusSeconds(30);

        assertThat(claims.claim(tenant, "c", DAY, LIMIT).requestsThisMinute()).isEqualTo(1);
    }

    @Test
    void givesEveryKeyAnEnd() {
        assertThat(claims.claim(tenant, "ev", Duration.ofMinutes(1), LIMIT).state())
                .isEqualTo(NEW);
        TenantKeys keys = TenantKeys.of(tenant);
        long minute = now.getEpochSecond() / 60;

        assertThat(link().<Long>call(LIMIT, redis -> redis.pttl(keys.claim("ev"))))
                .isBetween(1L, 60_000L);
        assertThat(link().<Long>call(LIMIT, redis -> redis.pttl(keys.rate(minute))))
                .isBetween(1L, 120_000L);
    }

    @Test
    void lets1Of100ConcurrentClaimersWin() throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        Callable<Claim> claimer = () -> {
            start.await();
            return claims.claim(tenant, "contested", DAY, LIMIT);
        };
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Claim>> results =
                    Stream.generate(() -> threads.submit(claimer)).limit(100).toList();
            start.countDown();

            List<Claim> seen = new ArrayList<>();
            for (Future<Claim> result : results) {
                seen.add(result.get());
            }

            assertThat(seen).filteredOn(claim -> claim.state() == NEW).hasSize(1);
            assertThat(seen).filteredOn(claim -> claim.state() == CLAIMED).hasSize(99);
            assertThat(seen).extracting(Claim::requestsThisMinute).doesNotHaveDuplicates();
        }
    }
}
