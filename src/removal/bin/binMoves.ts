import { CodedError, errorCode, factsOf } from "../../errors/index.ts";
import type { FileRecord, FileRecords, UserFiles } from "../../intake/index.ts";
import type { Jobs } from "../../jobs/index.ts";
import type { Library } from "../../library/index.ts";
import { fileNameIn } from "../../paths/index.ts";
import type { Store } from "../../store/index.ts";
import type { Clock } from "../../time/index.ts";
import type { RemovalSteps } from "../removalSteps.ts";
import { REMOVAL } from "../removalUndo.ts";
import { moveFile } from "./moveFile.ts";
import { BinProblem, type SystemBin } from "./systemBin.ts";

export interface BinMovesParts {
  readonly store: Pick<Store, "writeDurable">;
  readonly library: Library;
  readonly files: FileRecords;
  readonly userFiles: UserFiles;
  readonly jobs: Jobs;
  readonly clock: Clock;
  /** Null where the host has none. */
  readonly bin: SystemBin | null;
}

/** A file that stayed where it was. */
export interface FailedMove {
  readonly fileId: number;
  readonly code: string;
  /** What the message needs: the name of the file. */
  readonly fact: string;
}

export interface BinMoveAnswer {
  /** The journal entry, whose undo brings the films back to the library; null where nothing was moved. */
  readonly entryId: number | null;
  /** The job that moves them, where they are many. */
  readonly jobId: number | null;
  readonly moved: number;
  /** Bytes. */
  readonly freedBytes: number;
  readonly failed: readonly FailedMove[];
}

export interface BinMoves {
  readonly bin: SystemBin | null;
  /** Tells which paths can be moved, by the folders that are watched now. */
  movable(): (path: string) => boolean;
  /** A few files at once; more by a job that can be cancelled. @throws BinProblem, or why the only file stayed */
  move(fileIds: readonly number[], by: string): Promise<BinMoveAnswer>;
  /** Moves files under an entry of the journal, one after the other. */
  moveAll(entryId: number, fileIds: readonly number[], signal: AbortSignal, report: (share: number) => void): MovedAll;
}

type MovedAll = Promise<Pick<BinMoveAnswer, "moved" | "freedBytes" | "failed">>;

/** A move on one drive takes milliseconds; more files than these are worth a bar of progress. */
const FILES_AT_ONCE = 5;
/** What is not about one file stops everything. */
const STOPS_ALL: ReadonlySet<string> = new Set(["bin_not_here"]);

export function createBinMoves(parts: BinMovesParts, steps: RemovalSteps): BinMoves {
  const { store, library, files, userFiles, clock, bin } = parts;

  /** The library follows the disk: a kill in between leaves a film whose file is missing. */
  function recordMoved(entryId: number, { id: fileId, film }: FileRecord): void {
    store.writeDurable(() => {
      files.markMissing(fileId, clock.now());
      if (steps.isUndone(entryId)) {
        // A person undid the rest while this file was on its way: it stays in the library, and is missing.
        files.setStates([fileId], "missing");
        steps.announceFiles([{ fileId, filmId: film, isUnsettled: false }]);
      } else steps.removeFiles(entryId, [fileId]);
      const entry = library.journal.get(entryId);
      if (entry?.act === "files_moved_to_bin")
        library.journal.setFacts(entryId, { ...entry.facts, count: Number(entry.facts.count) + 1 });
    });
  }

  async function moveAll(
    entryId: number,
    fileIds: readonly number[],
    signal: AbortSignal,
    report: (share: number) => void,
  ): MovedAll {
    const failed: FailedMove[] = [];
    let [moved, freedBytes] = [0, 0];
    for (const [index, fileId] of fileIds.entries()) {
      signal.throwIfAborted();
      if (steps.isUndone(entryId)) break;
      const file = files.inLibrary(fileId);
      // It left the library meanwhile, or a run before this one moved it.
      if (!file) continue;
      try {
        if (!bin) throw new BinProblem("bin_not_here", fileNameIn(file.path));
        await moveFile(file, bin, userFiles);
        recordMoved(entryId, file);
        moved += 1;
        freedBytes += file.sizeBytes;
      } catch (error) {
        const code = errorCode(error);
        if (!(error instanceof CodedError) || code === null || STOPS_ALL.has(code)) throw error;
        failed.push({ fileId, code, fact: String(factsOf(error).fact ?? fileNameIn(file.path)) });
      }
      report((index + 1) / fileIds.length);
    }
    return { moved, freedBytes, failed };
  }

  return {
    bin,
    movable: () => (bin ? userFiles.insideFolders() : () => false),
    moveAll,

    async move(wanted, by) {
      const named = [...new Set(wanted)];
      // The job leaves out those that are not in the library: looking up thousands here would keep requests waiting.
      const fileIds = named.length > FILES_AT_ONCE ? named : named.filter((id) => files.inLibrary(id) !== undefined);
      const [first] = fileIds;
      if (first === undefined) throw new CodedError("unknown_file");
      if (!bin) throw new BinProblem("bin_not_here", fileNameIn(files.byId(first)?.path ?? ""));
      if (fileIds.length > FILES_AT_ONCE) return queueMove(parts, fileIds, by);
      const entryId = recordEntry(parts, fileIds, by);
      // What was begun is ended, also where the client went away: the library must say what happened.
      const result = await moveAll(entryId, fileIds, new AbortController().signal, () => undefined);
      if (result.moved > 0) return { entryId, jobId: null, ...result };
      store.writeDurable(() => library.journal.discard(entryId));
      const [reason] = result.failed;
      if (reason) throw new CodedError(reason.code, { fact: reason.fact });
      return { entryId: null, jobId: null, ...result };
    },
  };
}

/** A kill leaves the entry with its job, or neither. */
function queueMove(parts: BinMovesParts, fileIds: readonly number[], by: string): BinMoveAnswer {
  return parts.store.writeDurable(() => {
    const entryId = recordEntry(parts, fileIds, by);
    const target = { kind: "move_to_bin", subject: "library", subjectId: null } as const;
    const payload = { entryId, fileIds: [...fileIds] };
    const jobId = parts.jobs.enqueue({ ...target, payload, uniqueKey: `move_to_bin:${entryId}` });
    return { entryId, jobId, moved: 0, freedBytes: 0, failed: [] };
  });
}

/** The journal entry of a move: it names a single file, and counts several. */
function recordEntry({ store, library, files, bin }: BinMovesParts, fileIds: readonly number[], by: string): number {
  const [fileId = 0] = fileIds;
  const single = fileIds.length === 1 ? files.byId(fileId) : undefined;
  const facts = { count: single ? 1 : 0, file: single?.path ?? "", bin: bin?.name ?? "" };
  const act = single ? "file_moved_to_bin" : "files_moved_to_bin";
  return store.writeDurable(() =>
    library.journal.record({ act, by, facts, fileId: null, filmId: single?.film ?? null, undo: REMOVAL }),
  );
}
