-- Whose departure ended a relation: they were not written to, so they need not be when the relation goes on again.
ALTER TABLE mentorship ADD COLUMN ended_for TEXT;
