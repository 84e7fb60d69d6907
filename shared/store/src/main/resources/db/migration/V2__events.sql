-- The once-only guard. Not partitioned: a unique key on a partitioned table must contain the partition column, and the
-- time of an event is the sender's word. Pruned by the warmer.
CREATE TABLE event_ids (
    tenant      text COLLATE "C" NOT NULL,
    event_id    text COLLATE "C" NOT NULL CHECK (octet_length(event_id) BETWEEN 1 AND 512),
    received_at timestamptz NOT NULL,
    PRIMARY KEY (tenant, event_id)
) WITH (autovacuum_vacuum_scale_factor = 0.05);
CREATE INDEX event_ids_by_age ON event_ids (received_at);

-- What happened, without personal data: kinds and times only.
CREATE TABLE event_history (
    tenant      text COLLATE "C" NOT NULL,
    event_id    text COLLATE "C" NOT NULL,
    lead_id     text COLLATE "C" NOT NULL,
    type        text NOT NULL,
    occurred_at timestamptz NOT NULL,
    received_at timestamptz NOT NULL,
    signals     text[] NOT NULL,
    PRIMARY KEY (tenant, event_id, received_at)
) PARTITION BY RANGE (received_at);

-- Takes what no month was made for, so that an insert never fails for want of a partition.
CREATE TABLE event_history_default PARTITION OF event_history DEFAULT;

-- Makes the partitions of the current month (UTC) and of so many after it. A new partition cannot be attached while the
-- default one holds rows of its month, so those move first. Returns how many were made.
CREATE FUNCTION ensure_event_history_partitions(months_ahead integer) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
    first_month timestamp := date_trunc('month', now() AT TIME ZONE 'UTC');
    month_start timestamptz;
    month_end   timestamptz;
    partition   text;
    made        integer := 0;
BEGIN
    -- Two callers at once would both see the partition missing.
    PERFORM pg_advisory_xact_lock(hashtext('ensure_event_history_partitions'));
    FOR ahead IN 0 .. months_ahead LOOP
        month_start := (first_month + make_interval(months => ahead)) AT TIME ZONE 'UTC';
        month_end   := (first_month + make_interval(months => ahead + 1)) AT TIME ZONE 'UTC';
        partition   := 'event_history_' || to_char(month_start AT TIME ZONE 'UTC', 'YYYY_MM');
        CONTINUE WHEN to_regclass(partition) IS NOT NULL;
        EXECUTE format('CREATE TABLE %I (LIKE event_history INCLUDING ALL)', partition);
        EXECUTE format(
            'WITH moved AS (DELETE FROM event_history_default WHERE received_at >= %L AND received_at < %L RETURNING *) '
            'INSERT INTO %I SELECT * FROM moved', month_start, month_end, partition);
        EXECUTE format('ALTER TABLE event_history ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)',
            partition, month_start, month_end);
        made := made + 1;
    END LOOP;
    RETURN made;
END $$;

SELECT ensure_event_history_partitions(3);
