import type { FileState as StateName } from "../../contract/index.ts";
import type { FileRecords } from "../../intake/index.ts";
import type { Library } from "../../library/index.ts";
import type { MatchRecords, StoredMatch } from "./matchRecords.ts";

/** What a file is, whole: its film and place under it, why, and its state. */
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

/** What an act made of a file, as far as a later act can change it. */
export interface FileDecision extends Pick<FileSnapshot, "fileId" | "film" | "edition" | "part" | "kind"> {
  readonly decision: string | null;
  readonly decidedBy: string | null;
}

export interface FileSnapshotParts {
  readonly files: FileRecords;
  readonly matches: MatchRecords;
  readonly library: Library;
}

/** Where the file itself is says more than what it was. */
const ABSENT: readonly string[] = ["missing", "offline"];
/** A job was about to change it. */
const UNDER_WAY: readonly string[] = ["arriving", "queued", "probing", "identifying"];

/** Reads and puts back what files are. Inside a transaction. */
export function createFileSnapshots({ files, matches, library }: FileSnapshotParts) {
  return {
    read(fileId: number): FileSnapshot | null {
      const file = files.byId(fileId);
      if (!file) return null;
      const { film, edition, part } = library.placeOf(fileId);
      const [kind, error] = [files.kindOf(fileId), files.errorOf(fileId)];
      return { fileId, film, edition, part, kind, match: matches.getStored(fileId), state: file.state, error };
    },

    /** Nobody decided anything about the file since. A film that turned out to be another counts as that one. */
    isUnchanged(file: FileSnapshot, decided: FileDecision): boolean {
      const now = decisionOf(file);
      return (
        library.sameFilm(now.film) === library.sameFilm(decided.film) &&
        (["edition", "part", "kind", "decision", "decidedBy"] as const).every((name) => now[name] === decided[name])
      );
    },

    /**
     * The file is what it was; its film returns if it had left.
     * @param made the film that came with the act: what people did on that card goes with the file
     * @returns whether it must be identified again: the job that was under way then has ended since
     */
    restore(before: FileSnapshot, made: number | null): boolean {
      const { fileId, kind, match, error } = before;
      const isHeir = made !== null && files.byId(fileId)?.film === made;
      library.putBack(before, before.film === null ? null : library.reviveFilm(before.film), isHeir);
      matches.remove(fileId);
      if (match) matches.restore(fileId, match);
      files.setKind(fileId, kind);
      if (ABSENT.includes(files.byId(fileId)?.state ?? "")) return false;
      const isUnderWay = UNDER_WAY.includes(before.state) || (ABSENT.includes(before.state) && match === null);
      if (isUnderWay) files.setState(fileId, "identifying");
      else if (ABSENT.includes(before.state)) files.setState(fileId, match?.decision ?? "unmatched");
      else files.setState(fileId, before.state, error);
      return isUnderWay;
    },
  };
}

export type FileSnapshots = ReturnType<typeof createFileSnapshots>;

export function decisionOf({ fileId, film, edition, part, kind, match }: FileSnapshot): FileDecision {
  const { decision = null, decidedBy = null } = match ?? {};
  return { fileId, film, edition, part, kind, decision, decidedBy };
}
