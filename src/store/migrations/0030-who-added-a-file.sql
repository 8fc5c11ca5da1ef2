-- Only the user who added a file, or the owner, takes it out of the library again. Null: a scan, the command line, an earlier version, or a user who is gone.

ALTER TABLE file ADD COLUMN added_by INTEGER REFERENCES user (id) ON DELETE SET NULL;

CREATE INDEX file_by_adder ON file (added_by) WHERE added_by IS NOT NULL;
