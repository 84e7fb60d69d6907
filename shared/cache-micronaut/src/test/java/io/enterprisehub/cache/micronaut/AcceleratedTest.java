package io.enterprisehub.cache.micronaut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.enterprisehub.cache.tier.Counter;
import io.enterprisehub.cache.tier.Session;
import io.enterprisehub.cachetesting.RedisNode;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AcceleratedTest {

    private static RedisNode redis;

    private final String tenant = UUID.randomUUID().toString();
    private final MovableTime time = new MovableTime();
    private final ApplicationContext context = environment();
    private final Predictions predictions = context.getBean(Predictions.class);

    @BeforeAll
    static void startRedis() {
        redis = RedisNode.standalone();
    }

    @AfterAll
    static void stopRedis() {
        redis.close();
    }

    @AfterEach
    void close() {
        context.close();
    }

    private ApplicationContext environment() {
        Map<String, Object> properties = new HashMap<>();
        properties.put("spec", "predictions");
        properties.put("cache.redis-uri", redis.uri());
        properties.put("cache.redis-deadline", "5s");
        properties.put("cache.regions.predictions.ttl", "10m");
        properties.put("cache.regions.predictions.stale-if-error", "1h");
        properties.put("cache.regions.limited.ttl", "10m");
        properties.put("cache.regions.scores.ttl", "10m");
        properties.put("cache.breakers.model.minimum-calls", "2");
        properties.put("cache.breakers.model.window", "2");
        properties.put("cache.breakers.model.failure-rate-percent", "100");
        return ApplicationContext.builder()
                .deduceEnvironment(false)
                .banner(false)
                .properties(properties)
                .singletons(time.clock())
                .start();
    }

    private @Nullable String predict(String lead) throws IOException {
        return predictions.predict(tenant, lead, false);
    }

    private long count(Counter counter) {
        return context.getBean(CacheRegions.class).cache().counters().get(counter);
    }

    @Test
    void makesNoCacheBeforeTheFirstCall() throws IOException {
        assertThat(context.getActiveBeanRegistrations(CacheRegions.class)).isEmpty();

        predict("a");

        assertThat(context.getActiveBeanRegistrations(CacheRegions.class)).hasSize(1);
    }

    @Test
    void callsTheMethodOnceForAKeyWhoeverAsks() throws IOException {
        assertThat(predict("a")).isEqualTo("warm");
        assertThat(predictions.predict(tenant, "a", true)).isEqualTo("warm");
        assertThat(predictions.calls).hasValue(1);

        predict("b");
        predictions.predict("another", "a", false);
        assertThat(predictions.calls).hasValue(3);
    }

    @Test
    void answersAnotherEnvironmentFromRedis() throws IOException {
        predict("a");
        try (ApplicationContext other = environment()) {
            assertThat(other.getBean(Predictions.class).predict(tenant, "a", false))
                    .isEqualTo("warm");
            assertThat(other.getBean(Predictions.class).calls).hasValue(0);
        }
    }

    @Test
    void keepsThatThereIsNothing() throws IOException {
        predictions.answer = () -> null;

        assertThat(predict("a")).isNull();
        assertThat(predict("a")).isNull();
        assertThat(predictions.calls).hasValue(1);
    }

    @Test
    void keepsPrimitivesAndTellsNullFromZeroInAKey() {
        assertThat(predictions.score(tenant, null)).isEqualTo(1);
        assertThat(predictions.score(tenant, 0)).isEqualTo(2);
        assertThat(predictions.score(tenant, null)).isEqualTo(1);
    }

    @Test
    void sharesOneCallAmongConcurrentCallers() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        predictions.answer = () -> {
            entered.countDown();
            go.await();
            return "shared";
        };
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> answers = IntStream.range(0, 20)
                    .mapToObj(i -> threads.submit(() -> String.valueOf(predict("a"))))
                    .toList();
            assertThat(entered.await(5, TimeUnit.SECONDS)).isTrue();
            go.countDown();
            for (Future<String> answer : answers) {
                assertThat(answer.get(5, TimeUnit.SECONDS)).isEqualTo("shared");
            }
        }
        assertThat(predictions.calls).hasValue(1);
    }

    @Test
    void passesOnWhatTheMethodThrowsAsItIs() {
        IOException checked = new IOException("gone");
        IllegalArgumentException unchecked = new IllegalArgumentException("no such lead");
        AssertionError error = new AssertionError("broken");

        predictions.answer = () -> {
            throw checked;
        };
        assertThatThrownBy(() -> predict("a")).isSameAs(checked);
        predictions.answer = () -> {
            throw unchecked;
        };
        assertThatThrownBy(() -> predict("b")).isSameAs(unchecked);
        predictions.answer = () -> {
            throw error;
        };
        assertThatThrownBy(() -> predict("c")).isSameAs(error);
    }

    @Test
    void servesAStaleValueInNeedWhereTheRegionAllowsIt() throws IOException {
        predict("a");
        CacheRegions regions = context.getBean(CacheRegions.class);
        regions.expire("predictions", tenant, "a");
        predictions.answer = () -> {
            throw new IOException("gone");
        };

        assertThat(predict("a")).isEqualTo("warm");
        assertThat(count(Counter.STALE_SERVED)).isEqualTo(1);
        regions.evict("predictions", tenant, "a");
        assertThatThrownBy(() -> predict("a")).isInstanceOf(IOException.class);
    }

    @Test
    void doesNotCallWhileTheBreakerIsOpenButAnswersWhatIsCached() throws IOException {
        predict("cached");
        failTwice(new IOException("gone"));
        int before = predictions.calls.get();

        assertThatThrownBy(() -> predict("new")).isInstanceOf(BreakerOpen.class).hasMessageContaining("model");
        assertThat(predict("cached")).isEqualTo("warm");
        assertThat(predictions.calls).hasValue(before);

        predictions.answer = () -> "back";
        time.pass(Duration.ofSeconds(2));
        assertThat(predict("new")).isEqualTo("back");
    }

    @Test
    void doesNotOpenForWhatSaysNothingAgainstTheMethod() throws IOException {
        failTwice(new IllegalArgumentException("no such lead"));
        predictions.answer = () -> "fine";

        assertThat(predict("a")).isEqualTo("fine");
    }

    private void failTwice(Exception failure) {
        predictions.answer = () -> {
            throw failure;
        };
        assertThatThrownBy(() -> predict("x")).isSameAs(failure);
        assertThatThrownBy(() -> predict("y")).isSameAs(failure);
    }

    @Test
    void refusesATenantAboveItsRateBeforeAnythingIsTouched() throws IOException {
        predictions.limited("a", tenant);
        predictions.limited("a", tenant);
        long barriers = count(Counter.BARRIER);

        assertThatThrownBy(() -> predictions.limited("a", tenant))
                .isInstanceOfSatisfying(
                        RateLimited.class,
                        refused -> assertThat(refused.retryAfter()).isEqualTo(Duration.ofMillis(500)));
        assertThat(count(Counter.BARRIER)).isEqualTo(barriers);
        assertThat(predictions.limited("a", "another")).isEqualTo("warm");
        time.pass(Duration.ofMillis(500));
        assertThat(predictions.limited("a", tenant)).isEqualTo("warm");
    }

    @Test
    void interruptsACallAtItsDeadlineAndReturnsWhenItHasEnded() {
        AtomicBoolean ended = new AtomicBoolean();
        predictions.answer = () -> {
            try {
                new CountDownLatch(1).await();
            } finally {
                ended.set(true);
            }
            return "never";
        };

        assertThatThrownBy(() -> predictions.limited("a", tenant))
                .isInstanceOf(DeadlineExceeded.class)
                .hasMessage("Predictions.limited had 100 ms and did not end in time");
        assertThat(ended).isTrue();
    }

    @Test
    void givesACallNoMoreTimeThanItsSessionHasLeft() {
        CacheRegions regions = context.getBean(CacheRegions.class);
        try (Session session = regions.cache().session(Duration.ofMillis(30))) {
            time.pass(Duration.ofMillis(30));
            assertThatThrownBy(() -> CurrentSession.call(session, () -> predictions.limited("a", tenant)))
                    .isInstanceOf(DeadlineExceeded.class)
                    .hasMessageContaining("had 0 ms");
        }
        assertThat(predictions.calls).hasValue(0);
    }

    @Test
    void asksTheLogOnceForAllCallsOfAnInvocation() throws IOException {
        CacheRegions regions = context.getBean(CacheRegions.class);
        try (Session session = regions.cache().session(Duration.ofSeconds(5))) {
            CurrentSession.call(session, () -> predict("a") + predict("b") + predict("a"));
        }
        assertThat(count(Counter.BARRIER)).isEqualTo(1);

        predict("a");
        predict("a");
        assertThat(count(Counter.BARRIER)).isEqualTo(3);
    }

    @Test
    void seesTheSameSessionBehindADeadline() throws IOException {
        AtomicBoolean bound = new AtomicBoolean();
        predictions.answer = () -> {
            bound.set(CurrentSession.isBound());
            return "x";
        };
        predictions.limited("a", tenant);

        assertThat(bound).isTrue();
    }

    @Test
    void forgetsByKeyInEveryEnvironment() throws IOException {
        predict("a");
        try (ApplicationContext other = environment()) {
            other.getBean(CacheRegions.class).evict("predictions", tenant, "a");
        }
        predictions.answer = () -> "cold";

        assertThat(predict("a")).isEqualTo("cold");
    }

    @Test
    void guardsAlsoWhatABeanCallsOnItself() throws IOException {
        predictions.throughItself(tenant, "a");
        predictions.throughItself(tenant, "a");

        assertThat(predictions.calls).hasValue(1);
    }

    @Test
    void refusesACallWithoutATenant() {
        assertThatThrownBy(() -> predictions.predict(" ", "a", false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Predictions.predict was called without a tenant");
    }

    @Test
    void connectsAgainAfterARestore() throws IOException {
        predict("a");
        CacheRegions regions = context.getBean(CacheRegions.class);
        regions.beforeCheckpoint();
        regions.afterRestore();

        assertThat(predict("a")).isEqualTo("warm");
        assertThat(predict("b")).isEqualTo("warm");
        assertThat(predictions.calls).hasValue(2);
    }
}
