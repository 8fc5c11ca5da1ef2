-- Subtitles that somebody dropped on a film: kept by the program, they stay when its folder is looked at again.
ALTER TABLE neighbour ADD COLUMN is_given INTEGER NOT NULL DEFAULT 0;
