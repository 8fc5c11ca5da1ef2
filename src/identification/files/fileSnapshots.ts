import type { FileState as StateName } from "../../contract/index.ts";
import type { FileRecords } from "../../intake/index.ts";
import type { Library } from "../../library/index.ts";
import type { MatchRecords, StoredMatch } from "./matchRecords.ts";

/** Everything that a decision can change about a file. Stored in the journal. */
export interface FileSnapshot {
  readonly fileId: number;
  readonly film: number | null;
  readonly edition: string | null;
  readonly part: number | null;
  readonly kind: string;
  readonly match: StoredMatch | null;
  readonly state: StateName;
  readonly error: { readonly code: string; readonly fact?: string } | null;
}

/** What an act made of a file, to see whether something newer was decided since. Stored in the journal. */
export interface FileDecision extends Pick<FileSnapshot, "fileId" | "film" | "edition" | "part" | "kind"> {
  readonly decision: string | null;
  readonly decidedBy: string | null;
}

export interface FileSnapshotParts {
  readonly files: FileRecords;
  readonly matches: MatchRecords;
  readonly library: Library;
}

/** Reads and restores files. Inside a transaction. */
export interface FileSnapshots {
  /** @returns null for a file that is not in the library */
  read(fileId: number): FileSnapshot | null;
  /** Whether nothing was decided about the file since. A film that was merged into another counts as that one. */
  isUnchanged(file: FileSnapshot, decided: FileDecision): boolean;
  /**
   * Restores the file; its film returns if it had left the library.
   * @param createdFilm the film that the undone act created: ratings and marks on it move with the file
   * @returns whether the file must be identified again, because the job that was running then has ended since
   */
  restore(before: FileSnapshot, createdFilm: number | null): boolean;
}

/** The file is not on the disk: its state stays *missing*, independent of decisions. */
const ABSENT: readonly string[] = ["missing", "offline"];
/** A job was about to change the file. */
const IN_PROGRESS: readonly string[] = ["arriving", "queued", "probing", "identifying"];

const DECISION_FIELDS = ["edition", "part", "kind", "decision", "decidedBy"] as const;

export function createFileSnapshots({ files, matches, library }: FileSnapshotParts): FileSnapshots {
  return {
    read(fileId) {
      const file = files.byId(fileId);
      if (!file) return null;
      const { film, edition, part } = library.identity.placementOf(fileId);
      const [kind, error] = [files.kindOf(fileId), files.errorOf(fileId)];
      return { fileId, film, edition, part, kind, match: matches.getStored(fileId), state: file.state, error };
    },

    isUnchanged(file, decided) {
      const now = decisionOf(file);
      return (
        library.merging.mergeTarget(now.film) === library.merging.mergeTarget(decided.film) &&
        DECISION_FIELDS.every((name) => now[name] === decided[name])
      );
    },

    restore(before, createdFilm) {
      const { fileId, kind, match, error } = before;
      const movesUserData = createdFilm !== null && files.byId(fileId)?.film === createdFilm;
      library.identity.restorePlacement(
        before,
        before.film === null ? null : library.merging.restoreFilm(before.film),
        movesUserData,
      );
      matches.remove(fileId);
      if (match) matches.restore(fileId, match);
      files.setKind(fileId, kind);
      if (ABSENT.includes(files.byId(fileId)?.state ?? "")) return false;
      const wasAbsent = ABSENT.includes(before.state);
      const wasInProgress = IN_PROGRESS.includes(before.state) || (wasAbsent && match === null);
      if (wasInProgress) files.setState(fileId, "identifying");
      else if (wasAbsent) files.setState(fileId, match?.decision ?? "unmatched");
      else files.setState(fileId, before.state, error);
      return wasInProgress;
    },
  };
}

export function decisionOf({ fileId, film, edition, part, kind, match }: FileSnapshot): FileDecision {
  const { decision = null, decidedBy = null } = match ?? {};
  return { fileId, film, edition, part, kind, decision, decidedBy };
}
