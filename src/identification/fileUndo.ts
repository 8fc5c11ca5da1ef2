import { UndoProblem, type WayBack } from "../library/index.ts";
import { type DecidedFile, decidedOf, fileStates, type WholeFile } from "./fileStates.ts";
import type { ReviewParts } from "./reviewParts.ts";

/** How files stood before an act and what it made of them; the first is the one that the act was about. */
export interface FilesUndo {
  readonly kind: "files";
  readonly before: readonly WholeFile[];
  readonly after: readonly DecidedFile[];
}

/** Does something to a file so that it can be undone: whole, or not at all. Inside a transaction. */
export function fileUndo(parts: ReviewParts) {
  const { files, extras, jobs, events } = parts;
  const states = fileStates(parts);

  return {
    /** @returns what it takes to undo what `act` did to this file, and to the extras that go with it */
    recorded(fileId: number, act: () => void): WayBack {
      const film = files.byId(fileId)?.film ?? null;
      const before = read([fileId, ...extras.near(fileId, film)]);
      act();
      return wayBack(before);
    },

    /** @throws UndoProblem when something newer was decided about the file, or it left the library */
    revert({ before, after }: FilesUndo): WayBack {
      const now = read(before.map(({ fileId }) => fileId));
      const [subject] = before;
      for (const file of before) {
        const current = now.find(({ fileId }) => fileId === file.fileId);
        const made = after.find(({ fileId }) => fileId === file.fileId);
        const isStill = current !== undefined && made !== undefined && states.isStill(current, made);
        if (file === subject && !isStill) throw new UndoProblem("undo_conflict");
        if (isStill && states.putBack(file)) identify(file.fileId);
        events.emit({ type: "film.changed", filmId: file.film, fileId: file.fileId });
      }
      const path = subject && files.byId(subject.fileId)?.path;
      if (path !== undefined) extras.follow(path);
      return wayBack(now);
    },

    /** Whether a file is still what this act made of it. */
    isLatest({ after: [made] }: FilesUndo): boolean {
      const current = made && states.read(made.fileId);
      return made !== undefined && current !== null && current !== undefined && states.isStill(current, made);
    },
  };

  function read(fileIds: readonly number[]): WholeFile[] {
    return [...new Set(fileIds)].map((fileId) => states.read(fileId)).filter((file) => file !== null);
  }

  /** Extras that stayed as they were are no part of it. */
  function wayBack(all: readonly WholeFile[]): WayBack {
    const changed = all.filter((file, index) => {
      const now = states.read(file.fileId);
      return now !== null && (index === 0 || !states.isStill(now, decidedOf(file)));
    });
    const after = read(changed.map(({ fileId }) => fileId)).map(decidedOf);
    const undo: FilesUndo = { kind: "files", before: changed, after };
    return { undo, films: changed.flatMap(({ film }) => (film === null ? [] : [film])) };
  }

  function identify(fileId: number): void {
    jobs.enqueue({ kind: "identify", subject: "file", subjectId: fileId, uniqueKey: `identify:${fileId}` });
  }
}

export function isFilesUndo(undo: unknown): undo is FilesUndo {
  return typeof undo === "object" && undo !== null && "kind" in undo && undo.kind === "files";
}
