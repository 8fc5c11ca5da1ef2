import type { Events } from "../../events/index.ts";
import type { Jobs } from "../../jobs/index.ts";
import { UndoProblem, type UndoResult } from "../../library/index.ts";
import type { Extras } from "./extras.ts";
import {
  createFileSnapshots,
  decisionOf,
  type FileDecision,
  type FileSnapshot,
  type FileSnapshotParts,
  type FileSnapshots,
} from "./fileSnapshots.ts";

export interface FileUndoParts extends FileSnapshotParts {
  readonly extras: Extras;
  readonly jobs: Jobs;
  readonly events: Events;
}

/** Files before and after an act, as the journal stores them. The act was about the first one, and maybe its other parts. */
export interface FilesUndo {
  readonly kind: "files";
  readonly before: readonly FileSnapshot[];
  readonly after: readonly FileDecision[];
  /** The film that the act created: ratings and marks on it move with the file when the act is undone. */
  readonly made: number | null;
}

/** Records what an act does to a file and to the extras of its film, and undoes it. Inside a transaction. */
export interface FileUndo {
  /** Runs the act on a file, or on all parts of a copy. @returns the undo to record in the journal */
  record(fileIds: readonly [number, ...number[]], act: () => void): UndoResult;
  /** @throws UndoProblem when something newer was decided about the file, or it left the library */
  revert(undo: FilesUndo): UndoResult;
  /** Whether nothing newer was decided about the file that the act was about. */
  isLatest(undo: FilesUndo): boolean;
}

export function createFileUndo({ files, library, matches, extras, jobs, events }: FileUndoParts): FileUndo {
  const snapshots = createFileSnapshots({ files, library, matches });

  function restore(file: FileSnapshot, createdFilm: number | null): void {
    const { fileId } = file;
    if (snapshots.restore(file, createdFilm))
      jobs.enqueue({ kind: "identify", subject: "file", subjectId: fileId, uniqueKey: `identify:${fileId}` });
    events.emit({ type: "film.changed", filmId: file.film, fileId });
  }

  return {
    record(fileIds, act) {
      const [fileId] = fileIds;
      const near = fileIds.flatMap((id) => extras.idsNear(id, files.byId(id)?.film ?? null));
      const before = readAll(snapshots, [...fileIds, ...near]);
      const nextFilmId = library.identity.nextFilmId();
      act();
      const now = files.byId(fileId)?.film ?? null;
      return undoOf(snapshots, before, now !== null && now >= nextFilmId ? now : null);
    },

    revert({ before, after, made }) {
      const current = readAll(
        snapshots,
        before.map(({ fileId }) => fileId),
      );
      const unchanged = before.filter(({ fileId }) => {
        const now = current.find((file) => file.fileId === fileId);
        const decided = after.find((file) => file.fileId === fileId);
        return now !== undefined && decided !== undefined && snapshots.isUnchanged(now, decided);
      });
      const [subject] = before;
      if (!subject || unchanged[0] !== subject) throw new UndoProblem("undo_conflict");
      const returningFilm =
        subject.film !== null && library.identity.stateOf(subject.film) === null ? subject.film : null;
      for (const file of unchanged) {
        restore(file, made);
        // Extras that were added since go with the file; the others are restored from their own snapshots.
        if (file === subject) extras.reassignNear(files.byId(file.fileId)?.path ?? "");
      }
      return undoOf(snapshots, current, returningFilm);
    },

    isLatest({ after: [decided] }) {
      const current = decided && snapshots.read(decided.fileId);
      return (
        decided !== undefined && current !== null && current !== undefined && snapshots.isUnchanged(current, decided)
      );
    },
  };
}

function readAll(snapshots: FileSnapshots, fileIds: readonly number[]): FileSnapshot[] {
  return [...new Set(fileIds)].map((fileId) => snapshots.read(fileId)).filter((file) => file !== null);
}

/** Extras that the act did not change are left out. */
function undoOf(snapshots: FileSnapshots, before: readonly FileSnapshot[], made: number | null): UndoResult {
  const changed = before.filter((file, index) => {
    const now = snapshots.read(file.fileId);
    return now !== null && (index === 0 || !snapshots.isUnchanged(now, decisionOf(file)));
  });
  const after = readAll(
    snapshots,
    changed.map(({ fileId }) => fileId),
  ).map(decisionOf);
  const undo: FilesUndo = { kind: "files", before: changed, after, made };
  return { undo, films: changed.flatMap(({ film }) => (film === null ? [] : [film])) };
}

export function isFilesUndo(undo: unknown): undo is FilesUndo {
  return typeof undo === "object" && undo !== null && "kind" in undo && undo.kind === "files";
}
