import { readdir, stat, unlink } from "node:fs/promises";
import { join } from "node:path";
import type { Store } from "../../store/index.ts";
import type { Clock } from "../../time/index.ts";
import { DAY_MS, type MaintenanceTask } from "../maintenanceTask.ts";
import { inSlices, SLICE } from "./inSlices.ts";

export interface PurgeParts {
  readonly store: Store;
  readonly dataFolder: string;
  readonly clock: Clock;
}

const RETENTION_MS = {
  jobs: 7 * DAY_MS,
  sessions: 30 * DAY_MS,
  failures: DAY_MS,
  predictions: 180 * DAY_MS,
  runs: 365 * DAY_MS,
  logs: 30 * DAY_MS,
  /** A film that nothing needs any more is still found by its ids for so long: a file may come back. */
  removedFilms: 30 * DAY_MS,
};

/** Rows of one table that are older than they are kept. */
interface OldRows {
  readonly table: string;
  readonly key: string;
  readonly where: string;
  readonly keptMs: number;
}

const OLD_ROWS: readonly OldRows[] = [
  {
    table: "job",
    key: "id",
    where: "state IN ('done', 'cancelled', 'failed') AND finished_at < :before",
    keptMs: RETENTION_MS.jobs,
  },
  { table: "session", key: "id_hash", where: "last_used_at < :before", keptMs: RETENTION_MS.sessions },
  { table: "login_failure", key: "subject", where: "last_at < :before", keptMs: RETENTION_MS.failures },
  { table: "prediction", key: "id", where: "at < :before", keptMs: RETENTION_MS.predictions },
  { table: "maintenance_run", key: "id", where: "started_at < :before", keptMs: RETENTION_MS.runs },
];

/**
 * Films that left the library and that no act that can still be undone would bring back. An undo of many brings them back
 * little by little.
 */
const UNNEEDED_FILMS = `removed_film
  WHERE content IS NOT NULL AND removed_at < :before AND NOT EXISTS (
    SELECT 1 FROM journal_film JOIN journal ON journal.id = journal_film.journal
    WHERE journal_film.film = removed_film.id AND journal.undo IS NOT NULL
      AND (journal.undone_at IS NULL OR journal.undone_at >= :before)
      AND (journal.file IS NULL OR EXISTS (SELECT 1 FROM file WHERE file.id = journal.file)))`;

/** Finished jobs, traces of ended sessions, old predictions, old runs, old logs. Nothing that a person made. */
export function purgeTask({ store, dataFolder, clock }: PurgeParts): MaintenanceTask {
  return {
    name: "purge",
    intervalMs: DAY_MS,
    async run({ isDryRun, signal, progress }) {
      const now = clock.now();
      // First, because on a full disk this frees space for the rest.
      const logs = await oldLogs(join(dataFolder, "logs"), now - RETENTION_MS.logs);
      if (!isDryRun) for (const { file } of logs) await unlink(file);
      let removed = 0;
      for (const [index, rows] of OLD_ROWS.entries()) {
        const before = now - rows.keptMs;
        removed += isDryRun ? countRows(store, rows, before) : await removeRows(store, rows, before, signal);
        progress((index + 1) / (OLD_ROWS.length + 1));
      }
      const before = now - RETENTION_MS.removedFilms;
      removed += isDryRun ? countUnneededFilms(store, before) : await emptyUnneededFilms(store, before, signal);
      const freedBytes = logs.reduce((sum, { bytes }) => sum + bytes, 0);
      return { removed: removed + logs.length, freedBytes, finding: null };
    },
  };
}

function countRows({ sql }: Store, { table, where }: OldRows, before: number): number {
  return sql<{ count: number }>(`SELECT count(*) AS count FROM ${table} WHERE ${where}`).get({ before })?.count ?? 0;
}

function removeRows(store: Store, { table, key, where }: OldRows, before: number, signal: AbortSignal) {
  return inSlices(store, signal, () =>
    store
      .sql(`
      DELETE FROM ${table}
      WHERE ${key} IN (SELECT ${key} FROM ${table} WHERE ${where} LIMIT ${SLICE})`)
      .run({ before }),
  );
}

function countUnneededFilms({ sql }: Store, before: number): number {
  return sql<{ count: number }>(`SELECT count(*) AS count FROM ${UNNEEDED_FILMS}`).get({ before })?.count ?? 0;
}

/** Their content is removed; their ids stay, so that an old address never leads to another film. */
function emptyUnneededFilms(store: Store, before: number, signal: AbortSignal): Promise<number> {
  return inSlices(store, signal, () =>
    store
      .sql(`
      UPDATE removed_film
      SET content = NULL, moved = NULL
      WHERE id IN (SELECT id FROM ${UNNEEDED_FILMS} LIMIT ${SLICE})`)
      .run({ before }),
  );
}

async function oldLogs(folder: string, before: number): Promise<{ file: string; bytes: number }[]> {
  const names = await readdir(folder).catch(() => []); // No log was written yet.
  const rotated = names.filter((name) => /^filmotheque\.log\.\d+$/.test(name));
  const found = await Promise.all(
    rotated.map(async (name) => {
      const file = join(folder, name);
      const { mtimeMs, size } = await stat(file);
      return { file, bytes: size, mtimeMs };
    }),
  );
  return found.filter(({ mtimeMs }) => mtimeMs < before);
}
