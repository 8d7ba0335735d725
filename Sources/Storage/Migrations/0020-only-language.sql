-- The one language in which Binôme speaks to this organisation; null: to each person in theirs, French or English.
ALTER TABLE organisation ADD COLUMN only_language TEXT CHECK (only_language IN ('fr', 'en'));
