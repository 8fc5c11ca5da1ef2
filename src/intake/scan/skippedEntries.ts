import type { Exclusion } from "../exclusions/index.ts";

/** Something in a folder that is not added, or many such things of one folder. */
export interface SkippedEntry {
  readonly path: string;
  /** A reason of the exclusions, or the code of a refusal. */
  readonly reason: string;
  readonly fact: string | null;
  readonly isFolder: boolean;
  /** How many files and folders this stands for; 1 for a single file. */
  readonly entries: number;
  /** It stands for further files in the folder, beside those that are listed. */
  readonly isRest: boolean;
}

/** So many files of one folder are listed each; further ones with the same reason are one entry with their number. */
export const MAX_LISTED_PER_FOLDER = 20;

/** Collects what is skipped in one folder. */
export class SkippedEntries {
  readonly #folder: string;
  readonly #listed: SkippedEntry[] = [];
  readonly #byReason = new Map<string, number>();
  #companions = 0;

  /** @param folder the path that further files are counted under */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** @param entries how many files a folder holds, where it was counted */
  add(path: string, { reason, fact }: Exclusion, isFolder: boolean, entries = 1): void {
    if (reason === "companion") {
      this.#companions += 1;
      return;
    }
    const before = this.#byReason.get(reason) ?? 0;
    this.#byReason.set(reason, before + 1);
    if (before < MAX_LISTED_PER_FOLDER) this.#listed.push({ path, reason, fact, isFolder, entries, isRest: false });
  }

  /** Files that belong to films, such as subtitles and images: they are counted and not listed. */
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
