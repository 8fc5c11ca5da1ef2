import { readdir, stat, unlink } from "node:fs/promises";
import { join } from "node:path";
import type { Store } from "../../store/index.ts";
import type { Clock } from "../../time/index.ts";
import { yieldToEventLoop } from "../../time/index.ts";
import { DAY_MS, type MaintenanceTask } from "../maintenanceTask.ts";

export interface PurgeParts {
  readonly store: Store;
  readonly dataFolder: string;
  readonly clock: Clock;
}

/** Removed in one transaction: some milliseconds. */
const SLICE = 500;
/** A film that nothing needs any more is still found by its ids for so long: a file may come back. */
const REMOVED_FILMS_MS = 30 * DAY_MS;
const KEPT = { jobs: 7 * DAY_MS, failures: DAY_MS, predictions: 180 * DAY_MS, runs: 365 * DAY_MS, logs: 30 * DAY_MS };

interface Old {
  readonly what: string;
  readonly from: string;
  readonly before: number;
}

/** Finished jobs, ended sessions' traces, old predictions, old runs, old logs. What a person made is none of it. */
export function purgeTask({ store, dataFolder, clock }: PurgeParts): MaintenanceTask {
  const { sql } = store;

  return {
    name: "purge",
    intervalMs: DAY_MS,
    async run({ isDryRun, signal, progress }) {
      const now = clock.now();
      const all: readonly Old[] = [
        {
          what: "job",
          from: "job WHERE state IN ('done', 'cancelled', 'failed') AND finished_at < :before",
          before: now - KEPT.jobs,
        },
        { what: "session", from: "session WHERE last_used_at < :before", before: now - 30 * DAY_MS },
        { what: "login_failure", from: "login_failure WHERE last_at < :before", before: now - KEPT.failures },
        { what: "prediction", from: "prediction WHERE at < :before", before: now - KEPT.predictions },
        { what: "maintenance_run", from: "maintenance_run WHERE started_at < :before", before: now - KEPT.runs },
      ];
      let removed = 0;
      for (const [index, old] of all.entries()) {
        removed += isDryRun ? count(old) : await removeAll(old, signal);
        progress((index + 1) / (all.length + 1));
      }
      removed += isDryRun ? countForgotten(now) : await forgetFilms(now, signal);
      const logs = await oldLogs(join(dataFolder, "logs"), now - KEPT.logs);
      if (!isDryRun) for (const { file } of logs) await unlink(file);
      return {
        removed: removed + logs.length,
        freedBytes: logs.reduce((sum, { bytes }) => sum + bytes, 0),
        finding: null,
      };
    },
  };

  function count({ from, before }: Old): number {
    return sql<{ count: number }>(`SELECT count(*) AS count FROM ${from}`).get({ before })?.count ?? 0;
  }

  function countForgotten(now: number): number {
    return (
      sql<{ count: number }>(`SELECT count(*) AS count FROM ${NEEDED_BY_NOBODY}`).get({
        before: now - REMOVED_FILMS_MS,
      })?.count ?? 0
    );
  }

  /** What they held goes; their numbers stay, so that an old address never leads to another film. */
  async function forgetFilms(now: number, signal: AbortSignal): Promise<number> {
    for (let forgotten = 0; ; ) {
      signal.throwIfAborted();
      const { changes } = store.writeRelaxed(() =>
        sql(`
          UPDATE removed_film SET content = NULL, moved = NULL
          WHERE id IN (SELECT id FROM ${NEEDED_BY_NOBODY} LIMIT ${SLICE})`).run({ before: now - REMOVED_FILMS_MS }),
      );
      forgotten += changes;
      if (changes < SLICE) return forgotten;
      await yieldToEventLoop();
    }
  }

  async function removeAll({ what, from, before }: Old, signal: AbortSignal): Promise<number> {
    const key = KEYS[what] ?? "id";
    for (let removed = 0; ; ) {
      signal.throwIfAborted();
      const { changes } = store.writeRelaxed(() =>
        sql(`DELETE FROM ${what} WHERE ${key} IN (SELECT ${key} FROM ${from} LIMIT ${SLICE})`).run({ before }),
      );
      removed += changes;
      if (changes < SLICE) return removed;
      await yieldToEventLoop();
    }
  }
}

/** Films that left the library and that no act can bring back that is still to be undone. */
const NEEDED_BY_NOBODY = `removed_film
  WHERE content IS NOT NULL AND removed_at < :before AND NOT EXISTS (
    SELECT 1 FROM journal_film JOIN journal ON journal.id = journal_film.journal
    WHERE journal_film.film = removed_film.id AND journal.undo IS NOT NULL AND journal.undone_at IS NULL
      AND (journal.file IS NULL OR EXISTS (SELECT 1 FROM file WHERE file.id = journal.file)))`;

const KEYS: Readonly<Record<string, string>> = { session: "id_hash", login_failure: "subject" };

async function oldLogs(folder: string, before: number): Promise<{ file: string; bytes: number }[]> {
  const names = await readdir(folder).catch(() => []); // No log was written yet.
  const turned = names.filter((name) => /^filmotheque\.log\.\d+$/.test(name));
  const found = await Promise.all(
    turned.map(async (name) => {
      const file = join(folder, name);
      const { mtimeMs, size } = await stat(file);
      return { file, bytes: size, mtimeMs };
    }),
  );
  return found.filter(({ mtimeMs }) => mtimeMs < before);
}
