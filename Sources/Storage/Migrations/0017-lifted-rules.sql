-- Which rules a pair broke when somebody wrote why it is to be all the same: the reason speaks of these, and of none that it
-- breaks later. Keys of rules, one space between; nil where nothing was written, or before this was noted.
ALTER TABLE pairing_decision ADD COLUMN lifted TEXT;
ALTER TABLE pairing_run_decision ADD COLUMN lifted TEXT;
