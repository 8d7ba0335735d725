-- Whom what was odd in a list is about, where it is about somebody.
ALTER TABLE staff_import_problem ADD COLUMN person TEXT;
