-- People see and end their sessions, and tell them apart by browser family and system.

ALTER TABLE session ADD COLUMN browser TEXT;
ALTER TABLE session ADD COLUMN system  TEXT;
