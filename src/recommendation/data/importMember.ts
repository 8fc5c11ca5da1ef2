import type { Store } from "../../store/index.ts";
import { RecommendationProblem } from "../recommendationProblem.ts";
import { type MemberFormat, type MemberRow, readMemberRows } from "./memberRows.ts";
import type { RatingRecords } from "./ratingRecords.ts";

export interface MemberImport {
  /** null in a preview: nothing was written. */
  readonly importId: number | null;
  readonly rows: number;
  readonly linked: number;
  /** Of those, films that the library holds. */
  readonly inLibrary: number;
  readonly broken: number;
  /** What no film was found for. */
  readonly unlinked: readonly MemberRow[];
}

export interface MemberImportParts {
  readonly store: Store;
  readonly records: RatingRecords;
  readonly clock: { now(): number };
  /** Which film a title is, by identification's own rule; null where that is not certain. */
  findFilm(
    title: string,
    year: number | null,
    signal: AbortSignal,
  ): Promise<{ tmdb?: number; imdb?: string; title: string } | null>;
}

interface Linked {
  readonly row: MemberRow;
  readonly film: { readonly tmdbId: number | null; readonly imdbId: string | null; readonly title: string };
}

/**
 * A member's ratings from Letterboxd, IMDb or Trakt. Films are linked by their ids, else by title and year; a rating
 * given here stays before one brought along.
 *
 * @param isPreview nothing is written
 * @throws RecommendationProblem `export_missing`
 */
export async function importMember(
  {
    path,
    format,
    userKey,
    isPreview,
  }: { readonly path: string; readonly format: MemberFormat; readonly userKey: number; readonly isPreview: boolean },
  { store, records, clock, findFilm }: MemberImportParts,
  signal: AbortSignal,
): Promise<MemberImport> {
  const read = await readMemberRows(path, format);
  if (!read) throw new RecommendationProblem("export_missing", path);
  const linked: Linked[] = [];
  const unlinked: MemberRow[] = [];
  for (const row of read.rows) {
    signal.throwIfAborted();
    const found = row.tmdbId !== null || row.imdbId !== null ? row : await find(row);
    if (found) linked.push({ row, film: { tmdbId: found.tmdbId, imdbId: found.imdbId, title: row.title } });
    else unlinked.push(row);
  }
  const inLibrary = linked.filter(({ film }) => records.isInLibrary(film)).length;
  const report = { rows: read.rows.length, linked: linked.length, inLibrary, broken: read.broken, unlinked };
  if (isPreview) return { importId: null, ...report };
  const importId = store.promise(() => {
    const begun = records.begin(format, path, `${path}:${clock.now()}`, clock.now(), userKey);
    for (const { row, film } of linked)
      records.keepMemberRating(userKey, begun.id, records.ratedFilm(film, row.year), row);
    records.applyMemberRatings(userKey);
    records.advance(begun.id, {
      lines: read.rows.length,
      ratings: linked.length,
      broken: read.broken,
      unlinked: unlinked.length,
    });
    records.finish(begun.id, clock.now());
    return begun.id;
  });
  return { importId, ...report };

  async function find({ title, year }: MemberRow) {
    const known = records.byTitle(title, year);
    if (known) return known;
    const found = await findFilm(title, year, signal);
    return found && { tmdbId: found.tmdb ?? null, imdbId: found.imdb ?? null };
  }
}
