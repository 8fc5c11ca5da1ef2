-- How a person is shown, and the PIN with which they switch to their session where it is open already.
ALTER TABLE user ADD COLUMN avatar TEXT;
ALTER TABLE user ADD COLUMN pin_hash TEXT;

-- Small, and part of the account: a backup holds it with the rest.
CREATE TABLE user_picture (
  user INTEGER PRIMARY KEY REFERENCES user (id) ON DELETE CASCADE,
  hash TEXT NOT NULL,
  webp BLOB NOT NULL
) STRICT;

-- Sessions that people opened one after another in the same browser or window. Whoever uses one of them may switch to
-- another, with the PIN of its person; after a few wrong PINs that session ends, and its password is needed again.
CREATE TABLE device_session (
  session      TEXT PRIMARY KEY REFERENCES session (id_hash) ON DELETE CASCADE ON UPDATE CASCADE,
  device       TEXT NOT NULL,
  pin_failures INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE INDEX device_session_by_device ON device_session (device);
