import type { Jobs } from "../jobs/index.ts";
import type { Store } from "../store/index.ts";
import type { Clock } from "../time/index.ts";
import type { TaskRunner } from "../workers/index.ts";
import type { ImportSummary } from "./communities/importCommunityRatings.ts";
import { importMovieLens, previewMovieLens, type RatingPreview } from "./communities/importMovieLens.ts";
import { importPostgres, type PostgresSource } from "./communities/importPostgres.ts";
import type { RatingImport } from "./imports/importRecords.ts";
import { importMember } from "./members/importMember.ts";
import type { FindFilm } from "./members/linkRows.ts";
import type { RequestedFormat } from "./members/memberExport.ts";
import type { MemberImport, MemberImportProgress } from "./members/memberImport.ts";
import { removeMemberRows } from "./members/memberImportRecord.ts";
import type { RatingRecords } from "./ratingRecords.ts";
import { RecommendationProblem } from "./recommendationProblem.ts";

export interface RatingImportsParts {
  readonly store: Store;
  readonly jobs: Jobs;
  readonly workers: TaskRunner;
  readonly clock: Clock;
  readonly records: RatingRecords;
  readonly findFilm: FindFilm;
}

export interface MemberExportSource {
  /** A file, a ZIP or a folder. */
  readonly path: string;
  readonly format: RequestedFormat;
  /** Whose ratings they are. */
  readonly userId: string;
  /** Nothing is written. */
  readonly isPreview: boolean;
}

/** Ratings from elsewhere: sets of a community, and what members rated in other programs. */
export interface RatingImports {
  /** Those of communities and of this member, the newest first. */
  list(userKey: number): RatingImport[];
  /** A MovieLens set, in a folder or a ZIP, as a job. @returns the job's id */
  enqueueMovieLens(path: string): number;
  /** The same at once. @throws RecommendationProblem `ratings_source_missing`, `ratings_source_damaged` */
  importMovieLens(path: string, signal: AbortSignal, onProgress?: (lines: number) => void): Promise<ImportSummary>;
  /** What an import would bring; nothing is written. @throws RecommendationProblem `ratings_source_missing` */
  previewMovieLens(path: string, signal: AbortSignal): Promise<RatingPreview>;
  /** @throws RecommendationProblem `postgres_unreachable`, `postgres_refused` */
  importPostgres(source: PostgresSource, signal: AbortSignal): Promise<ImportSummary>;
  /**
   * One at a time for each member. @throws RecommendationProblem `unknown_member`, `export_missing`, `export_too_large`,
   * `ratings_source_damaged`, `import_running`; CodedError `content_too_costly`
   */
  importMember(
    source: MemberExportSource,
    signal: AbortSignal,
    onProgress?: (progress: MemberImportProgress) => void,
  ): Promise<MemberImport>;
  /** Takes an import back. @returns how many ratings went. @throws RecommendationProblem `unknown_import` */
  undo(id: number): Promise<number>;
  /** The same, for an import of this member alone. @throws RecommendationProblem `unknown_import` */
  undoOfMember(id: number, userKey: number): Promise<number>;
}

export function createRatingImports(parts: RatingImportsParts): RatingImports {
  const { store, jobs, records } = parts;
  const importing = new Set<number>();
  removeInterrupted(parts);

  async function undo(id: number): Promise<number> {
    const ofMember = records.imports.ownerOf(id) === null ? 0 : await removeMemberRows(id, parts);
    const removed = store.writeDurable(() => records.undoImport(id));
    if (removed === null) throw new RecommendationProblem("unknown_import", String(id));
    return ofMember + removed;
  }

  return {
    list: records.imports.list,
    enqueueMovieLens: (path) =>
      store.writeDurable(() =>
        jobs.enqueue({
          kind: "import_ratings",
          subject: "ratings",
          subjectId: null,
          payload: { path },
          uniqueKey: `ratings:${path}`,
        }),
      ),
    importMovieLens: (path, signal, onProgress) => importMovieLens(path, parts, signal, onProgress),
    previewMovieLens: (path, signal) => previewMovieLens(path, records.films, signal),
    importPostgres: (source, signal) => importPostgres(source, parts, signal),
    async importMember({ userId, ...source }, signal, onProgress) {
      const userKey = records.members.keyOf(userId);
      if (userKey === null) throw new RecommendationProblem("unknown_member", userId);
      if (importing.has(userKey)) throw new RecommendationProblem("import_running");
      importing.add(userKey);
      try {
        return await importMember({ ...source, userKey, userId }, parts, signal, onProgress);
      } finally {
        importing.delete(userKey);
      }
    },
    undo,
    async undoOfMember(id, userKey) {
      if (records.imports.ownerOf(id) !== userKey) throw new RecommendationProblem("unknown_import", String(id));
      return undo(id);
    },
  };
}

/** Removes members' imports that a kill interrupted, because a partial import is not useful. */
function removeInterrupted({ store, records }: Pick<RatingImportsParts, "store" | "records">): void {
  const interrupted = records.imports.runningOfMembers();
  if (interrupted.length === 0) return;
  // Where the disk accepts no write, they are removed at a later start.
  store.tryWrite(() => {
    for (const id of interrupted) records.undoImport(id);
  });
}
