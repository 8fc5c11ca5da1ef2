/**
 * What an applied refresh replaced of a film, so that it can be undone. In: a film before and after. Out: the film as it
 * was, or a refusal where it was changed since. Everything expects to be inside a transaction.
 */
import { parseStoredJson, type Store } from "../../store/index.ts";
import type { LibraryFacts } from "../facts/index.ts";
import {
  type FilmSnapshot,
  readSnapshot,
  writeCredits,
  writeFact,
  writeImage,
  writeSimilar,
  writeTitles,
} from "./filmSnapshot.ts";
import { differenceOf, isUnchangedFilm } from "./snapshotDifference.ts";

export interface LibraryRefreshes {
  /** Runs a refresh. @returns what it replaced; null where nothing that is shown changed */
  capture(filmId: number, refresh: () => void): CapturedRefresh | null;
  record(entryId: number, captured: CapturedRefresh): void;
  /** @returns false where the film was changed since, or is not the one that was refreshed any more */
  restore(entryId: number, filmId: number, to: "before" | "after"): boolean;
}

export interface CapturedRefresh {
  readonly before: FilmSnapshot;
  readonly after: FilmSnapshot;
}

export function createLibraryRefreshes(store: Pick<Store, "sql">, facts: LibraryFacts): LibraryRefreshes {
  const { sql } = store;
  return {
    capture(filmId, refresh) {
      const before = readSnapshot(store, filmId);
      refresh();
      const after = readSnapshot(store, filmId);
      return isUnchangedFilm(before, after) ? null : { before, after };
    },

    record(entryId, { before, after }) {
      const shown = [before.poster, before.backdrop, after.poster, after.backdrop];
      sql(`
        INSERT INTO refreshed_film (journal, before, after, images)
        VALUES (:entryId, :before, :after, :images)`).run({
        entryId,
        before: JSON.stringify(before),
        after: JSON.stringify(after),
        images: JSON.stringify(shown.filter((id) => id !== null)),
      });
    },

    restore(entryId, filmId, to) {
      const row = sql<{ before: string; after: string }>(
        "SELECT before, after FROM refreshed_film WHERE journal = :entryId",
      ).get({ entryId });
      if (!row) return false;
      const [before, after] = [row.before, row.after].map((text) => parseStoredJson<FilmSnapshot>(text));
      if (!before || !after) return false;
      const [from, wanted] = to === "before" ? [after, before] : [before, after];
      const difference = differenceOf(from, wanted, readSnapshot(store, filmId));
      if (!difference) return false;
      for (const { key, fact } of difference.facts) writeFact(store, filmId, key, fact);
      const { parts } = difference;
      if (parts.has("credits")) writeCredits(store, filmId, wanted.credits);
      if (parts.has("titles")) writeTitles(store, filmId, wanted.titles);
      if (parts.has("similar")) writeSimilar(store, filmId, wanted.similar);
      for (const kind of ["poster", "backdrop"] as const)
        if (parts.has(kind)) writeImage(store, filmId, kind, wanted[kind]);
      facts.refreshFilmRow(filmId);
      return true;
    },
  };
}
