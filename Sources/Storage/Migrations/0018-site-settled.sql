-- When somebody last said of a site which time zone and language it has, "as the organisation" included.
ALTER TABLE site ADD COLUMN settled_at BIGINT;
