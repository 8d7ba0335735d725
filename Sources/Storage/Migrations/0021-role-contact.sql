-- Of those who run a programme: whether pairs are told that they may write to them.
ALTER TABLE role_grant ADD COLUMN is_contact BOOLEAN NOT NULL DEFAULT TRUE;
