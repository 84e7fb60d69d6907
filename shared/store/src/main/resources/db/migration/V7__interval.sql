-- Where the probability may lie; null for rows that were scored before the model said so.
ALTER TABLE leads
    ADD COLUMN probability_low double precision CHECK (probability_low BETWEEN 0 AND 1),
    ADD COLUMN probability_high double precision CHECK (probability_high BETWEEN probability_low AND 1);
