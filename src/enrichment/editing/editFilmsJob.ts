import type { FilmEdit } from "../../contract/index.ts";
import type { Events } from "../../events/index.ts";
import type { JobHandler } from "../../jobs/index.ts";
import type { Library } from "../../library/index.ts";
import type { Store } from "../../store/index.ts";
import { yieldToEventLoop } from "../../time/index.ts";

export interface EditFilmsParts {
  readonly store: Pick<Store, "writeRelaxed">;
  readonly library: Library;
  readonly events: Events;
}

/** The event loop runs between two batches, so that requests are answered. */
const BATCH_SIZE = 10;

type Report = (share: number) => void;

/**
 * Edits many films, or undoes that, in batches. A kill or a second run changes nothing twice: what an entry changed of
 * a film is recorded with the change. Undoing the entry ends its job.
 */
export function editFilmsJob({ store, library, events }: EditFilmsParts): JobHandler<"edit_films"> {
  const { edits, journal, merging } = library;

  function editBatch(entryId: number, batch: readonly number[], edit: FilmEdit): void {
    let changed = 0;
    for (const number of batch) {
      const filmId = merging.currentFilm(number);
      if (filmId === null || edits.isEditedBy(entryId, filmId)) continue;
      const changes = edits.changesBy(filmId, edit);
      if (changes.length === 0) continue;
      edits.apply(entryId, filmId, changes);
      changed += 1;
    }
    if (changed > 0) journal.setFacts(entryId, { count: Number(journal.get(entryId)?.facts.count ?? 0) + changed });
  }

  async function edit(entryId: number, filmIds: readonly number[], act: FilmEdit, signal: AbortSignal, report: Report) {
    for (let at = 0; at < filmIds.length && isInForce(entryId); at += BATCH_SIZE) {
      signal.throwIfAborted();
      store.writeRelaxed(() => editBatch(entryId, filmIds.slice(at, at + BATCH_SIZE), act));
      events.emit({ type: "film.changed" });
      report(at / filmIds.length);
      await yieldToEventLoop();
    }
    if (edits.countFilms(entryId) === 0) store.writeRelaxed(() => journal.discard(entryId));
  }

  async function revert(entryId: number, to: "before" | "after", signal: AbortSignal, report: Report) {
    const total = edits.countFilms(entryId);
    let done = 0;
    for (let batch = edits.filmsOf(entryId, 0, BATCH_SIZE); batch.length > 0; ) {
      signal.throwIfAborted();
      store.writeRelaxed(() => {
        for (const recordedAs of batch) {
          const filmId = merging.currentFilm(recordedAs);
          if (filmId !== null) edits.revert(entryId, recordedAs, filmId, to);
        }
      });
      events.emit({ type: "film.changed" });
      done += batch.length;
      report(done / total);
      await yieldToEventLoop();
      batch = edits.filmsOf(entryId, batch.at(-1) ?? 0, BATCH_SIZE);
    }
  }

  const isInForce = (entryId: number) => journal.get(entryId)?.undoneAt === null;

  return {
    kind: "edit_films",
    // One after the other, so that an undo never overtakes what it undoes.
    concurrency: 1,
    batchSize: 1,
    priority: 950,
    timeoutMs: 3_600_000,
    async run([job], { signal, progress }) {
      if (!job) return [];
      const { payload } = job;
      const report = (share: number) => progress(job.id, share);
      if ("revertTo" in payload) await revert(payload.entryId, payload.revertTo, signal, report);
      else await edit(payload.entryId, payload.filmIds, payload.edit, signal, report);
      return [{ kind: "done" }];
    },
  };
}
