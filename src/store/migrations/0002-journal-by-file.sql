-- What was decided of a file, and taken back: asked for at each undo and each reading of the precision.
CREATE INDEX journal_by_file ON journal (file, id);
CREATE INDEX journal_by_act  ON journal (act, id);
