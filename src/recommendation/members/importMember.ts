import { yieldToEventLoop } from "../../time/index.ts";
import type { RatedFilms } from "../ratedFilms/ratedFilms.ts";
import { RecommendationProblem } from "../recommendationProblem.ts";
import { createFilmLinker, type LinkRows } from "./linkRows.ts";
import type { ExportedRating } from "./memberExport.ts";
import type { MemberImport, MemberImportParts, MemberImportRequest } from "./memberImport.ts";
import { startMemberImport } from "./memberImportRecord.ts";
import { type OpenedExport, withStagedExport } from "./stagedExport.ts";
import type { StagedPage } from "./stageExport.ts";

/**
 * A member's ratings from Letterboxd, IMDb or Trakt, and what they saw. Films are linked by their ids, else by title
 * and year. Ratings and watch states entered here take precedence. Rows are read in a thread and written in batches;
 * an import that fails, or whose caller disconnects, is undone.
 *
 * @throws RecommendationProblem `export_missing`, `export_too_large`, `export_unsafe`, `export_unreadable`,
 * `ratings_source_damaged`, `unknown_member`;
 * CodedError `content_too_costly`; the signal's reason
 */
export async function importMember(
  request: MemberImportRequest,
  parts: MemberImportParts,
  signal: AbortSignal,
): Promise<MemberImport> {
  const imported = await withStagedExport(request, parts.workers, signal, (opened) =>
    request.isPreview ? previewRows(opened, parts, signal) : saveRows(request, opened, parts, signal),
  );
  if (!imported) throw new RecommendationProblem("export_missing", request.path);
  return imported;
}

async function previewRows(opened: OpenedExport, parts: MemberImportParts, signal: AbortSignal): Promise<MemberImport> {
  const summary = new Summary(opened, parts);
  for await (const page of opened.pages()) await summary.link(page, signal);
  return { importId: null, ...summary.report() };
}

async function saveRows(
  request: MemberImportRequest,
  opened: OpenedExport,
  parts: MemberImportParts,
  signal: AbortSignal,
): Promise<MemberImport> {
  const summary = new Summary(opened, parts);
  const record = startMemberImport(request, parts);
  try {
    for await (const page of opened.pages()) {
      record.write(await summary.link(page, signal));
      await yieldToEventLoop();
    }
    signal.throwIfAborted();
    record.finish(summary.report());
  } catch (error) {
    await record.revert();
    throw error;
  }
  return { importId: record.id, ...summary.report() };
}

/** Links rows page by page, and counts what was found. */
class Summary {
  readonly #opened: OpenedExport;
  readonly #films: RatedFilms;
  readonly #linkRows: LinkRows;
  readonly #unlinked: ExportedRating[] = [];
  #linked = 0;
  #inLibrary = 0;
  #watched = 0;

  constructor(opened: OpenedExport, { records, findFilm }: MemberImportParts) {
    this.#opened = opened;
    this.#films = records.films;
    this.#linkRows = createFilmLinker(records.films, findFilm);
  }

  async link(page: StagedPage, signal: AbortSignal) {
    const ratings = await this.#linkRows(page.ratings, signal);
    const watches = await this.#linkRows(page.watched, signal);
    this.#linked += ratings.linked.length;
    this.#inLibrary += ratings.linked.filter(({ film }) => this.#films.isInLibrary(film)).length;
    this.#watched += watches.linked.length;
    this.#unlinked.push(...ratings.unlinked);
    return { ratings: ratings.linked, watches: watches.linked };
  }

  report(): Omit<MemberImport, "importId"> {
    const { ratings: rows, broken } = this.#opened.counts;
    return {
      rows,
      linked: this.#linked,
      inLibrary: this.#inLibrary,
      broken,
      watched: this.#watched,
      unlinked: this.#unlinked,
    };
  }
}
