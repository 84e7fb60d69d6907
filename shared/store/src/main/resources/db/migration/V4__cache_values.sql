-- Values that were expensive to compute, as bytes that only the cache understands. Unlogged: a crash empties the table, and
-- that costs a computation each, nothing else. A row without an envelope is a reservation of who computes.
CREATE UNLOGGED TABLE cache_values (
    tenant     text COLLATE "C" NOT NULL,
    region     text COLLATE "C" NOT NULL,
    key        text COLLATE "C" NOT NULL,
    epoch      uuid NOT NULL,
    version    bigint NOT NULL DEFAULT 0,
    envelope   bytea,
    expires_at timestamptz NOT NULL,
    PRIMARY KEY (tenant, region, key)
) WITH (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05);
CREATE INDEX cache_values_by_expiry ON cache_values (expires_at);
-- Envelopes are compressed already where it pays.
ALTER TABLE cache_values ALTER COLUMN envelope SET STORAGE EXTERNAL;
