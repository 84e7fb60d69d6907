-- The next appointment as of the lead's last event: what has passed by now counts as none.
ALTER TABLE leads ADD COLUMN next_appointment_at timestamptz;
CREATE INDEX leads_by_appointment ON leads (tenant, next_appointment_at) WHERE next_appointment_at IS NOT NULL;

-- What each tenant was warmed with last: what of it was read since tells whether that was worth it.
CREATE TABLE warmings (
    tenant    text COLLATE "C" NOT NULL PRIMARY KEY,
    warmed_at timestamptz NOT NULL,
    leads     text[] NOT NULL
);

-- Where a round over all tenants goes on; a job that ran out of time resumes there.
CREATE TABLE cursors (
    job      text NOT NULL PRIMARY KEY,
    position text COLLATE "C" NOT NULL
);
