-- Nothing ever wrote when one of the two opened the page of their pair, and nobody was to be shown it.
ALTER TABLE mentorship_member DROP COLUMN seen_at;
