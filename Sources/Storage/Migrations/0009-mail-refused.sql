-- People whose address was refused: few, and asked for on every home page of those who keep the staff list.

CREATE INDEX person_mail_refused ON person (name_key, id) WHERE mail_refused_at IS NOT NULL;
