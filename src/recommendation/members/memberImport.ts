import type { ImportedLists } from "../../library/index.ts";
import type { Store } from "../../store/index.ts";
import type { Clock } from "../../time/index.ts";
import type { TaskRunner } from "../../workers/index.ts";
import type { ImportEntries } from "../imports/importEntries.ts";
import type { ImportRecords } from "../imports/importRecords.ts";
import type { RatedFilms } from "../ratedFilms/ratedFilms.ts";
import type { EditImports } from "./editImports.ts";
import type { ExportedList, ExportedRating, SkippedRow, SkipReason } from "./exportRows.ts";
import type { FindFilm } from "./linkRows.ts";
import type { MemberFormat, RequestedFormat } from "./memberExport.ts";
import type { MemberRecords } from "./memberRecords.ts";

export interface MemberImport {
  /** null in a preview: nothing was written. */
  readonly importId: number | null;
  readonly format: MemberFormat;
  /** Number of ratings. */
  readonly rows: number;
  /** Ratings with a matched film. */
  readonly linked: number;
  /** Of those, films that the library holds. */
  readonly inLibrary: number;
  /** Rows without a readable film or rating. */
  readonly broken: number;
  /** Films that were seen, and are known. */
  readonly watched: number;
  /** Diary entries with a matched film. */
  readonly viewings: number;
  /** Edits of films, tags and chosen images that are written. */
  readonly edited: number;
  /** Matched films on lists. */
  readonly listed: number;
  readonly lists: readonly ListSummary[];
  /** Number of skipped rows, by reason. */
  readonly skipped: readonly { readonly reason: SkipReason; readonly count: number }[];
  /** The first skipped rows. */
  readonly skippedRows: readonly SkippedRow[];
  /** Ratings without a matching film. */
  readonly unlinked: readonly ExportedRating[];
}

export interface ListSummary extends Pick<ExportedList, "kind" | "name"> {
  /** Watched films with a match. */
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
    readonly entries: ImportEntries;
    readonly runs: {
      /** Keeps the report of an import for its job. */
      save(importId: number, jobId: number, imported: MemberImport): void;
    };
    undoImport(id: number): number | null;
  };
  readonly clock: Clock;
  readonly findFilm: FindFilm;
  readonly edits: EditImports;
}

export interface MemberImportRequest {
  readonly path: string;
  readonly format: RequestedFormat;
  readonly userKey: number;
  /** The name of the same user. */
  readonly userId: string;
  /** Whether to only count and write nothing. */
  readonly isPreview: boolean;
  /** Whether the user may edit films: the owner. */
  readonly mayEdit: boolean;
  /** The job that runs it, to find its report by; none where a person waits for the answer. */
  readonly jobId?: number;
}

/** Progress: how many of the rows are linked and written. */
export interface MemberImportProgress {
  readonly rows: number;
  readonly total: number;
}
