import type { JobHandler } from "../jobs/index.ts";
import type { Store } from "../store/index.ts";
import { yieldToEventLoop } from "../time/index.ts";
import { FILMS_AT_ONCE, type RemovalSteps } from "./removalSteps.ts";

type Writing = Pick<Store, "writeRelaxed">;

/** An hour: more films than a library has. */
const TIMEOUT_MS = 3_600_000;
const LIMITS = { concurrency: 1, batchSize: 1, priority: 70, timeoutMs: TIMEOUT_MS } as const;

/** Removes many films, a few at a time. Cancelled, it stops; what was removed is undone by the journal entry. */
export function removeFilmsJob({ writeRelaxed }: Writing, steps: RemovalSteps): JobHandler<"remove_films"> {
  return {
    kind: "remove_films",
    ...LIMITS,
    async run([job], { signal, progress }) {
      if (!job) return [];
      const { removal, filmIds } = job.payload;
      let at = 0;
      for (; at < filmIds.length && !steps.isUndone(removal); at += FILMS_AT_ONCE) {
        signal.throwIfAborted();
        writeRelaxed(() => {
          if (steps.removeFilms(removal, filmIds.slice(at, at + FILMS_AT_ONCE)) > 0) steps.recordCount(removal);
        });
        progress(job.id, at / filmIds.length);
        await yieldToEventLoop();
      }
      const apply = () => {
        if (!steps.isUndone(removal)) steps.recordCount(removal);
      };
      // Where the undo was undone before the job is settled, the rest is still to be removed.
      const isSettled = () => at >= filmIds.length || steps.isUndone(removal);
      return [{ kind: "done", onlyIf: isSettled, apply }];
    },
  };
}

/** Brings many films back, a few at a time. */
export function restoreFilmsJob({ writeRelaxed }: Writing, steps: RemovalSteps): JobHandler<"restore_films"> {
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
        isDone = !writeRelaxed(() => steps.restoreSome(removal));
        await yieldToEventLoop();
      }
      return [{ kind: "done", onlyIf: () => isDone || !steps.isUndone(removal), apply: () => undefined }];
    },
  };
}
