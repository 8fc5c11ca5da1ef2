import type { RatedFilms } from "../ratedFilms/ratedFilms.ts";
import type { ExportedEdit } from "./exportRows.ts";

/** An edit of an export, with the film of the library that it is about. */
export interface LinkedEdit {
  readonly row: ExportedEdit;
  readonly filmId: number;
}

export type LinkEdits = (rows: readonly ExportedEdit[]) => {
  readonly linked: readonly LinkedEdit[];
  readonly unlinked: readonly ExportedEdit[];
};

type Films = Pick<RatedFilms, "findByTitle" | "findWithoutIds" | "inLibrary">;

/**
 * Finds the films of edits in the library: by their ids, else by title and year, before the edit or after it. No provider
 * is asked. A film stays found when the import renames it.
 */
export function createEditLinker(films: Films): LinkEdits {
  const found = new Map<string, number | null>();

  function find(row: ExportedEdit): number | null {
    if (row.tmdbId !== null || row.imdbId !== null) return films.inLibrary(row);
    const renamed = row.shownAs && { ...row, ...row.shownAs };
    const held = films.findWithoutIds(row) ?? (renamed && films.findWithoutIds(renamed));
    if (held !== null) return held;
    const known = films.findByTitle(row.title, row.year);
    return known && films.inLibrary(known);
  }

  function findOnce(row: ExportedEdit): number | null {
    const key = JSON.stringify([row.tmdbId, row.imdbId, row.wikidataId, row.title, row.year]);
    const known = found.get(key);
    if (known !== undefined) return known;
    const filmId = find(row);
    found.set(key, filmId);
    return filmId;
  }

  return (rows) => {
    const linked: LinkedEdit[] = [];
    const unlinked: ExportedEdit[] = [];
    for (const row of rows) {
      const filmId = findOnce(row);
      if (filmId === null) unlinked.push(row);
      else linked.push({ row, filmId });
    }
    return { linked, unlinked };
  };
}
