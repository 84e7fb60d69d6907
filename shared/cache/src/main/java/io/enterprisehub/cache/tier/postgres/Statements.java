package io.enterprisehub.cache.tier.postgres;

/**
 * The statements. Each is one step on its own: none waits for another's transaction longer than for one statement, and none
 * can meet another in a deadlock, because keys are reserved in order and stored only where nobody holds the row.
 */
final class Statements {

    /** Parameters: tenant, region, keys, tenant, region, life of a reservation in ms, keys. */
    static final String READ = """
            WITH found AS (
                SELECT key, epoch, CASE WHEN expires_at > now() THEN envelope END AS envelope
                FROM cache_values WHERE tenant = ? AND region = ? AND key = ANY (?)
            ), reserved AS (
                INSERT INTO cache_values (tenant, region, key, epoch, expires_at)
                SELECT ?, ?, asked, gen_random_uuid(), now() + ? * interval '1 millisecond'
                FROM unnest(?) AS asked WHERE NOT EXISTS (SELECT FROM found WHERE found.key = asked)
                ORDER BY asked
                ON CONFLICT (tenant, region, key) DO NOTHING
                RETURNING key, epoch
            )
            SELECT key, epoch, envelope FROM found
            UNION ALL SELECT key, epoch, NULL FROM reserved""";

    /** Parameters: keys, epochs, versions, envelopes, lives in ms, tenant, region, tenant, region. */
    static final String STORE = """
            WITH computed AS (
                SELECT * FROM unnest(?, ?, ?, ?, ?) AS c (key, epoch, version, envelope, life)
            ), free AS (
                SELECT held.key FROM cache_values held JOIN computed USING (key, epoch)
                WHERE held.tenant = ? AND held.region = ? FOR UPDATE OF held SKIP LOCKED
            )
            UPDATE cache_values held SET epoch = gen_random_uuid(), version = computed.version,
                envelope = computed.envelope, expires_at = now() + computed.life * interval '1 millisecond'
            FROM computed JOIN free USING (key)
            WHERE held.tenant = ? AND held.region = ? AND held.key = computed.key AND held.epoch = computed.epoch
                AND held.version <= computed.version
            RETURNING held.key""";

    /** Parameters: tenant, region, key, version. */
    static final String FORGET = """
            DELETE FROM cache_values
            WHERE tenant = ? AND region = ? AND key = ? AND (envelope IS NULL OR version <= ?)""";

    /** Parameters: tenant, region. */
    static final String FORGET_ALL = """
            DELETE FROM cache_values WHERE tenant = ? AND region = ?""";

    /** All tenants; parameter: number of rows. */
    static final String PRUNE = """
            DELETE FROM cache_values WHERE (tenant, region, key) IN (
                SELECT tenant, region, key FROM cache_values WHERE expires_at <= now()
                ORDER BY expires_at LIMIT ? FOR UPDATE SKIP LOCKED)""";

    private Statements() {}
}
