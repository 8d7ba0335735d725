-- Locked pairs of a run that break a rule, and nobody wrote why: none of them is published as it is.
ALTER TABLE pairing_run ADD COLUMN unexplained BIGINT NOT NULL DEFAULT 0;
