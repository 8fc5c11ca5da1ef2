import type { Store } from "../../store/index.ts";
import type { Clock } from "../../time/index.ts";
import type { RatingRecords } from "../ratingRecords.ts";
import { RecommendationProblem } from "../recommendationProblem.ts";
import { type ExportedRating, type ExportedWatch, type MemberFormat, readMemberExport } from "./memberExport.ts";

export interface MemberImport {
  /** null in a preview: nothing was written. */
  readonly importId: number | null;
  readonly rows: number;
  readonly linked: number;
  /** Of those, films that the library holds. */
  readonly inLibrary: number;
  readonly broken: number;
  /** Films that were seen, and are known. */
  readonly watched: number;
  /** What no film was found for. */
  readonly unlinked: readonly ExportedRating[];
}

export interface MemberImportParts {
  readonly store: Store;
  readonly records: RatingRecords;
  readonly clock: Clock;
  /** Which film a title is, by identification's own rule; null where that is not certain. */
  findFilm(
    title: string,
    year: number | null,
    signal: AbortSignal,
  ): Promise<{ tmdb?: number; imdb?: string; title: string } | null>;
}

interface Linked<Row> {
  readonly row: Row;
  readonly film: { readonly tmdbId: number | null; readonly imdbId: string | null; readonly title: string };
}

/**
 * A member's ratings from Letterboxd, IMDb or Trakt, and what they saw. Films are linked by their ids, else by title and
 * year; what was rated or ticked here stays before what is brought along.
 *
 * @param isPreview nothing is written
 * @throws RecommendationProblem `export_missing`, `unknown_member`
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
  const read = await readMemberExport(path, format);
  if (!read) throw new RecommendationProblem("export_missing", path);
  const found = new Map<string, Promise<{ tmdbId: number | null; imdbId: string | null } | null>>();
  const { linked, unlinked } = await link(read.rows);
  const { linked: watched } = await link(read.watched);
  const inLibrary = linked.filter(({ film }) => records.isInLibrary(film)).length;
  const report = {
    rows: read.rows.length,
    linked: linked.length,
    inLibrary,
    broken: read.broken,
    watched: watched.length,
    unlinked,
  };
  if (isPreview) return { importId: null, ...report };
  const importId = store.writeDurable(() => {
    // Removed from the household while films were looked for.
    if (!records.isMember(userKey)) throw new RecommendationProblem("unknown_member");
    const begun = records.begin(format, path, `${path}:${clock.now()}`, clock.now(), userKey);
    for (const { row, film } of linked)
      records.keepMemberRating(userKey, begun.id, records.ratedFilm(film, row.year), row);
    for (const { row, film } of watched)
      records.keepMemberWatched(userKey, begun.id, records.ratedFilm(film, row.year), row.watchedAt);
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

  async function link<Row extends ExportedWatch | ExportedRating>(rows: readonly Row[]) {
    const known: Linked<Row>[] = [];
    const unknown: Row[] = [];
    for (const row of rows) {
      signal.throwIfAborted();
      const film = row.tmdbId !== null || row.imdbId !== null ? row : await findOnce(row);
      if (film) known.push({ row, film: { tmdbId: film.tmdbId, imdbId: film.imdbId, title: row.title } });
      else unknown.push(row);
    }
    return { linked: known, unlinked: unknown };
  }

  /** Most films that were rated were seen too. */
  function findOnce(row: ExportedWatch | ExportedRating) {
    const key = `${row.title} ${row.year ?? ""}`;
    const asked = found.get(key) ?? find(row);
    found.set(key, asked);
    return asked;
  }

  async function find({ title, year }: ExportedWatch | ExportedRating) {
    const known = records.byTitle(title, year);
    if (known) return known;
    const offered = await findFilm(title, year, signal);
    return offered && { tmdbId: offered.tmdb ?? null, imdbId: offered.imdb ?? null };
  }
}
