-- A person sees their sessions and ends them: the family of its browser and system tells one from another.

ALTER TABLE session ADD COLUMN browser TEXT;
ALTER TABLE session ADD COLUMN system  TEXT;
