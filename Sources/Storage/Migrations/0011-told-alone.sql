-- Somebody left without a pair who was written to: a later publication that has nobody for them either does not write
-- to them again.
ALTER TABLE mentorship_wait ADD COLUMN told_at BIGINT;
