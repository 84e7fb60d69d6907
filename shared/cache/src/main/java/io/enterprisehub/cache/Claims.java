package io.enterprisehub.cache;

import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.SetArgs;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;

/**
 * Claims on event ids: of any number of callers that claim one id at once, exactly one sees {@link Claim.State#NEW}. A claim
 * saves work and decides nothing: it may be lost with Redis, so the work behind it must be repeatable.
 *
 * <p>Safe for any thread. All methods throw {@link RedisUnavailable}.
 */
public final class Claims {

    private static final Duration RATE_LIFE = Duration.ofMinutes(2);

    /** KEYS closed, claim, rate; ARGV life of the claim and of the rate in milliseconds. */
    private static final Script CLAIM = Script.of("""
            local count = redis.call('INCR', KEYS[3])
            if count == 1 then redis.call('PEXPIRE', KEYS[3], ARGV[2]) end
            if redis.call('EXISTS', KEYS[1]) == 1 then return {'closed', tostring(count)} end
            local state = redis.call('GET', KEYS[2])
            if state then return {state, tostring(count)} end
            redis.call('SET', KEYS[2], 'claimed', 'PX', ARGV[1])
            return {'new', tostring(count)}
            """, ScriptOutputType.MULTI);

    /** Leaves an event alone that somebody else has enqueued meanwhile. */
    private static final Script RELEASE = Script.of("""
            if redis.call('GET', KEYS[1]) == 'claimed' then return redis.call('DEL', KEYS[1]) end
            return 0
            """, ScriptOutputType.INTEGER);

    private final RedisLink link;
    private final InstantSource clock;

    public Claims(RedisLink link, InstantSource clock) {
        this.link = link;
        this.clock = clock;
    }

    /** Claims an event, counts the request and reads the closed mark, in one round trip. */
    public Claim claim(String tenant, String eventId, Duration ttl, Duration timeout) {
        TenantKeys keys = TenantKeys.of(tenant);
        long minute = clock.instant().getEpochSecond() / 60;
        List<String> used = List.of(keys.closed(), keys.claim(eventId), keys.rate(minute));
        List<String> found = link.call(
                timeout,
                redis -> CLAIM.<List<String>>run(
                        redis, used, Long.toString(ttl.toMillis()), Long.toString(RATE_LIFE.toMillis())));
        Claim.State state = Claim.State.valueOf(found.get(0).toUpperCase(Locale.ROOT));
        return new Claim(state, Long.parseLong(found.get(1)));
    }

    /**
     * Says that the event is durably on the queue. A claim that is gone, such as one of a purged tenant, stays gone.
     *
     * @return whether there was a claim to mark
     */
    public boolean markEnqueued(String tenant, String eventId, Duration ttl, Duration timeout) {
        String key = TenantKeys.of(tenant).claim(eventId);
        SetArgs onlyExisting = SetArgs.Builder.xx().px(ttl);
        return "OK".equals(link.<String>call(timeout, redis -> redis.set(key, "enqueued", onlyExisting)));
    }

    /** Gives a claim back, so that the next delivery of the event finds it new. */
    public void release(String tenant, String eventId, Duration timeout) {
        String key = TenantKeys.of(tenant).claim(eventId);
        link.call(timeout, redis -> RELEASE.<Long>run(redis, List.of(key)));
    }
}
