-- A hundred thousand jobs that wait for a provider cost nothing until they are due: what is due stands in an index of
-- its own, by priority; what waits in another, by time. And a job that was running when the program died says so.

-- 1 until its time has come, then 0: what is due once stays due, whatever happens to the clock.
ALTER TABLE job ADD COLUMN delayed INTEGER NOT NULL DEFAULT 1;
-- How often the program died while it ran, without its being settled since.
ALTER TABLE job ADD COLUMN crashes INTEGER NOT NULL DEFAULT 0;

DROP INDEX job_ready;
CREATE INDEX job_due        ON job (kind, priority DESC, id) WHERE state = 'queued' AND delayed = 0;
CREATE INDEX job_waiting    ON job (kind, run_at) WHERE state = 'queued' AND delayed = 1;
CREATE INDEX job_waiting_at ON job (run_at) WHERE state = 'queued' AND delayed = 1;
