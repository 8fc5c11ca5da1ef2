import type { RatedFilms } from "../ratedFilms/ratedFilms.ts";
import {
  BROKEN,
  type ExportedFilm,
  type ExportedRating,
  SKIP_REASONS,
  type SkippedRow,
  type SkipReason,
} from "./exportRows.ts";
import { createEditLinker, type LinkEdits, type LinkedEdit } from "./linkEdits.ts";
import { createFilmLinker, type FilmLinker, type LinkedFilm, type LinkedRow } from "./linkRows.ts";
import type { MemberImport, MemberImportParts } from "./memberImport.ts";
import type { StagedExport, StagedPage } from "./stageExport.ts";

/** The rows of a page with their linked films. */
export type LinkedPage = {
  readonly [Kind in Exclude<keyof StagedPage, "filters" | "edits">]: readonly LinkedRow<StagedPage[Kind][number]>[];
} & Pick<StagedPage, "filters"> & { readonly edits: readonly LinkedEdit[] };

/** Number of skipped rows listed individually; the rest is only counted. */
const MAX_SKIPPED_ROWS = 2_000;

/** Links rows page by page, and counts the results. */
export class ImportSummary {
  readonly #content: Omit<StagedExport, "pageBytes">;
  readonly #films: RatedFilms;
  readonly #linker: FilmLinker;
  readonly #linkEdits: LinkEdits;
  readonly #mayEdit: boolean;
  readonly #unlinked: ExportedRating[] = [];
  readonly #skipped: Map<SkipReason, number>;
  readonly #skippedRows: SkippedRow[];
  readonly #missingFilms = new Set<string>();
  readonly #listed: number[];
  readonly #counts = { linked: 0, inLibrary: 0, watched: 0, viewings: 0, edited: 0 };

  /** @param mayEdit whether the member may edit films: the owner */
  constructor(content: Omit<StagedExport, "pageBytes">, { records, findFilm }: MemberImportParts, mayEdit: boolean) {
    this.#content = content;
    this.#films = records.films;
    this.#linker = createFilmLinker(records.films, findFilm);
    this.#linkEdits = createEditLinker(records.films);
    this.#mayEdit = mayEdit;
    this.#skipped = new Map(
      SKIP_REASONS.flatMap((reason) => {
        const count = content.skipped[reason];
        return count === undefined ? [] : [[reason, count]];
      }),
    );
    this.#skippedRows = [...content.skippedRows];
    this.#listed = content.lists.map(() => 0);
  }

  async link(page: StagedPage, signal: AbortSignal): Promise<LinkedPage> {
    const edits = this.#linkEditsOf(page.edits);
    const ratings = await this.#linker.link(page.ratings, signal);
    const watched = await this.#linker.link(page.watched, signal);
    const viewings = await this.#linker.link(page.viewings, signal);
    const listings = await this.#linker.link(page.listings, signal);
    const dismissals = await this.#linker.link(page.dismissals, signal);
    this.#counts.linked += ratings.linked.length;
    this.#counts.inLibrary += ratings.linked.filter(({ film }) => this.#isInLibrary(film)).length;
    this.#counts.watched += watched.linked.filter(({ row }) => row.watched).length;
    this.#counts.viewings += viewings.linked.length;
    for (const { row } of listings.linked) this.#listed[row.list] = (this.#listed[row.list] ?? 0) + 1;
    this.#unlinked.push(...ratings.unlinked);
    for (const { unlinked } of [ratings, watched, viewings, listings, dismissals])
      for (const row of unlinked) this.#reportMissing(row);
    return {
      ratings: ratings.linked,
      watched: watched.linked,
      viewings: viewings.linked,
      listings: listings.linked,
      dismissals: dismissals.linked,
      filters: page.filters,
      edits,
    };
  }

  /** An edit that could not be written. */
  refuse(reason: SkipReason, film: ExportedFilm): void {
    this.#counts.edited -= 1;
    this.skip(reason, film);
  }

  skip(reason: SkipReason, { title, year }: Pick<ExportedFilm, "title" | "year">): void {
    this.#skipped.set(reason, (this.#skipped.get(reason) ?? 0) + 1);
    if (this.#skippedRows.length < MAX_SKIPPED_ROWS)
      this.#skippedRows.push({ reason, file: "", line: null, title, year });
  }

  report(): Omit<MemberImport, "importId"> {
    const { format, counts, lists } = this.#content;
    return {
      format,
      rows: counts.ratings,
      ...this.#counts,
      broken: BROKEN.reduce((sum, reason) => sum + (this.#skipped.get(reason) ?? 0), 0),
      listed: this.#listed.reduce((sum, count) => sum + count, 0),
      lists: lists.map(({ kind, name }, at) => ({ kind, name, count: this.#listed[at] ?? 0 })),
      skipped: [...this.#skipped].map(([reason, count]) => ({ reason, count })),
      skippedRows: this.#skippedRows,
      unlinked: this.#unlinked,
    };
  }

  #linkEditsOf(rows: StagedPage["edits"]): readonly LinkedEdit[] {
    if (!this.#mayEdit) {
      for (const row of rows) this.skip("owner_only", row);
      return [];
    }
    const { linked, unlinked } = this.#linkEdits(rows);
    for (const { row, filmId } of linked) if (row.shownAs) this.#linker.alsoNamed(row.shownAs, filmId);
    for (const row of unlinked) this.#reportMissing(row);
    this.#counts.edited += linked.length;
    return linked;
  }

  #isInLibrary(film: LinkedFilm): boolean {
    return film.libraryFilm !== null || this.#films.inLibrary(film) !== null;
  }

  /** A missing film is counted once, even if several rows refer to it. */
  #reportMissing(row: ExportedFilm): void {
    const key = `${row.title} ${row.year ?? ""}`;
    if (this.#missingFilms.has(key)) return;
    this.#missingFilms.add(key);
    this.skip("film_not_found", row);
  }
}
