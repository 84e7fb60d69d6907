CREATE TABLE outbox (
    id         bigint GENERATED ALWAYS AS IDENTITY,
    tenant     text COLLATE "C" NOT NULL,
    kind       text NOT NULL CHECK (kind IN ('score-changed', 'read-back')),
    lead_id    text COLLATE "C" NOT NULL,
    payload    jsonb NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (tenant, id)
) WITH (autovacuum_vacuum_scale_factor = 0.05);

CREATE TABLE announced (
    tenant      text COLLATE "C" NOT NULL,
    lead_id     text COLLATE "C" NOT NULL,
    probability double precision NOT NULL CHECK (probability BETWEEN 0 AND 1),
    tier        text NOT NULL CHECK (tier IN ('cold', 'warm', 'hot')),
    at          timestamptz NOT NULL,
    PRIMARY KEY (tenant, lead_id)
) WITH (fillfactor = 80);

CREATE TABLE cache_repairs (
    tenant     text COLLATE "C" NOT NULL,
    lead_id    text COLLATE "C" NOT NULL,
    version    bigint NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (tenant, lead_id)
);
CREATE INDEX cache_repairs_by_age ON cache_repairs (created_at);
