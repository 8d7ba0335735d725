-- When an administrator let the mails leave though no test mail was seen to arrive.
ALTER TABLE organisation ADD COLUMN mail_released_at BIGINT;
