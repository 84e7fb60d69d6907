package io.enterprisehub.cache.micronaut;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The levels of the cache. Memory is there unless its size is zero; Redis where {@code cache.redis-uri} or a bean
 * {@code RedisLink} says so; PostgreSQL where there is a {@code cache.postgres-deadline} and a bean {@code DataSource}.
 *
 * @param localBytes {@code cache.local-bytes}, of encoded values, or a share of the heap such as {@code 20%}
 * @param hydrate {@code cache.hydrate}: whether memory begins with the tenant's snapshot
 * @param redisUri {@code cache.redis-uri}; null to use the bean
 * @param redisCluster {@code cache.redis-cluster}
 * @param redisDeadline {@code cache.redis-deadline}, of each round trip
 * @param postgresDeadline {@code cache.postgres-deadline}, of each statement; null for no such level
 * @param restAfterFailure {@code cache.rest-after-failure}, of either level
 * @param sessionBudget {@code cache.session-budget}, of a call outside any session
 */
@ConfigurationProperties("cache")
public record LevelSettings(
        @Bindable(defaultValue = "33554432") String localBytes,
        @Bindable(defaultValue = "false") boolean hydrate,
        @Nullable String redisUri,
        @Bindable(defaultValue = "false") boolean redisCluster,
        @Bindable(defaultValue = "50ms") Duration redisDeadline,
        @Nullable Duration postgresDeadline,
        @Bindable(defaultValue = "1s") Duration restAfterFailure,
        @Bindable(defaultValue = "10s") Duration sessionBudget) {

    private static final Pattern SIZE = Pattern.compile("(\\d{1,18})(%?)");
    private static final long MOST_PERCENT = 50;

    public LevelSettings {
        var _ = bytes(localBytes, 0);
        positive("cache.redis-deadline", redisDeadline);
        positive("cache.session-budget", sessionBudget);
        if (postgresDeadline != null) {
            positive("cache.postgres-deadline", postgresDeadline);
        }
        if (restAfterFailure.isNegative()) {
            throw new IllegalArgumentException("cache.rest-after-failure is not negative: " + restAfterFailure);
        }
    }

    /** Bytes of the memory level in a heap of this size; zero for no such level. */
    long localBytes(long heap) {
        return bytes(localBytes, heap);
    }

    private static long bytes(String said, long heap) {
        Matcher size = SIZE.matcher(said.strip());
        if (!size.matches()) {
            throw new IllegalArgumentException(
                    "cache.local-bytes is a number of bytes, a share of the heap such as 20%, or 0 for no memory: "
                            + said);
        }
        long number = Long.parseLong(size.group(1));
        if (size.group(2).isEmpty()) {
            return number;
        }
        if (number > MOST_PERCENT) {
            throw new IllegalArgumentException("cache.local-bytes is at most " + MOST_PERCENT
                    + "% of the heap, which requests need as well: " + said);
        }
        return heap / 100 * number;
    }

    private static void positive(String property, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(property + " is positive: " + value);
        }
    }
}
