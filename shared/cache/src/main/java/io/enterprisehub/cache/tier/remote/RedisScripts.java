package io.enterprisehub.cache.tier.remote;

/**
 * The steps of the server. A value is an envelope: four bytes of state ({@code EHC+} fresh, {@code EHC~} expired), then at
 * offset 8 the version, 8 bytes, big end first, and at offset 24 the grace, 4 bytes, in milliseconds. A log entry has fields
 * {@code k} address, {@code o} verb, {@code v} version in decimal, {@code n} nonce.
 *
 * <p>Behind the envelope stands a {@link Stamp}. The groups' hash has fields {@code e} epoch, {@code n} number of invalidations,
 * and for each group that was invalidated its last number: under the group's name that of an eviction, under the name with a
 * tilde before it that of an expiration. When the hash is lost, an epoch begins, and no value of an older one is good.
 */
record RedisScripts(
        BinaryScript read,
        BinaryScript fill,
        BinaryScript put,
        BinaryScript invalidate,
        BinaryScript group,
        BinaryScript publish,
        BinaryScript release) {

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

    /** The groups' state, begun when there is none; and what it makes of a value: 0 good, 1 good in need, 2 worthless. */
    private static final String GROUPS = """
            local function groups(key, epoch)
              local g = redis.call('HMGET', key, 'e', 'n')
              if g[1] and g[2] then return g[1], tonumber(g[2]) end
              redis.call('DEL', key)
              redis.call('HSET', key, 'e', epoch, 'n', 0)
              redis.call('PEXPIRE', key, 691200000)
              return epoch, 0
            end
            local function judge(key, names, since, count)
              if since >= count then return 0 end
              local fields = {'a:', '~a:'}
              for name in names:gmatch('[^\\n]+') do
                fields[#fields + 1] = name
                fields[#fields + 1] = '~' .. name
              end
              local last = redis.call('HMGET', key, unpack(fields))
              local verdict = 0
              for i = 1, #last, 2 do
                if tonumber(last[i] or 0) > since then return 2 end
                if tonumber(last[i + 1] or 0) > since then verdict = 1 end
              end
              return verdict
            end
            local function verdict(key, stored, epoch, count)
              if #stored < 58 or stored:sub(-24, -9) ~= epoch then return 2 end
              local length = struct.unpack('>I2', stored:sub(-26, -25))
              return judge(key, stored:sub(-26 - length, -27), struct.unpack('>I8', stored:sub(-8)), count)
            end
            local function stamp(names, epoch, count)
              return names .. struct.pack('>I2', #names) .. epoch .. struct.pack('>I8', count)
            end
            """;

    private static final String MILLIS = """
            local function millis()
              local now = redis.call('TIME')
              return now[1] * 1000 + math.floor(now[2] / 1000)
            end
            """;

    /**
     * KEYS log, snapshot, groups, then value and lease of each address. ARGV 'none', 'newest', 'snapshot' or the id to read from;
     * limit; nonce of an anchor; life of the log; token; life of a lease; limit after a snapshot; 'newest' or the id to
     * read from when there is no snapshot; epoch, should one begin. One read of an absent log leaves an anchor in it, so that every position points to
     * an entry that can be looked for later.
     */
    private static final String READ = MILLIS + GROUPS + """
            local epoch, count = groups(KEYS[3], ARGV[9])
            local log = false
            local snapshot = false
            if ARGV[1] ~= 'none' then
              local entries = {}
              local from, limit = ARGV[1], ARGV[2]
              if from == 'snapshot' then
                local head = redis.call('HMGET', KEYS[2], 'id', 'position', 'nonce', 'at', 'chunks', 'epoch', 'count')
                from = ARGV[8]
                if head[5] then
                  snapshot = {head[1], head[2], head[3], millis() - head[4], tonumber(head[5]), head[6], tonumber(head[7])}
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
            for i = 4, #KEYS, 2 do
              local envelope = redis.call('GET', KEYS[i])
              local rest = envelope and redis.call('PTTL', KEYS[i]) or 0
              local state = envelope and verdict(KEYS[3], envelope, epoch, count) or 2
              if state == 2 then envelope = false end
              local lease = 0
              local fresh = state == 0 and envelope:sub(1, 4) == 'EHC+'
                  and rest > struct.unpack('>I4', envelope:sub(25, 28))
              if not fresh then
                local wanted = ARGV[5] ~= ''
                lease = wanted and redis.call('SET', KEYS[i + 1], ARGV[5], 'NX', 'PX', ARGV[6]) and 1 or 2
              end
              values[#values + 1] = {envelope, rest, lease, state}
            end
            return {log, values, snapshot, {epoch, count}}
            """;

    /**
     * KEYS value, lease, groups; ARGV token, envelope, life, names of its groups, epoch and count from before the load,
     * version. An empty envelope lets the value that is there live on, if it has the version. What
     * was invalidated since with a group is not stored, though nobody would be served it.
     */
    private static final String FILL = LOWER + GROUPS + """
            if redis.call('GET', KEYS[2]) ~= ARGV[1] then return {0} end
            redis.call('DEL', KEYS[2])
            local epoch = ARGV[5]
            local g = redis.call('HMGET', KEYS[3], 'e', 'n')
            if g[1] ~= epoch or judge(KEYS[3], ARGV[4], tonumber(ARGV[6]), tonumber(g[2])) ~= 0 then return {0} end
            local stored = redis.call('GET', KEYS[1])
            local old = version(stored)
            local envelope = ARGV[2]
            if envelope == '' then
              if old ~= ARGV[7] then return {0} end
              local length = struct.unpack('>I2', stored:sub(-26, -25))
              envelope = 'EHC+' .. stored:sub(5, -27 - length)
            end
            if old and lower(envelope:sub(9, 16), old) then return {0} end
            redis.call('SET', KEYS[1], envelope .. stamp(ARGV[4], epoch, ARGV[6]), 'PX', ARGV[3])
            redis.call('PEXPIRE', KEYS[3], 691200000)
            return {1}
            """;

    /**
     * KEYS log, value, lease, groups; ARGV address, version in decimal, envelope, life, id and nonce of the position before the
     * commit, limit, nonce, length of the log, life of the log, names of its groups, epoch and count before the commit or empty, epoch
     * should one begin, whether it has tags.
     *
     * <p>The log is told even when a newer value is there: that one may come from a fill, of which copies of older versions
     * elsewhere have not heard. Where nothing is there to compare with, the value may have been forgotten together with a
     * newer version; only an unbroken log since before the commit without a word about this address proves the opposite. An
     * expired value is nothing to compare with either: whoever expired it may have committed any version.
     */
    private static final String PUT = LOWER + GROUPS + """
            local epoch, count = groups(KEYS[4], ARGV[14])
            -- A server that has failed over may give a number twice; it then has lost the position, too.
            local at = ARGV[12] ~= '' and ARGV[5] ~= '' and redis.call('XRANGE', KEYS[1], ARGV[5], ARGV[5])[1]
            local known = at and at[2][8] == ARGV[6]
            local since = known and tonumber(ARGV[13]) or count
            local outdated = ARGV[15] == '1'
            if known then outdated = ARGV[12] ~= epoch or judge(KEYS[4], ARGV[11], since, count) ~= 0 end
            local envelope = redis.call('GET', KEYS[2])
            local old = version(envelope)
            local good = old and envelope:sub(1, 4) == 'EHC+' and verdict(KEYS[4], envelope, epoch, count) == 0
            local outcome = 2
            if old and lower(ARGV[3]:sub(9, 16), old) then
              outcome = 1
            elseif outdated then
              redis.call('DEL', KEYS[2])
            elseif good then
              outcome = 0
            elseif ARGV[5] ~= '' then
              local log = redis.call('XRANGE', KEYS[1], ARGV[5], '+', 'COUNT', ARGV[7] + 2)
              local unbroken = #log > 0 and #log <= ARGV[7] + 1
                  and log[1][1] == ARGV[5] and log[1][2][8] == ARGV[6]
              local rival = false
              for i = 2, #log do rival = rival or log[i][2][2] == ARGV[1] end
              if known and unbroken and not rival then outcome = 0 end
            end
            if outcome == 0 then
              redis.call('SET', KEYS[2], ARGV[3] .. stamp(ARGV[11], epoch, since), 'PX', ARGV[4])
              redis.call('PEXPIRE', KEYS[4], 691200000)
            end
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

    /**
     * KEYS log, groups; ARGV group, verb, nonce, length of the log, life of the log, epoch should one begin, groups that are
     * worth remembering one by one. A number is the next of its epoch: it cannot come again.
     */
    private static final String GROUP = GROUPS + """
            if redis.call('HLEN', KEYS[2]) > tonumber(ARGV[7]) then redis.call('DEL', KEYS[2]) end
            local epoch = groups(KEYS[2], ARGV[6])
            local count = redis.call('HINCRBY', KEYS[2], 'n', 1)
            redis.call('HSET', KEYS[2], (ARGV[2] == 'EVICT_GROUP' and '' or '~') .. ARGV[1], count)
            redis.call('PEXPIRE', KEYS[2], 691200000)
            redis.call('XADD', KEYS[1], 'MAXLEN', '~', ARGV[4], '*',
                'k', ARGV[1], 'o', ARGV[2], 'v', tostring(count), 'n', ARGV[3])
            redis.call('PEXPIRE', KEYS[1], ARGV[5])
            return {epoch, count}
            """;

    /**
     * KEYS snapshot; ARGV id, id and nonce of the position, server's time at it, number of chunks, life, epoch and count of the
     * groups at the position.
     */
    private static final String PUBLISH = """
            redis.call('DEL', KEYS[1])
            redis.call('HSET', KEYS[1],
                'id', ARGV[1], 'position', ARGV[2], 'nonce', ARGV[3], 'at', ARGV[4], 'chunks', ARGV[5],
                'epoch', ARGV[7], 'count', ARGV[8])
            redis.call('PEXPIRE', KEYS[1], ARGV[6])
            return {0}
            """;

    /** KEYS leases; ARGV token. */
    private static final String RELEASE = """
            for i = 1, #KEYS do
              if redis.call('GET', KEYS[i]) == ARGV[1] then redis.call('DEL', KEYS[i]) end
            end
            return {0}
            """;

    static RedisScripts standard() {
        return new RedisScripts(
                BinaryScript.of(READ),
                BinaryScript.of(FILL),
                BinaryScript.of(PUT),
                BinaryScript.of(INVALIDATE),
                BinaryScript.of(GROUP),
                BinaryScript.of(PUBLISH),
                BinaryScript.of(RELEASE));
    }
}
