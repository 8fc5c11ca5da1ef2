import type { ImportedLists } from "../../library/index.ts";
import type { Store } from "../../store/index.ts";
import type { Clock } from "../../time/index.ts";
import type { TaskRunner } from "../../workers/index.ts";
import type { ImportRecords } from "../imports/importRecords.ts";
import type { RatedFilms } from "../ratedFilms/ratedFilms.ts";
import type { ExportedList, ExportedRating, SkippedRow, SkipReason } from "./exportRows.ts";
import type { FindFilm } from "./linkRows.ts";
import type { MemberFormat, RequestedFormat } from "./memberExport.ts";
import type { MemberRecords } from "./memberRecords.ts";

export interface MemberImport {
  /** null in a preview: nothing was written. */
  readonly importId: number | null;
  readonly format: MemberFormat;
  /** Ratings. */
  readonly rows: number;
  /** Ratings whose film is known. */
  readonly linked: number;
  /** Of those, films that the library holds. */
  readonly inLibrary: number;
  /** Rows without a readable film or rating. */
  readonly broken: number;
  /** Films that were seen, and are known. */
  readonly watched: number;
  /** Entries of the diary whose film is known. */
  readonly viewings: number;
  /** Films on lists, and are known. */
  readonly listed: number;
  readonly lists: readonly ListSummary[];
  /** Every row that is not imported, by reason. */
  readonly skipped: readonly { readonly reason: SkipReason; readonly count: number }[];
  /** The first of them. */
  readonly skippedRows: readonly SkippedRow[];
  /** Ratings that no film was found for. */
  readonly unlinked: readonly ExportedRating[];
}

export interface ListSummary extends Pick<ExportedList, "kind" | "name"> {
  /** Films whose film is known. */
  readonly count: number;
}

export interface MemberImportParts {
  readonly store: Store;
  readonly workers: TaskRunner;
  readonly records: {
    readonly imports: ImportRecords;
    readonly members: MemberRecords;
    readonly films: RatedFilms;
    readonly lists: ImportedLists;
    undoImport(id: number): number | null;
  };
  readonly clock: Clock;
  readonly findFilm: FindFilm;
}

export interface MemberImportRequest {
  readonly path: string;
  readonly format: RequestedFormat;
  readonly userKey: number;
  /** The name of the same user. */
  readonly userId: string;
  /** Whether to count only, and write nothing. */
  readonly isPreview: boolean;
}

/** How many rows of how many were linked, and written. */
export interface MemberImportProgress {
  readonly rows: number;
  readonly total: number;
}
