import type { Store } from "../../store/index.ts";
import type { Clock } from "../../time/index.ts";
import type { ImportRecords } from "../imports/importRecords.ts";
import type { RatedFilms } from "../ratedFilms/ratedFilms.ts";
import { RecommendationProblem } from "../recommendationProblem.ts";
import { createFilmLinker, type FindFilm, type LinkedRow } from "./linkRows.ts";
import { type ExportedRating, type ExportedWatch, type MemberFormat, readMemberExport } from "./memberExport.ts";
import type { MemberRecords } from "./memberRecords.ts";

export interface MemberImport {
  /** null in a preview: nothing was written. */
  readonly importId: number | null;
  readonly rows: number;
  /** Rows whose film is known. */
  readonly linked: number;
  /** Of those, films that the library holds. */
  readonly inLibrary: number;
  readonly broken: number;
  /** Films that were seen, and are known. */
  readonly watched: number;
  /** Rows that no film was found for. */
  readonly unlinked: readonly ExportedRating[];
}

export interface MemberImportParts {
  readonly store: Store;
  readonly records: {
    readonly imports: ImportRecords;
    readonly members: MemberRecords;
    readonly films: RatedFilms;
  };
  readonly clock: Clock;
  readonly findFilm: FindFilm;
}

export interface MemberImportRequest {
  readonly path: string;
  readonly format: MemberFormat;
  readonly userKey: number;
  /** Nothing is written. */
  readonly isPreview: boolean;
}

/**
 * A member's ratings from Letterboxd, IMDb or Trakt, and what they saw. Films are linked by their ids, else by title and
 * year. What was rated or ticked here comes before what is imported.
 *
 * @throws RecommendationProblem `export_missing`, `unknown_member`
 */
export async function importMember(
  request: MemberImportRequest,
  parts: MemberImportParts,
  signal: AbortSignal,
): Promise<MemberImport> {
  const exported = await readMemberExport(request.path, request.format);
  if (!exported) throw new RecommendationProblem("export_missing", request.path);
  const { films } = parts.records;
  const linkRows = createFilmLinker(films, parts.findFilm, signal);
  const ratings = await linkRows(exported.rows);
  const watches = await linkRows(exported.watched);
  const summary = {
    rows: exported.rows.length,
    linked: ratings.linked.length,
    inLibrary: ratings.linked.filter(({ film }) => films.isInLibrary(film)).length,
    broken: exported.broken,
    watched: watches.linked.length,
    unlinked: ratings.unlinked,
  };
  if (request.isPreview) return { importId: null, ...summary };
  const counts = {
    lines: summary.rows,
    ratings: summary.linked,
    broken: summary.broken,
    unlinked: summary.unlinked.length,
  };
  const importId = saveImport(request, ratings.linked, watches.linked, counts, parts);
  return { importId, ...summary };
}

/** @throws RecommendationProblem `unknown_member`: removed from the household while films were looked up */
function saveImport(
  { path, format, userKey }: MemberImportRequest,
  ratings: readonly LinkedRow<ExportedRating>[],
  watches: readonly LinkedRow<ExportedWatch>[],
  counts: Parameters<ImportRecords["saveCounts"]>[1],
  { store, records, clock }: MemberImportParts,
): number {
  const { imports, members, films } = records;
  return store.writeDurable(() => {
    if (!members.exists(userKey)) throw new RecommendationProblem("unknown_member");
    const startedAt = clock.now();
    const fingerprint = `${path}:${startedAt}`;
    const { id: importId } = imports.begin({ source: format, place: path, fingerprint, startedAt, userKey });
    for (const { row, film } of ratings) {
      const { value, ratedAt } = row;
      members.saveRating({ userKey, importId, film: films.ensureMemberFilm(film), value, ratedAt });
    }
    for (const { row, film } of watches)
      members.saveWatch({ userKey, importId, film: films.ensureMemberFilm(film), watchedAt: row.watchedAt });
    films.group();
    imports.saveCounts(importId, counts);
    imports.finish(importId, clock.now());
    return importId;
  });
}
