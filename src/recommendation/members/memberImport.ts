import type { Store } from "../../store/index.ts";
import type { Clock } from "../../time/index.ts";
import type { TaskRunner } from "../../workers/index.ts";
import type { ImportRecords } from "../imports/importRecords.ts";
import type { RatedFilms } from "../ratedFilms/ratedFilms.ts";
import type { FindFilm } from "./linkRows.ts";
import type { ExportedRating, MemberFormat } from "./memberExport.ts";
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
  readonly workers: TaskRunner;
  readonly records: {
    readonly imports: ImportRecords;
    readonly members: MemberRecords;
    readonly films: RatedFilms;
    undoImport(id: number): number | null;
  };
  readonly clock: Clock;
  readonly findFilm: FindFilm;
}

export interface MemberImportRequest {
  readonly path: string;
  readonly format: MemberFormat;
  readonly userKey: number;
  /** Whether to count only, and write nothing. */
  readonly isPreview: boolean;
}
