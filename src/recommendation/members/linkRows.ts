import type { FilmIds } from "../ratedFilms/filmIds.ts";
import type { RatedFilm, RatedFilms } from "../ratedFilms/ratedFilms.ts";
import type { ExportedRating, ExportedWatch } from "./memberExport.ts";

/** Which film a title is, by identification's own rule; null where that is not certain. */
export type FindFilm = (
  title: string,
  year: number | null,
  signal: AbortSignal,
) => Promise<{ tmdb?: number; imdb?: string; title: string } | null>;

/** A row of an export with the film that it is about. */
export interface LinkedRow<Row> {
  readonly row: Row;
  readonly film: RatedFilm;
}

export type LinkRows = <Row extends ExportedRating | ExportedWatch>(
  rows: readonly Row[],
  signal: AbortSignal,
) => Promise<{ readonly linked: LinkedRow<Row>[]; readonly unlinked: Row[] }>;

/** Each look-up queries providers, at tens per second: more would occupy them for an hour. */
const MAX_LOOKUPS = 10_000;

/**
 * Finds the films of exported rows: by their ids, else by title and year among the known films, else by identification.
 * A title that several rows have is looked up once.
 */
export function createFilmLinker(films: Pick<RatedFilms, "findByTitle">, findFilm: FindFilm): LinkRows {
  const lookups = new Map<string, Promise<FilmIds | null>>();
  let asked = 0;

  async function lookUp(title: string, year: number | null, signal: AbortSignal): Promise<FilmIds | null> {
    const known = films.findByTitle(title, year);
    if (known) return known;
    asked += 1;
    if (asked > MAX_LOOKUPS) return null;
    const found = await findFilm(title, year, signal);
    return found && { tmdbId: found.tmdb ?? null, imdbId: found.imdb ?? null };
  }

  function lookUpOnce(title: string, year: number | null, signal: AbortSignal): Promise<FilmIds | null> {
    const key = `${title} ${year ?? ""}`;
    const lookup = lookups.get(key) ?? lookUp(title, year, signal);
    lookups.set(key, lookup);
    return lookup;
  }

  return async <Row extends ExportedRating | ExportedWatch>(rows: readonly Row[], signal: AbortSignal) => {
    const linked: LinkedRow<Row>[] = [];
    const unlinked: Row[] = [];
    for (const row of rows) {
      signal.throwIfAborted();
      const { title, year } = row;
      const ids = row.tmdbId !== null || row.imdbId !== null ? row : await lookUpOnce(title, year, signal);
      if (ids) linked.push({ row, film: { tmdbId: ids.tmdbId, imdbId: ids.imdbId, title, year } });
      else unlinked.push(row);
    }
    return { linked, unlinked };
  };
}
