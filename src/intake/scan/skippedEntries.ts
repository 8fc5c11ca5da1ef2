import type { Exclusion } from "../exclusions/index.ts";

/** A skipped entry, or several skipped entries of one folder. */
export interface SkippedEntry {
  readonly path: string;
  /** An exclusion reason or a rejection code. */
  readonly reason: string;
  readonly fact: string | null;
  readonly isFolder: boolean;
  /** The number of files and folders it represents; 1 for a single file. */
  readonly entries: number;
  /** Whether it summarises further files of the folder that are not listed individually. */
  readonly isRest: boolean;
}

/**
 * Up to this many files of a folder are listed individually; the rest with the same reason is one entry with a count.
 */
export const MAX_LISTED_PER_FOLDER = 20;

/** Collects the skipped entries of one folder. */
export class SkippedEntries {
  readonly #folder: string;
  readonly #listed: SkippedEntry[] = [];
  readonly #byReason = new Map<string, number>();
  #companions = 0;

  /** @param folder the path under which further files are summarised */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** @param entries number of files in a folder, if it was counted */
  add(path: string, { reason, fact }: Exclusion, isFolder: boolean, entries = 1): void {
    if (reason === "companion") {
      this.#companions += 1;
      return;
    }
    const before = this.#byReason.get(reason) ?? 0;
    this.#byReason.set(reason, before + 1);
    if (before < MAX_LISTED_PER_FOLDER) this.#listed.push({ path, reason, fact, isFolder, entries, isRest: false });
  }

  /** Sidecar files, such as subtitles and images: counted but not listed. */
  get companions(): number {
    return this.#companions;
  }

  all(): SkippedEntry[] {
    const further = [...this.#byReason].filter(([, count]) => count > MAX_LISTED_PER_FOLDER);
    return [
      ...this.#listed,
      ...further.map(([reason, count]) => ({
        path: this.#folder,
        reason,
        fact: null,
        isFolder: true,
        entries: count - MAX_LISTED_PER_FOLDER,
        isRest: true,
      })),
    ];
  }
}
