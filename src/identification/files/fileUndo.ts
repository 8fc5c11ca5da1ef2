import type { Events } from "../../events/index.ts";
import type { Jobs } from "../../jobs/index.ts";
import { UndoProblem, type WayBack } from "../../library/index.ts";
import type { Extras } from "./extras.ts";
import type { FileSnapshotParts } from "./fileSnapshots.ts";
import { createFileSnapshots, decisionOf, type FileDecision, type FileSnapshot } from "./fileSnapshots.ts";

export interface FileUndoParts extends FileSnapshotParts {
  readonly extras: Extras;
  readonly jobs: Jobs;
  readonly events: Events;
}

/** How files stood before an act and what it made of them; the first is the one that the act was about. */
export interface FilesUndo {
  readonly kind: "files";
  readonly before: readonly FileSnapshot[];
  readonly after: readonly FileDecision[];
  /** The film that the act brought into the library: what people do on it meanwhile goes with the file. */
  readonly made: number | null;
}

/** Does something to a file so that it can be undone: whole, or not at all. Inside a transaction. */
export function createFileUndo(parts: FileUndoParts) {
  const { files, library, extras, jobs, events } = parts;
  const states = createFileSnapshots(parts);

  return {
    /** @returns what it takes to undo what `act` did to this file, and to the extras that go with it */
    record(fileId: number, act: () => void): WayBack {
      const film = files.byId(fileId)?.film ?? null;
      const before = read([fileId, ...extras.idsNear(fileId, film)]);
      const next = library.nextFilmId();
      act();
      const now = files.byId(fileId)?.film ?? null;
      return wayBack(before, now !== null && now >= next ? now : null);
    },

    /** @throws UndoProblem when something newer was decided about the file, or it left the library */
    revert({ before, after, made }: FilesUndo): WayBack {
      const now = read(before.map(({ fileId }) => fileId));
      const unchanged = before.filter(({ fileId }) => {
        const current = now.find((file) => file.fileId === fileId);
        const decided = after.find((file) => file.fileId === fileId);
        return current !== undefined && decided !== undefined && states.isUnchanged(current, decided);
      });
      const [subject] = before;
      if (!subject || unchanged[0] !== subject) throw new UndoProblem("undo_conflict");
      const returns = subject.film !== null && library.stateOf(subject.film) === null ? subject.film : null;
      for (const file of unchanged) {
        if (states.restore(file, made)) identify(file.fileId);
        events.emit({ type: "film.changed", filmId: file.film, fileId: file.fileId });
        // Extras that came since go with the file; those that were there go back to where they were.
        if (file === subject) extras.reassignNear(files.byId(file.fileId)?.path ?? "");
      }
      return wayBack(now, returns);
    },

    /** Whether a file is still what this act made of it. */
    isLatest({ after: [decided] }: FilesUndo): boolean {
      const current = decided && states.read(decided.fileId);
      return decided !== undefined && current !== null && current !== undefined && states.isUnchanged(current, decided);
    },
  };

  function read(fileIds: readonly number[]): FileSnapshot[] {
    return [...new Set(fileIds)].map((fileId) => states.read(fileId)).filter((file) => file !== null);
  }

  /** Extras that stayed as they were are no part of it. */
  function wayBack(all: readonly FileSnapshot[], made: number | null): WayBack {
    const changed = all.filter((file, index) => {
      const now = states.read(file.fileId);
      return now !== null && (index === 0 || !states.isUnchanged(now, decisionOf(file)));
    });
    const after = read(changed.map(({ fileId }) => fileId)).map(decisionOf);
    const undo: FilesUndo = { kind: "files", before: changed, after, made };
    return { undo, films: changed.flatMap(({ film }) => (film === null ? [] : [film])) };
  }

  function identify(fileId: number): void {
    jobs.enqueue({ kind: "identify", subject: "file", subjectId: fileId, uniqueKey: `identify:${fileId}` });
  }
}

export function isFilesUndo(undo: unknown): undo is FilesUndo {
  return typeof undo === "object" && undo !== null && "kind" in undo && undo.kind === "files";
}
