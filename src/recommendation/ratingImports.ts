import type { Jobs } from "../jobs/index.ts";
import type { Store } from "../store/index.ts";
import type { Clock } from "../time/index.ts";
import type { TaskRunner } from "../workers/index.ts";
import type { ImportSummary } from "./communities/importCommunityRatings.ts";
import { importMovieLens, previewMovieLens, type RatingPreview } from "./communities/importMovieLens.ts";
import { importPostgres, type PostgresSource } from "./communities/importPostgres.ts";
import type { RatingImport } from "./imports/importRecords.ts";
import type { EditImports } from "./members/editImports.ts";
import { importMember } from "./members/importMember.ts";
import { importMemberJob } from "./members/importMemberJob.ts";
import type { ImportRun } from "./members/importRunRecords.ts";
import type { FindFilm } from "./members/linkRows.ts";
import type { RequestedFormat } from "./members/memberExport.ts";
import type { MemberImport, MemberImportProgress } from "./members/memberImport.ts";
import { removeMemberRows, undoEdits } from "./members/memberImportRecord.ts";
import type { RatingRecords } from "./ratingRecords.ts";
import { RecommendationProblem } from "./recommendationProblem.ts";

export interface RatingImportsParts {
  readonly store: Store;
  readonly jobs: Jobs;
  readonly workers: TaskRunner;
  readonly clock: Clock;
  readonly records: RatingRecords;
  readonly findFilm: FindFilm;
  readonly edits: EditImports;
  /** Removes a file that a person sent. */
  removeFile(path: string): Promise<unknown>;
  onError(error: unknown): void;
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
   * One at a time for each member; a preview also beside one that is a job. @throws RecommendationProblem
   * `unknown_member`, `export_missing`, `export_too_large`, `ratings_source_damaged`, `import_running`; CodedError
   * `content_too_costly`
   */
  importMember(
    source: MemberExportSource,
    signal: AbortSignal,
    onProgress?: (progress: MemberImportProgress) => void,
  ): Promise<MemberImport>;
  /**
   * The same as a job, which goes on when the person leaves; it removes the file. One at a time for each member.
   * @returns the job's id. @throws RecommendationProblem `unknown_member`, `import_running`
   */
  enqueueMember(source: Omit<MemberExportSource, "isPreview">, name: string): number;
  /** The member's newest import that is a job; null for none. */
  latestRun(userKey: number, userId: string): ImportRun | null;
  /** Cancels it: nothing of it stays. @returns whether it was under way */
  cancelRun(userKey: number, userId: string): Promise<boolean>;
  /** Takes an import back. @returns how many ratings went. @throws RecommendationProblem `unknown_import` */
  undo(id: number): Promise<number>;
  /** The same, for an import of this member alone. @throws RecommendationProblem `unknown_import` */
  undoOfMember(id: number, userKey: number): Promise<number>;
}

export function createRatingImports(parts: RatingImportsParts): RatingImports {
  const { store, jobs, records } = parts;
  const importing = new Set<number>();
  const { runs, members } = records;
  jobs.register(importMemberJob({ ...parts, runs, isOwner: members.isOwner }));
  const isUnderWay = (run: ImportRun | null) => run?.state === "queued" || run?.state === "running";
  removeInterrupted(parts);
  removeEndedFiles(parts);

  async function undo(id: number): Promise<number> {
    undoEdits(id, nameOfMember(id, records), parts);
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
      if (importing.has(userKey) || (!source.isPreview && isUnderWay(runs.latest(userKey, userId))))
        throw new RecommendationProblem("import_running");
      importing.add(userKey);
      try {
        const mayEdit = records.members.isOwner(userKey);
        return await importMember({ ...source, userKey, userId, mayEdit }, parts, signal, onProgress);
      } finally {
        importing.delete(userKey);
      }
    },
    enqueueMember({ userId, path, format }, name) {
      const userKey = members.keyOf(userId);
      if (userKey === null) throw new RecommendationProblem("unknown_member", userId);
      if (importing.has(userKey) || isUnderWay(runs.latest(userKey, userId)))
        throw new RecommendationProblem("import_running");
      const payload = { path, name, format, userKey, userId };
      const job = { kind: "import_member", subject: "ratings", subjectId: null, payload } as const;
      return store.writeDurable(() => jobs.enqueue({ ...job, uniqueKey: `import_member:${userKey}` }));
    },
    latestRun: (userKey, userId) => runs.latest(userKey, userId),
    async cancelRun(userKey, userId) {
      const run = runs.latest(userKey, userId);
      // With its report everything is there, although the job is not settled yet.
      if (!run || !isUnderWay(run) || run.report !== null || !jobs.cancel(run.jobId)) return false;
      // A running job removes the file itself, once nothing reads it.
      if (run.state === "queued") await parts.removeFile(run.path);
      return true;
    },
    undo,
    async undoOfMember(id, userKey) {
      if (records.imports.ownerOf(id) !== userKey) throw new RecommendationProblem("unknown_import", String(id));
      return undo(id);
    },
  };
}

/** In the journal the import's member undoes their own import, whoever else may. */
function nameOfMember(importId: number, { imports, members }: Pick<RatingRecords, "imports" | "members">): string {
  const owner = imports.ownerOf(importId);
  return owner === null ? "" : (members.nameOf(owner) ?? "");
}

/** Removes members' imports that a kill interrupted, because a partial import is not useful. */
function removeInterrupted(parts: Pick<RatingImportsParts, "store" | "records" | "edits">): void {
  const { store, records } = parts;
  const interrupted = records.imports.runningOfMembers();
  if (interrupted.length === 0) return;
  // Where the disk accepts no write, they are removed at a later start.
  store.tryWrite(() => {
    for (const id of interrupted) {
      undoEdits(id, nameOfMember(id, records), parts);
      records.undoImport(id);
    }
  });
}

/** Removes sent files of jobs that ended without doing so: given up, or cancelled in the list of jobs. */
function removeEndedFiles({ records, removeFile, onError }: RatingImportsParts): void {
  for (const path of records.runs.endedPaths()) void removeFile(path).catch(onError);
}
