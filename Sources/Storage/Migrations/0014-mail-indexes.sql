-- What is looked for at every mail that leaves: the next one that is due, and what else waits for the same person.
CREATE INDEX outbox_next ON outbox (due_at, id) WHERE state IN ('waiting', 'sending');
CREATE INDEX outbox_of_person ON outbox (person_id, class, state);
-- Links that are still good, of a purpose: all test mails are void once the mail server is another.
CREATE INDEX access_link_open ON access_link (purpose) WHERE used_at IS NULL;
