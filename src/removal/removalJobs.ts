import type { JobHandler } from "../jobs/index.ts";
import type { Library } from "../library/index.ts";
import type { Store } from "../store/index.ts";
import { yieldToEventLoop } from "../time/index.ts";
import { FILMS_AT_ONCE, type RemovalSteps } from "./removalSteps.ts";

type Writing = Pick<Store, "writeRelaxed">;

/** An hour: more films than a library has. */
const TIMEOUT_MS = 3_600_000;
/** Films after which the entry says how many were removed until then. */
const COUNTED_AT_ONCE = 1_000;
const LIMITS = { concurrency: 1, batchSize: 1, priority: 70, timeoutMs: TIMEOUT_MS } as const;

/** Removes many films, a few at a time. Cancelled, it stops; what was removed is undone by the journal entry. */
export function removeFilmsJob(
  { writeRelaxed }: Writing,
  journal: Pick<Library["journal"], "filmsOf">,
  steps: RemovalSteps,
): JobHandler<"remove_films"> {
  return {
    kind: "remove_films",
    ...LIMITS,
    async run([job], { signal, progress }) {
      if (!job) return [];
      const { removal, filmIds, restoredBy } = job.payload;
      let [removed, isThrough] = [0, false];
      for (const { films, share } of batchesOf(filmIds, restoredBy ?? null, journal)) {
        if (steps.isUndone(removal)) break;
        if (signal.aborted) writeRelaxed(() => steps.recordCount(removal));
        signal.throwIfAborted();
        writeRelaxed(() => {
          removed += steps.removeFilms(removal, films);
          // Counting takes the longer the more there are.
          if (removed % COUNTED_AT_ONCE < FILMS_AT_ONCE && removed > 0) steps.recordCount(removal);
        });
        progress(job.id, share);
        isThrough = share === 1;
        await yieldToEventLoop();
      }
      const apply = () => {
        if (!steps.isUndone(removal)) steps.recordCount(removal);
      };
      // Where the undo was undone before the job is settled, the rest is still to be removed.
      const isSettled = () => isThrough || steps.isUndone(removal);
      return [{ kind: "done", onlyIf: isSettled, apply }];
    },
  };
}

/** A few films at a time: those that are named, then those of an entry of the journal. `share`: 1 with the last. */
function* batchesOf(
  named: readonly number[],
  entry: number | null,
  journal: Pick<Library["journal"], "filmsOf">,
): Generator<{ readonly films: readonly number[]; readonly share: number }> {
  for (let at = 0; at < named.length; at += FILMS_AT_ONCE)
    yield { films: named.slice(at, at + FILMS_AT_ONCE), share: Math.min(0.99, at / named.length) };
  if (entry !== null) {
    let after = 0;
    for (let films = journal.filmsOf(entry, after, FILMS_AT_ONCE); films.length > 0; ) {
      yield { films, share: 0 };
      after = films.at(-1) ?? after;
      films = journal.filmsOf(entry, after, FILMS_AT_ONCE);
    }
  }
  yield { films: [], share: 1 };
}

/** Brings many films back, a few at a time, and records them for the entry that undid their removal. */
export function restoreFilmsJob(
  { writeRelaxed }: Writing,
  journal: Pick<Library["journal"], "undoOf" | "addFilms">,
  steps: RemovalSteps,
): JobHandler<"restore_films"> {
  /** @returns whether nothing is left to restore */
  function restoreSome(removal: number): boolean {
    const films = steps.restoreSome(removal);
    const undo = journal.undoOf(removal);
    if (films && undo !== null) journal.addFilms(undo, films);
    return films === null;
  }

  return {
    kind: "restore_films",
    ...LIMITS,
    async run([job], { signal }) {
      if (!job) return [];
      const { removal } = job.payload;
      let isDone = false;
      // The undo was undone meanwhile: what is left stays removed.
      while (!isDone && steps.isUndone(removal)) {
        signal.throwIfAborted();
        isDone = writeRelaxed(() => restoreSome(removal));
        await yieldToEventLoop();
      }
      return [{ kind: "done", onlyIf: () => isDone || !steps.isUndone(removal), apply: () => undefined }];
    },
  };
}
