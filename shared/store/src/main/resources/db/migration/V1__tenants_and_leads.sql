-- Ids are compared by bytes (COLLATE "C"): the order of their index is the order in which rows are locked, the same on
-- every server and whatever its locale, and it is the order that the application's ties are broken by.

-- One global sequence: a version never recurs, also when a row is deleted and written again.
CREATE SEQUENCE row_version AS bigint;

CREATE TABLE tenants (
    tenant      text COLLATE "C" PRIMARY KEY CHECK (octet_length(tenant) BETWEEN 1 AND 256),
    company     text COLLATE "C",
    state       text NOT NULL CHECK (state IN ('installed', 'uninstalled')),
    -- Stamp of the last life-cycle event; implied installs carry the oldest stamp, so that any real event wins.
    state_at    timestamptz NOT NULL,
    state_event text COLLATE "C" NOT NULL,
    -- Of the newest UNINSTALL, also after a new INSTALL: what happened before it stays deleted.
    closed_at   timestamptz
);
CREATE INDEX tenants_of_company ON tenants (company, tenant) WHERE company IS NOT NULL;

-- A row is inserted as 'pending' by the transaction that locks a lead for the first time, and written in the same
-- transaction; the defaults are never read.
CREATE TABLE leads (
    tenant         text COLLATE "C" NOT NULL,
    lead_id        text COLLATE "C" NOT NULL CHECK (octet_length(lead_id) BETWEEN 1 AND 256),
    status         text NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'active', 'won', 'lost', 'deleted')),
    crm_created_at timestamptz,
    first_event_at timestamptz NOT NULL DEFAULT 'infinity',
    created_at     timestamptz GENERATED ALWAYS AS (coalesce(crm_created_at, first_event_at)) STORED,
    last_event_at  timestamptz NOT NULL DEFAULT '-infinity',
    name           text,
    email          text,
    phone          text,
    source         text,
    tags           text[] NOT NULL DEFAULT '{}',
    assigned_to    text,
    state          jsonb NOT NULL DEFAULT '{}',
    -- NaN sorts above every number, so it fails these checks.
    probability    double precision NOT NULL DEFAULT 0 CHECK (probability BETWEEN 0 AND 1),
    ml_score       integer NOT NULL DEFAULT 0 CHECK (ml_score BETWEEN 0 AND 100),
    tier           text NOT NULL DEFAULT 'cold' CHECK (tier IN ('cold', 'warm', 'hot')),
    completeness   double precision NOT NULL DEFAULT 0 CHECK (completeness BETWEEN 0 AND 1),
    reasons        jsonb NOT NULL DEFAULT '[]',
    model_version  text NOT NULL DEFAULT '',
    scored_at      timestamptz NOT NULL DEFAULT '-infinity',
    version        bigint NOT NULL DEFAULT 0,
    updated_at     timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant, lead_id)
) WITH (
    -- Room for a new row version on the same page: an update that moves no indexed column (a re-score that ends in the
    -- same percent, a field change) then touches no index. Every event rewrites its row, so vacuum comes early.
    fillfactor = 80,
    autovacuum_vacuum_scale_factor = 0.05,
    autovacuum_analyze_scale_factor = 0.05
);

CREATE INDEX idx_leads_created_scored ON leads (created_at DESC, ml_score DESC) WHERE status = 'active';

-- One index per order in which a tenant's leads can be listed; lead_id makes each order total, as keyset pages need.
CREATE INDEX leads_by_score ON leads (tenant, ml_score DESC, lead_id DESC);
CREATE INDEX leads_by_created ON leads (tenant, created_at DESC, lead_id DESC);
CREATE INDEX leads_by_last_event ON leads (tenant, last_event_at DESC, lead_id DESC);

CREATE TABLE score_history (
    tenant        text COLLATE "C" NOT NULL,
    lead_id       text COLLATE "C" NOT NULL,
    version       bigint NOT NULL,
    scored_at     timestamptz NOT NULL,
    probability   double precision NOT NULL CHECK (probability BETWEEN 0 AND 1),
    score         integer NOT NULL CHECK (score BETWEEN 0 AND 100),
    tier          text NOT NULL CHECK (tier IN ('cold', 'warm', 'hot')),
    model_version text NOT NULL,
    reasons       jsonb NOT NULL,
    PRIMARY KEY (tenant, lead_id, version)
);

-- The one table whose key does not start with the tenant: the hash is what a caller brings, the tenant is the answer.
CREATE TABLE api_keys (
    key_hash   bytea PRIMARY KEY CHECK (octet_length(key_hash) = 32),
    tenant     text COLLATE "C" NOT NULL,
    created_at timestamptz NOT NULL
);
CREATE INDEX api_keys_of_tenant ON api_keys (tenant);
