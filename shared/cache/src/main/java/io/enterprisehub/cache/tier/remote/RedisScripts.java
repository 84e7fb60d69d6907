package io.enterprisehub.cache.tier.remote;

/**
 * The steps of the server. A value is an envelope: four bytes of state ({@code EHC+} fresh, {@code EHC~} expired), then at
 * offset 8 the version, 8 bytes, big end first, and at offset 24 the grace, 4 bytes, in milliseconds. A log entry has fields
 * {@code k} address, {@code o} verb, {@code v} version in decimal, {@code n} nonce.
 */
record RedisScripts(
        BinaryScript read, BinaryScript fill, BinaryScript put, BinaryScript invalidate, BinaryScript publish) {

    /** Byte by byte: a Lua number is a double, and Lua compares strings by the server's locale. */
    private static final String LOWER = """
            local function lower(a, b)
              for i = 1, 8 do
                local x, y = a:byte(i), b:byte(i)
                if x ~= y then return x < y end
              end
              return false
            end
            local function version(envelope)
              if envelope and #envelope >= 32 and envelope:sub(1, 3) == 'EHC' then return envelope:sub(9, 16) end
              return nil
            end
            """;

    private static final String MILLIS = """
            local function millis()
              local now = redis.call('TIME')
              return now[1] * 1000 + math.floor(now[2] / 1000)
            end
            """;

    /**
     * KEYS log, snapshot, then value and lease of each address. ARGV 'none', 'newest', 'snapshot' or the id to read from;
     * limit; nonce of an anchor; life of the log; token; life of a lease; limit after a snapshot; 'newest' or the id to
     * read from when there is no snapshot. One read of an absent log leaves an anchor in it, so that every position points to
     * an entry that can be looked for later.
     */
    private static final String READ = MILLIS + """
            local log = false
            local snapshot = false
            if ARGV[1] ~= 'none' then
              local entries = {}
              local from, limit = ARGV[1], ARGV[2]
              if from == 'snapshot' then
                local head = redis.call('HMGET', KEYS[2], 'id', 'position', 'nonce', 'at', 'chunks')
                from = ARGV[8]
                if head[5] then
                  snapshot = {head[1], head[2], head[3], millis() - head[4], tonumber(head[5])}
                  from, limit = head[2], ARGV[7]
                end
              end
              if from ~= 'newest' then
                entries = redis.call('XRANGE', KEYS[1], from, '+', 'COUNT', limit + 2)
              end
              local last = redis.call('XREVRANGE', KEYS[1], '+', '-', 'COUNT', 1)
              if #last == 0 then
                redis.call('XADD', KEYS[1], '*', 'k', '', 'o', 'ANCHOR', 'v', '0', 'n', ARGV[3])
                redis.call('PEXPIRE', KEYS[1], ARGV[4])
                last = redis.call('XREVRANGE', KEYS[1], '+', '-', 'COUNT', 1)
              end
              log = {entries, last[1], millis()}
            end
            local values = {}
            for i = 3, #KEYS, 2 do
              local envelope = redis.call('GET', KEYS[i])
              local rest = envelope and redis.call('PTTL', KEYS[i]) or 0
              local lease = 0
              local fresh = envelope and #envelope >= 32 and envelope:sub(1, 4) == 'EHC+'
                  and rest > struct.unpack('>I4', envelope:sub(25, 28))
              if not fresh then
                lease = redis.call('SET', KEYS[i + 1], ARGV[5], 'NX', 'PX', ARGV[6]) and 1 or 2
              end
              values[#values + 1] = {envelope, rest, lease}
            end
            return {log, values, snapshot}
            """;

    /** KEYS value, lease; ARGV token, envelope, life. */
    private static final String FILL = LOWER + """
            if redis.call('GET', KEYS[2]) ~= ARGV[1] then return {0} end
            redis.call('DEL', KEYS[2])
            local old = version(redis.call('GET', KEYS[1]))
            if old and lower(ARGV[2]:sub(9, 16), old) then return {0} end
            redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
            return {1}
            """;

    /**
     * KEYS log, value, lease; ARGV address, version in decimal, envelope, life, id and nonce of the position before the
     * commit, limit, nonce, length of the log, life of the log.
     *
     * <p>The log is told even when a newer value is there: that one may come from a fill, of which copies of older versions
     * elsewhere have not heard. Where nothing is there to compare with, the value may have been forgotten together with a
     * newer version; only an unbroken log since before the commit without a word about this address proves the opposite. An
     * expired value is nothing to compare with either: whoever expired it may have committed any version.
     */
    private static final String PUT = LOWER + """
            local envelope = redis.call('GET', KEYS[2])
            local old = version(envelope)
            local outcome = 2
            if old and lower(ARGV[3]:sub(9, 16), old) then
              outcome = 1
            elseif old and envelope:sub(1, 4) == 'EHC+' then
              outcome = 0
            elseif ARGV[5] ~= '' then
              local since = redis.call('XRANGE', KEYS[1], ARGV[5], '+', 'COUNT', ARGV[7] + 2)
              local unbroken = #since > 0 and #since <= ARGV[7] + 1
                  and since[1][1] == ARGV[5] and since[1][2][8] == ARGV[6]
              local rival = false
              for i = 2, #since do rival = rival or since[i][2][2] == ARGV[1] end
              if unbroken and not rival then outcome = 0 end
            end
            if outcome == 0 then redis.call('SET', KEYS[2], ARGV[3], 'PX', ARGV[4]) end
            redis.call('DEL', KEYS[3])
            redis.call('XADD', KEYS[1], 'MAXLEN', '~', ARGV[9], '*',
                'k', ARGV[1], 'o', 'PUT', 'v', ARGV[2], 'n', ARGV[8])
            redis.call('PEXPIRE', KEYS[1], ARGV[10])
            return {outcome}
            """;

    /** KEYS log, value, lease; ARGV address, verb, nonce, length of the log, life of the log. */
    private static final String INVALIDATE = """
            if ARGV[2] == 'EVICT' then
              redis.call('DEL', KEYS[2])
            elseif redis.call('EXISTS', KEYS[2]) == 1 then
              redis.call('SETRANGE', KEYS[2], 0, 'EHC~')
            end
            redis.call('DEL', KEYS[3])
            redis.call('XADD', KEYS[1], 'MAXLEN', '~', ARGV[4], '*', 'k', ARGV[1], 'o', ARGV[2], 'v', '0', 'n', ARGV[3])
            redis.call('PEXPIRE', KEYS[1], ARGV[5])
            return {0}
            """;

    /** KEYS snapshot; ARGV id, id and nonce of the position, server's time at it, number of chunks, life. */
    private static final String PUBLISH = """
            redis.call('DEL', KEYS[1])
            redis.call('HSET', KEYS[1],
                'id', ARGV[1], 'position', ARGV[2], 'nonce', ARGV[3], 'at', ARGV[4], 'chunks', ARGV[5])
            redis.call('PEXPIRE', KEYS[1], ARGV[6])
            return {0}
            """;

    static RedisScripts standard() {
        return new RedisScripts(
                BinaryScript.of(READ),
                BinaryScript.of(FILL),
                BinaryScript.of(PUT),
                BinaryScript.of(INVALIDATE),
                BinaryScript.of(PUBLISH));
    }
}
