-- Probability that the lead falls silent; null for rows that were scored before the model said so.
ALTER TABLE leads ADD COLUMN churn double precision CHECK (churn BETWEEN 0 AND 1);
