import type { FileRecords } from "../../intake/index.ts";
import type { Jobs } from "../../jobs/index.ts";
import type { Library } from "../../library/index.ts";
import type { Store } from "../../store/index.ts";
import { yieldToEventLoop } from "../../time/index.ts";
import { parseReleaseName } from "../releaseName/index.ts";
import { toProvisionalFilm } from "./cardJob.ts";
import type { MatchRecords } from "./matchRecords.ts";

export interface ReidentifyParts {
  readonly store: Store;
  readonly files: FileRecords;
  readonly matches: MatchRecords;
  readonly library: Library;
  readonly jobs: Jobs;
}

/** Identifying files again. Manual decisions stand. */
export interface Reidentify {
  /** After a key or a catalogue was added: queues every file that is not matched. */
  requeueUnresolved(): Promise<void>;
  /** Queues the files of these films. @returns how many files were queued */
  rematch(filmIds: readonly number[]): number;
  /**
   * After the content of a file was replaced: its match is dropped, and its name is identified again.
   * @returns false where a person decided about this file
   */
  resetIdentification(file: { readonly id: number; readonly path: string }): boolean;
}

const YIELD_EVERY = 100;

export function createReidentify({ store, files, matches, library, jobs }: ReidentifyParts): Reidentify {
  const enqueue = (fileId: number) =>
    jobs.enqueue({ kind: "identify", subject: "file", subjectId: fileId, uniqueKey: `identify:${fileId}` });

  return {
    async requeueUnresolved() {
      for (const [index, fileId] of matches.unresolvedFiles().entries()) {
        if (index % YIELD_EVERY === 0) await yieldToEventLoop();
        enqueue(fileId);
      }
    },

    rematch: (filmIds) =>
      store.writeRelaxed(() => {
        const ambiguous = matches.markAmbiguous(filmIds);
        for (const fileId of ambiguous) {
          files.setState(fileId, "identifying");
          enqueue(fileId);
        }
        return ambiguous.length;
      }),

    resetIdentification({ id, path }) {
      // A copy takes over the decision of the file it duplicates, a manual one too: only a journal entry of this very
      // file says that a person decided about it.
      if (library.journal.latestUndoable({ fileId: id }, "matched_by_hand")) return false;
      matches.remove(id);
      library.identity.unbindFile(id, toProvisionalFilm(id, parseReleaseName(path)));
      files.setState(id, "identifying");
      enqueue(id);
      return true;
    },
  };
}
