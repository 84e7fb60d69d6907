package io.enterprisehub.cache.tier.remote;

import io.enterprisehub.cache.RedisLink;
import io.enterprisehub.cache.RedisUnavailable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What all environments read of a tenant, for who warms the shared level: a sorted set for each region, in which old reads
 * count half as much after each half-life. Recording and decay are one step of the server. Losing it costs warmth, nothing
 * else.
 *
 * <p>Safe for any thread.
 */
public final class AccessLog {

    private static final int MAX_KEYS = 5_000;

    /** Decaying all keys costs more than counting some: it is done a few times in a half-life. */
    private static final int STEPS = 16;

    /** After so many half-lives without reads the set is forgotten. */
    private static final int FORGOTTEN = 20;

    /**
     * KEYS heat, time of the last decay. ARGV half-life and step in milliseconds, keys kept, life, then pairs of key and
     * reads.
     */
    private static final BinaryScript RECORD = BinaryScript.of("""
            local time = redis.call('TIME')
            local now = time[1] * 1000 + math.floor(time[2] / 1000)
            local last = tonumber(redis.call('GET', KEYS[2]) or now)
            if now - last >= tonumber(ARGV[2]) then
              local factor = string.format('%.17g', 0.5 ^ ((now - last) / ARGV[1]))
              redis.call('ZUNIONSTORE', KEYS[1], 1, KEYS[1], 'WEIGHTS', factor)
              last = now
            end
            for i = 5, #ARGV, 2 do redis.call('ZINCRBY', KEYS[1], ARGV[i + 1], ARGV[i]) end
            redis.call('ZREMRANGEBYRANK', KEYS[1], 0, -ARGV[3] - 1)
            redis.call('PEXPIRE', KEYS[1], ARGV[4])
            redis.call('SET', KEYS[2], string.format('%.0f', last), 'PX', ARGV[4])
            return {1}
            """);

    private final RedisLink link;
    private final Duration deadline;
    private final Duration halfLife;

    /**
     * Sends nothing yet.
     *
     * @param deadline of each round trip
     * @param halfLife after which a read counts half; at least a second
     */
    public AccessLog(RedisLink link, Duration deadline, Duration halfLife) {
        if (halfLife.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("halfLife is at least a second: " + halfLife);
        }
        this.link = link;
        this.deadline = deadline;
        this.halfLife = halfLife;
    }

    /**
     * Adds reads.
     *
     * @throws RemoteUnavailable when Redis does not answer in time; then the reads may count or not
     */
    public void record(String tenant, List<KeyHeat> heats) {
        Map<String, List<KeyHeat>> byRegion = heats.stream()
                .collect(Collectors.groupingBy(heat -> heat.address().region()));
        byRegion.forEach((region, some) -> {
            List<byte[]> arguments = new ArrayList<>();
            arguments.add(bytes(halfLife.toMillis()));
            arguments.add(bytes(halfLife.toMillis() / STEPS));
            arguments.add(bytes(MAX_KEYS));
            arguments.add(bytes(halfLife.toMillis() * FORGOTTEN));
            some.forEach(heat -> {
                arguments.add(heat.address().key().getBytes(StandardCharsets.UTF_8));
                arguments.add(Double.toString(heat.reads()).getBytes(StandardCharsets.UTF_8));
            });
            KeySpace space = KeySpace.of(tenant);
            call(() -> link.call(
                    deadline,
                    redis -> RECORD.run(redis, List.of(space.heat(region), space.heatDecay(region)), arguments)));
        });
    }

    /**
     * The keys that were read most, hottest first.
     *
     * @throws RemoteUnavailable when Redis does not answer in time
     */
    public List<KeyHeat> hottest(String tenant, String region, int n) {
        String key = KeySpace.of(tenant).heat(region);
        return call(() -> link.call(deadline, redis -> redis.zrevrangeWithScores(key, 0, n - 1L))).stream()
                .map(scored -> new KeyHeat(tenant, new Address(region, scored.getValue()), scored.getScore()))
                .toList();
    }

    private static <T> T call(Supplier<T> exchange) {
        try {
            return exchange.get();
        } catch (RedisUnavailable down) {
            throw new RemoteUnavailable("The access log did not answer", down);
        }
    }

    private static byte[] bytes(long number) {
        return Long.toString(number).getBytes(StandardCharsets.UTF_8);
    }
}
