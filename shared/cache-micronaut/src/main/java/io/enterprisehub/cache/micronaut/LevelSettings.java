package io.enterprisehub.cache.micronaut;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The levels of the cache. Memory is there unless its size is zero; Redis where {@code cache.redis-uri} or a bean
 * {@code RedisLink} says so; PostgreSQL where there is a {@code cache.postgres-deadline} and a bean {@code DataSource}.
 *
 * @param localBytes {@code cache.local-bytes}, of encoded values
 * @param redisUri {@code cache.redis-uri}; null to use the bean
 * @param redisCluster {@code cache.redis-cluster}
 * @param redisDeadline {@code cache.redis-deadline}, of each round trip
 * @param postgresDeadline {@code cache.postgres-deadline}, of each statement; null for no such level
 * @param restAfterFailure {@code cache.rest-after-failure}, of either level
 * @param sessionBudget {@code cache.session-budget}, of a call outside any session
 */
@ConfigurationProperties("cache")
public record LevelSettings(
        @Bindable(defaultValue = "33554432") long localBytes,
        @Nullable String redisUri,
        @Bindable(defaultValue = "false") boolean redisCluster,
        @Bindable(defaultValue = "50ms") Duration redisDeadline,
        @Nullable Duration postgresDeadline,
        @Bindable(defaultValue = "1s") Duration restAfterFailure,
        @Bindable(defaultValue = "10s") Duration sessionBudget) {

    public LevelSettings {
        if (localBytes < 0) {
            throw new IllegalArgumentException("cache.local-bytes is not negative, and 0 for no memory: " + localBytes);
        }
        positive("cache.redis-deadline", redisDeadline);
        positive("cache.session-budget", sessionBudget);
        if (postgresDeadline != null) {
            positive("cache.postgres-deadline", postgresDeadline);
        }
        if (restAfterFailure.isNegative()) {
            throw new IllegalArgumentException("cache.rest-after-failure is not negative: " + restAfterFailure);
        }
    }

    private static void positive(String property, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(property + " is positive: " + value);
        }
    }
}
