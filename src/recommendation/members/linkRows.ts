import type { FilmIds } from "../ratedFilms/filmIds.ts";
import type { RatedFilm, RatedFilms } from "../ratedFilms/ratedFilms.ts";
import type { ExportedFilm } from "./exportRows.ts";

/** Which film a title is, by identification's own rule; null where that is not certain. */
export type FindFilm = (
  title: string,
  year: number | null,
  signal: AbortSignal,
) => Promise<{ tmdb?: number; imdb?: string; title: string } | null>;

/** The film of a row: by its ids, or by title among the library films without ids. */
export interface LinkedFilm extends RatedFilm {
  readonly libraryFilm: number | null;
}

/** A row of an export with the film that it is about. */
export interface LinkedRow<Row> {
  readonly row: Row;
  readonly film: LinkedFilm;
}

type NamedFilm = Pick<ExportedFilm, "title" | "year">;

export interface FilmLinker {
  link<Row extends ExportedFilm>(
    rows: readonly Row[],
    signal: AbortSignal,
  ): Promise<{ readonly linked: LinkedRow<Row>[]; readonly unlinked: Row[] }>;
  /** From now on rows without an id that have this name are about the film of the library. */
  alsoNamed(name: NamedFilm, libraryFilm: number): void;
}

type Found = FilmIds & { readonly libraryFilm: number | null };

/** Maximum look-ups. Each queries providers at tens per second, so more would occupy them for an hour. */
const MAX_LOOKUPS = 10_000;

/**
 * Finds the films of exported rows: by their ids, else by title and year among the known films, else by identification.
 * A title that several rows have is looked up once.
 */
export function createFilmLinker(
  films: Pick<RatedFilms, "findByTitle" | "findWithoutIds">,
  findFilm: FindFilm,
): FilmLinker {
  const otherNames = new Map<string, number>();
  const nameKey = ({ title, year }: NamedFilm) => `${title} ${year ?? ""}`;
  const lookups = new Map<string, Promise<Found | null>>();
  let asked = 0;

  async function lookUp(row: ExportedFilm, signal: AbortSignal): Promise<Found | null> {
    const { title, year, wikidataId } = row;
    const otherwiseNamed = otherNames.get(nameKey(row));
    if (otherwiseNamed !== undefined) return { tmdbId: null, imdbId: null, libraryFilm: otherwiseNamed };
    const held = wikidataId === null ? null : films.findWithoutIds(row);
    if (held !== null) return { tmdbId: null, imdbId: null, libraryFilm: held };
    const known = films.findByTitle(title, year);
    if (known) return { ...known, libraryFilm: null };
    const libraryFilm = films.findWithoutIds(row);
    if (libraryFilm !== null) return { tmdbId: null, imdbId: null, libraryFilm };
    asked += 1;
    if (asked > MAX_LOOKUPS) return null;
    const found = await findFilm(title, year, signal);
    return found && { tmdbId: found.tmdb ?? null, imdbId: found.imdb ?? null, libraryFilm: null };
  }

  function lookUpOnce(row: ExportedFilm, signal: AbortSignal): Promise<Found | null> {
    const key = `${row.wikidataId ?? ""} ${row.title} ${row.year ?? ""}`;
    const lookup = lookups.get(key) ?? lookUp(row, signal);
    lookups.set(key, lookup);
    return lookup;
  }

  async function link<Row extends ExportedFilm>(rows: readonly Row[], signal: AbortSignal) {
    const linked: LinkedRow<Row>[] = [];
    const unlinked: Row[] = [];
    for (const row of rows) {
      signal.throwIfAborted();
      const { title, year, tmdbId, imdbId } = row;
      const hasIds = tmdbId !== null || imdbId !== null;
      const found = hasIds ? { tmdbId, imdbId, libraryFilm: null } : await lookUpOnce(row, signal);
      if (found) linked.push({ row, film: { ...found, title, year } });
      else unlinked.push(row);
    }
    return { linked, unlinked };
  }

  return { link, alsoNamed: (name, libraryFilm) => void otherNames.set(nameKey(name), libraryFilm) };
}
